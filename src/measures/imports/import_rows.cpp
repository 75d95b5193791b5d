#include "measures/imports/import_rows.hpp"

#include "analysis/equity/age_band.hpp"
#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace measures {
namespace {

// "12 to 15", "90 and over", "7"
std::string age_label(equity::AgeBand band) {
    if (!band.to) {
        return fmt::format("{} and over", band.from);
    }
    return *band.to == band.from ? std::to_string(band.from)
                                 : fmt::format("{} to {}", band.from, *band.to);
}

std::string listed_values(const DimensionMapping& dimension) {
    std::string list;
    std::size_t count = 0;
    for (const GroupMapping& group : dimension.groups) {
        for (const std::string& value : group.values) {
            if (++count <= 8) {
                list += (list.empty() ? "\"" : ", \"") + value + "\"";
            }
        }
    }
    list += count > 8 ? fmt::format(" or another of {}", count) : "";
    if (dimension.holds_ages) {
        list = "ages, as in 12-15 or 90+" + (list.empty() ? "" : ", or " + list);
    }
    return list;
}

}  // namespace

std::int32_t CellBook::number_of(std::span<const std::int32_t> parts) {
    const auto number = static_cast<std::int32_t>(known_.size());
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    const auto [found, is_new] = known_.insert(number);
    if (!is_new) {
        parts_.resize(parts_.size() - width_);
    }
    return *found;
}

std::span<const std::int32_t> CellBook::parts(std::int32_t number) const {
    return std::span(parts_).subspan(static_cast<std::size_t>(number) * width_, width_);
}

std::size_t CellBook::Hash::operator()(std::int32_t number) const {
    std::uint64_t mixed = 0;
    for (const std::int32_t part : book->parts(number)) {
        mixed = (std::rotl(mixed, 21) ^ static_cast<std::uint32_t>(part)) * 0x9e3779b97f4a7c15ULL;
    }
    return mixed ^ (mixed >> 29);
}

bool CellBook::Same::operator()(std::int32_t left, std::int32_t right) const {
    return std::ranges::equal(book->parts(left), book->parts(right));
}

RowReader::RowReader(const Mapping& mapping, const tables::Columns& columns, PlaceBook& places)
    : mapping_(mapping), places_(places), figure_rules_(mapping) {
    base::FieldErrors errors;
    period_column_ = bind(mapping.period.column, columns, errors).value_or(BoundColumn{});
    place_column_ = bind(mapping.place.column, columns, errors).value_or(BoundColumn{});
    bind_dimensions(columns, errors);
    cells_ = std::make_unique<CellBook>(dimensions_.size());
    numerator_ = bind(mapping.numerator, columns, errors);
    denominator_ = bind(mapping.denominator, columns, errors);
    value_ = bind(mapping.value, columns, errors);
    status_ = bind(mapping.status, columns, errors);
    for (const LeaveOut& rule : mapping.leave_out) {
        std::set<std::string, std::less<>> values;
        for (const std::string& value : rule.values) {
            values.insert(tables::tidy_key(value));
        }
        if (auto column = bind(rule.column, columns, errors)) {
            leave_out_.emplace_back(std::move(*column), std::move(values));
        }
    }
    if (!errors.empty()) {
        std::string message = "The file does not have the columns that the mapping names:";
        for (const base::FieldError& error : errors) {
            message += "\n  " + error.message;
        }
        throw base::Error(base::Code::invalid, message, errors);
    }
}

std::optional<RowReader::BoundColumn> RowReader::bind(
    const MappedColumn& column, const tables::Columns& columns, base::FieldErrors& errors
) const {
    if (!column.is_given()) {
        return std::nullopt;
    }
    if (column.headers.empty()) {
        return BoundColumn{constant_column, "(constant)", column.constant};
    }
    try {
        for (const std::string& header : column.headers) {
            if (const auto index = columns.find_column(header)) {
                return BoundColumn{*index, columns[*index].name, ""};
            }
        }
        columns.get_column(column.headers.front());
    } catch (const base::Error& missing) {
        errors.push_back({"mapping", missing.what()});
    }
    return std::nullopt;
}

void RowReader::bind_dimensions(const tables::Columns& columns, base::FieldErrors& errors) {
    for (const DimensionMapping& dimension : mapping_.dimensions) {
        BoundDimension bound{&dimension, {}, {}, {}};
        bound.column = bind(dimension.column, columns, errors).value_or(BoundColumn{});
        for (const GroupMapping& group : dimension.groups) {
            const auto position = static_cast<std::int32_t>(bound.groups.size());
            bound.groups.push_back(group.group);
            for (const std::string& value : group.values) {
                bound.known.emplace(tables::tidy_key(value), position);
            }
        }
        dimensions_.push_back(std::move(bound));
    }
    // Combinations name their dimensions in order.
    std::sort(
        dimensions_.begin(),
        dimensions_.end(),
        [](const BoundDimension& left, const BoundDimension& right) {
            return left.mapping->name < right.mapping->name;
        }
    );
}

bool RowReader::is_left_out(const tables::Record& record) const {
    return std::any_of(leave_out_.begin(), leave_out_.end(), [&](const auto& rule) {
        return rule.second.contains(tables::tidy_key(rule.first.of(record)));
    });
}

std::optional<std::int32_t> RowReader::read_period(
    const tables::Record& record, RefusalList& refusals
) {
    const std::string_view text = period_column_.of(record);
    if (const auto known = known_periods_.find(text); known != known_periods_.end()) {
        return known->second;
    }
    const auto reading = read_import_period(text, mapping_.period.kind, mapping_.period.form);
    if (!reading.period) {
        refusals.add({record.line, period_column_.name, std::string(text), reading.expected});
        return std::nullopt;
    }
    const auto [found, is_new] =
        period_numbers_.try_emplace(*reading.period, static_cast<std::int32_t>(periods_.size()));
    if (is_new) {
        periods_.push_back(*reading.period);
    }
    known_periods_.emplace(text, found->second);
    return found->second;
}

std::optional<std::int32_t> RowReader::read_place(
    const tables::Record& record, RefusalList& refusals
) {
    const std::string_view text = place_column_.of(record);
    if (const auto known = known_places_.find(text); known != known_places_.end()) {
        return known->second;
    }
    const auto found = places_.find(text);
    if (!found) {
        refusals.add({record.line, place_column_.name, std::string(text), places_.expected(text)});
        return std::nullopt;
    }
    known_places_.emplace(text, *found);
    return found;
}

std::optional<std::int32_t> RowReader::find_group(
    BoundDimension& dimension, std::string_view text
) {
    if (const auto known = dimension.known.find(tables::tidy_key(text));
        known != dimension.known.end()) {
        return known->second;
    }
    const auto band =
        dimension.mapping->holds_ages ? equity::parse_age_band(base::trim(text)) : std::nullopt;
    if (!band) {
        return std::nullopt;
    }
    const std::string code = equity::age_band_text(*band);
    const auto same =
        std::find_if(dimension.groups.begin(), dimension.groups.end(), [&](const Group& group) {
            return group.code == code;
        });
    const auto position = static_cast<std::int32_t>(same - dimension.groups.begin());
    if (same == dimension.groups.end()) {
        // Youngest first, whatever the file's order; before the groups that are no ages.
        const std::int64_t order = band->from * 200 + band->to.value_or(199) - 100'000;
        dimension.groups.push_back({dimension.mapping->name, code, age_label(*band), order});
    }
    return position;
}

std::optional<std::int32_t> RowReader::read_group(
    BoundDimension& dimension, const tables::Record& record, RefusalList& refusals
) {
    const std::string_view text = dimension.column.of(record);
    if (const auto known = dimension.known.find(text); known != dimension.known.end()) {
        return known->second;
    }
    const auto found = find_group(dimension, text);
    if (!found) {
        refusals.add(
            {record.line,
             dimension.column.name,
             std::string(text),
             listed_values(*dimension.mapping)}
        );
        return std::nullopt;
    }
    dimension.known.emplace(text, *found);
    return found;
}

std::optional<std::int32_t> RowReader::read_cell(
    const tables::Record& record, RefusalList& refusals
) {
    const auto place = read_place(record, refusals);
    bool is_read = place.has_value();
    cell_parts_.assign(1, place.value_or(-1));
    for (BoundDimension& dimension : dimensions_) {
        const auto group = read_group(dimension, record, refusals);
        is_read = is_read && group.has_value();
        cell_parts_.push_back(group.value_or(-1));
    }
    return is_read ? std::optional(cells_->number_of(cell_parts_)) : std::nullopt;
}

ImportCell RowReader::cell(std::int32_t number) const {
    const auto parts = cells_->parts(number);
    GroupKey groups;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        const Group& group = dimensions_[i].groups[static_cast<std::size_t>(parts[i + 1])];
        groups[group.dimension] = group.code;
    }
    return {parts.front(), group_key_text(groups)};
}

std::optional<ImportRow> RowReader::read(const tables::Record& record, RefusalList& refusals) {
    if (is_left_out(record)) {
        ++left_out_;
        return std::nullopt;
    }
    const auto cell_in = [&](const std::optional<BoundColumn>& column) {
        return column ? std::optional(FigureCell{column->name, column->of(record)}) : std::nullopt;
    };
    const auto period = read_period(record, refusals);
    const auto cell = read_cell(record, refusals);
    const auto figures = read_import_figures(
        figure_rules_,
        {cell_in(numerator_), cell_in(denominator_), cell_in(value_), cell_in(status_)},
        record.line,
        refusals
    );
    if (!period || !cell || !figures) {
        return std::nullopt;
    }
    return ImportRow{record.line, *cell, *period, *figures};
}

std::vector<Group> RowReader::groups() const {
    std::vector<Group> all;
    for (const BoundDimension& dimension : dimensions_) {
        all.insert(all.end(), dimension.groups.begin(), dimension.groups.end());
    }
    return all;
}

}  // namespace measures
