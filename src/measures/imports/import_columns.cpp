#include "measures/imports/import_columns.hpp"

#include "analysis/equity/age_band.hpp"
#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace measures {
namespace {

constexpr std::size_t most_codes = 200;

bool has_word(const std::string& column, std::initializer_list<const char*> words) {
    const std::string key = tables::tidy_key(column);
    return std::any_of(words.begin(), words.end(), [&](const char* word) {
        return key.find(word) != std::string::npos;
    });
}

std::string first_with(
    const std::vector<std::string>& columns, std::initializer_list<const char*> words
) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) {
        return has_word(column, words);
    });
    return found == columns.end() ? "" : *found;
}

bool is_dimension_header(const std::string& column) {
    return has_word(column, {"ethnic", "age", "gender", "sex", "depriv", "disab"});
}

std::string dimension_name(const std::string& column) {
    for (const auto& [word, name] :
         {std::pair("ethnic", "ethnicity"),
          std::pair("gender", "gender"),
          std::pair("sex", "gender"),
          std::pair("depriv", "deprivation"),
          std::pair("age", "age")}) {
        if (has_word(column, {word})) {
            return name;
        }
    }
    const std::string slug = base::slug(column);
    return slug.empty() ? "group" : slug;
}

std::string code_for(const std::string& value) {
    const std::string key = tables::tidy_key(value);
    constexpr std::array totals{"total", "all", "all ages", "all ethnicities", "both"};
    constexpr std::array unknowns{"", "unknown", "not known", "not stated", "unspecified"};
    if (std::find(totals.begin(), totals.end(), key) != totals.end()) {
        return std::string(total_code);
    }
    if (std::find(unknowns.begin(), unknowns.end(), key) != unknowns.end()) {
        return std::string(unknown_code);
    }
    const std::string slug = base::slug(value);
    return slug.empty() ? "group" : slug;
}

// The group of the dimension whose label or code the value is, capitals and macrons aside.
const Group* group_called(
    const std::vector<Group>& known, const std::string& dimension, const std::string& value
) {
    const std::string key = tables::tidy_key(value);
    const auto found = std::find_if(known.begin(), known.end(), [&](const Group& group) {
        return group.dimension == dimension &&
               (tables::tidy_key(group.label) == key || tables::tidy_key(group.code) == key);
    });
    return found == known.end() ? nullptr : &*found;
}

DimensionForm read_dimension_form(const http::Form& form, std::size_t number) {
    const auto field = [&](const char* name) { return fmt::format("{}-{}", name, number); };
    DimensionForm dimension{
        .column = std::string(form.raw(field("column"))),
        .name = form.text(field("name")),
        .holds_ages = form.has(field("ages"))};
    for (std::size_t i = 1; i <= most_codes && form.has(fmt::format("value-{}-{}", number, i));
         ++i) {
        dimension.codes.push_back(
            {std::string(form.raw(fmt::format("value-{}-{}", number, i))),
             form.text(fmt::format("code-{}-{}", number, i)),
             form.text(fmt::format("label-{}-{}", number, i))}
        );
    }
    return dimension;
}

MappedColumn column_of(const std::string& header) {
    MappedColumn column;
    if (!header.empty()) {
        column.headers.push_back(header);
    }
    return column;
}

// Values with one code are one group, which has the label of the first.
DimensionMapping dimension_of(const DimensionForm& form) {
    DimensionMapping dimension{
        .name = form.name, .column = column_of(form.column), .holds_ages = form.holds_ages};
    for (const CodeForm& code : form.codes) {
        const auto same = std::find_if(
            dimension.groups.begin(),
            dimension.groups.end(),
            [&](const GroupMapping& group) { return group.group.code == code.code; }
        );
        if (same != dimension.groups.end()) {
            same->values.push_back(code.value);
            continue;
        }
        const auto position = static_cast<std::int64_t>(dimension.groups.size()) + 1;
        dimension.groups.push_back(
            {{form.name, code.code, code.label.empty() ? code.value : code.label, position},
             {code.value}}
        );
    }
    return dimension;
}

std::optional<std::int64_t> parse_per(const std::string& text) {
    std::int64_t per = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), per);
    const bool is_read = error == std::errc() && end == text.data() + text.size();
    return is_read && per >= 1 && per <= 10'000'000 ? std::optional(per) : std::nullopt;
}

Measure measure_of_form(const ColumnsForm& form) {
    Measure measure;
    measure.slug = base::slug(form.name);
    measure.name = form.name;
    measure.definition = form.definition;
    measure.unit = parse_unit(form.unit).value_or(Unit::proportion);
    if (measure.unit == Unit::rate) {
        measure.per = parse_per(form.per).value_or(measure.per);
    }
    measure.numerator_means = form.numerator_means;
    measure.denominator_means = form.denominator_means;
    measure.services_did = form.services_did;
    measure.is_complete_count = form.is_complete_count;
    measure.direction = parse_direction(form.direction).value_or(Direction::higher_is_better);
    measure.source = form.source;
    measure.is_public = form.is_public;
    if (!form.dimensions.empty()) {
        measure.main_dimension = form.dimensions.front().name;
    }
    for (const DimensionForm& dimension : form.dimensions) {
        if (is_ethnicity(dimension.name)) {
            measure.main_dimension = dimension.name;
        }
    }
    return measure;
}

void require_text(
    base::FieldErrors& errors, const char* field, const std::string& text, const char* message
) {
    if (base::trim(text).empty()) {
        errors.push_back({field, message});
    }
}

}  // namespace

ColumnsForm read_columns_form(const http::Form& form) {
    ColumnsForm read{
        .measure = form.text("measure"),
        .name = form.text("name"),
        .definition = form.text("definition"),
        .unit = form.text("unit"),
        .per = form.text("per"),
        .numerator_means = form.text("numerator_means"),
        .denominator_means = form.text("denominator_means"),
        .services_did = form.text("services_did"),
        .is_complete_count = form.has("complete_count"),
        .direction = form.text("direction"),
        .source = form.text("source"),
        .is_public = form.has("public"),
        .protection = form.text("protection"),
        .ethnicity_output = form.text("ethnicity_output"),
        .period_column = std::string(form.raw("period_column")),
        .period_kind = form.text("period_kind"),
        .period_form = form.text("period_form"),
        .place_column = std::string(form.raw("place_column")),
        .create_missing = form.has("create_missing"),
        .parent = form.text("parent"),
        .numerator = std::string(form.raw("numerator")),
        .denominator = std::string(form.raw("denominator")),
        .value = std::string(form.raw("value")),
        .numerator_source = form.text("numerator_source"),
        .denominator_source = form.text("denominator_source"),
        .numerator_edition = form.text("numerator_edition"),
        .denominator_edition = form.text("denominator_edition"),
        .has_exponents = form.has("exponents"),
        .dimension_columns = form.all("dimension_columns")};
    for (std::size_t number = 1; number <= read.dimension_columns.size(); ++number) {
        if (form.has(fmt::format("column-{}", number))) {
            read.dimensions.push_back(read_dimension_form(form, number));
        }
    }
    return read;
}

base::FieldErrors validate(const ColumnsForm& form) {
    base::FieldErrors errors;
    if (form.measure.empty()) {
        require_text(errors, "name", form.name, "Name the measure.");
        require_text(errors, "definition", form.definition, "Say what it measures.");
        require_text(errors, "source", form.source, "Say who publishes or holds these figures.");
        if (!form.name.empty() && base::slug(form.name).empty()) {
            errors.push_back({"name", "Use some letters or digits in the name."});
        }
        if (form.unit == "rate" && !parse_per(form.per)) {
            errors.push_back({"per", "Say per how many, such as 1000 or 100000."});
        }
    }
    require_text(errors, "protection", form.protection, "Say whether the figures are published.");
    require_text(errors, "period_column", form.period_column, "Choose the column of the period.");
    require_text(errors, "place_column", form.place_column, "Choose the column of the place.");
    if (form.numerator.empty() && form.value.empty()) {
        errors.push_back({"numerator", "Choose the column of those counted, or of the figure."});
    }
    if (!form.numerator.empty() && form.denominator.empty() && form.unit != "count" &&
        form.value.empty()) {
        errors.push_back({"denominator", "Choose the column of those they are counted among."});
    }
    require_text(
        errors, "numerator_source", form.numerator_source, "Say where the figures come from."
    );
    if (!form.denominator.empty()) {
        require_text(
            errors, "denominator_source", form.denominator_source, "Say which population this is."
        );
    }
    const bool has_ethnicity = std::any_of(
        form.dimension_columns.begin(),
        form.dimension_columns.end(),
        [](const std::string& column) { return has_word(column, {"ethnic"}); }
    );
    if (has_ethnicity && form.ethnicity_output.empty()) {
        errors.push_back({"ethnicity_output", "Say how the source counts people of several groups."}
        );
    }
    if (form.dimension_columns.size() > 10) {
        errors.push_back({"dimension_columns", "Choose at most ten."});
    }
    return errors;
}

ColumnsForm guess_columns(const std::vector<std::string>& columns) {
    ColumnsForm form;
    form.period_column = first_with(
        columns, {"date", "as_of", "as of", "period", "quarter", "month", "year", "day"}
    );
    form.place_column =
        first_with(columns, {"district", "dhb", "place", "suburb", "region", "locality", "area"});
    form.denominator = first_with(columns, {"population", "denominator", "enrolled", "eligible"});
    form.numerator = first_with(columns, {"numerator", "people", "count", "number"});
    for (const std::string& column : columns) {
        if (is_dimension_header(column) && column != form.period_column &&
            column != form.place_column && column != form.numerator && column != form.denominator) {
            form.dimension_columns.push_back(column);
        }
    }
    return form;
}

DimensionForm guess_dimension(
    const std::string& column,
    const std::vector<std::string>& values,
    const std::vector<Group>& known,
    std::size_t limit
) {
    DimensionForm dimension{.column = column, .name = dimension_name(column)};
    for (const std::string& value : values) {
        if (equity::parse_age_band(base::trim(value))) {
            dimension.holds_ages = true;
        } else if (dimension.codes.size() < std::min(limit, most_codes)) {
            const Group* group = group_called(known, dimension.name, value);
            dimension.codes.push_back(
                group != nullptr
                    ? CodeForm{value, group->code, group->label}
                    : CodeForm{value, code_for(value), value.empty() ? "Not known" : value}
            );
        }
    }
    return dimension;
}

Mapping mapping_of(const ColumnsForm& form, const std::optional<Measure>& measure) {
    Mapping mapping;
    mapping.measure = measure ? *measure : measure_of_form(form);
    mapping.protection = form.protection;
    mapping.ethnicity_output = form.ethnicity_output;
    mapping.cells.allow_exponent = form.has_exponents;
    mapping.period = {
        column_of(form.period_column),
        parse_period_kind(form.period_kind).value_or(PeriodKind::day),
        tables::parse_date_form(form.period_form).value_or(tables::DateForm::any)};
    mapping.place.column = column_of(form.place_column);
    mapping.place.create_missing = form.create_missing;
    mapping.place.parent = form.parent;
    mapping.numerator = column_of(form.numerator);
    mapping.denominator = column_of(form.denominator);
    mapping.value = column_of(form.value);
    mapping.numerator_source = form.numerator_source;
    mapping.denominator_source = form.denominator_source;
    mapping.numerator_edition = form.numerator_edition;
    mapping.denominator_edition = form.denominator_edition;
    for (const DimensionForm& dimension : form.dimensions) {
        mapping.dimensions.push_back(dimension_of(dimension));
    }
    // What the measure's page is about must be in the file; its definition says so elsewhere.
    const auto is_there = [&](std::string_view name) {
        return std::any_of(
            mapping.dimensions.begin(),
            mapping.dimensions.end(),
            [&](const DimensionMapping& dimension) { return dimension.name == name; }
        );
    };
    if (!is_there(mapping.measure.main_dimension)) {
        mapping.measure.main_dimension.clear();
    }
    std::erase_if(mapping.measure.chosen, [&](const auto& one) { return !is_there(one.first); });
    return mapping;
}

}  // namespace measures
