#include "measures/imports/mapping.hpp"

#include "measures/imports/mapping_sections.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace measures {
namespace {

constexpr std::array<std::pair<PeriodKind, std::string_view>, 6> period_kinds{
    {{PeriodKind::day, "day"},
     {PeriodKind::month, "month"},
     {PeriodKind::quarter, "quarter"},
     {PeriodKind::year, "year"},
     {PeriodKind::financial_year, "financial year"},
     {PeriodKind::year_ending, "year ending"}}};

MappedColumn read_column(MappingTable& table, std::string_view constant_key = "constant") {
    MappedColumn column{table.texts("column"), table.text(constant_key), table.line()};
    std::erase(column.headers, "");
    if (!column.headers.empty() && !column.constant.empty()) {
        table.refuse(constant_key, "give a column or a constant, not both");
    }
    return column;
}

void require_column(MappingTable& table, const MappedColumn& column) {
    if (!column.is_given()) {
        table.refuse("column", "name the column, or give a constant");
    }
}

PeriodMapping read_period(MappingTable& table) {
    PeriodMapping period{.column = read_column(table)};
    require_column(table, period.column);
    period.kind = table.word(
        "kind",
        PeriodKind::day,
        parse_period_kind,
        "day, month, quarter, year, financial year or year ending"
    );
    period.form = table.word(
        "form",
        tables::DateForm::any,
        tables::parse_date_form,
        "any, year first, day first, month first or month by name"
    );
    table.finish();
    return period;
}

PlaceMapping read_place(MappingTable& table) {
    PlaceMapping place{.column = read_column(table)};
    require_column(table, place.column);
    for (const auto& [written, meant] : table.pairs("names")) {
        place.names[tables::tidy_key(written)] = meant;
    }
    place.create_missing = table.boolean("create_missing", false);
    place.kind = table.text("kind", place.kind);
    place.parent = table.text("parent");
    check_length(table, "kind", place.kind, mapping_title_limit);
    check_length(table, "parent", place.parent, mapping_title_limit);
    table.finish();
    return place;
}

GroupMapping read_group(MappingTable& table, const std::string& dimension, std::int64_t position) {
    GroupMapping group{
        {dimension, table.required_text("code"), "", table.whole("position", position)},
        table.texts("values")};
    group.group.label = table.text("label", group.group.code);
    if (!group.group.code.empty() && !is_group_code(group.group.code)) {
        table.refuse("code", "lower-case letters, digits, \"_\", \"-\" and \"+\" were expected");
    }
    if (group.values.empty()) {
        group.values = {group.group.code, group.group.label};
    }
    check_length(table, "label", group.group.label, mapping_title_limit);
    table.finish();
    return group;
}

DimensionMapping read_dimension(MappingTable& table) {
    DimensionMapping dimension{
        .name = table.required_text("name"),
        .column = read_column(table),
        .holds_ages = table.boolean("ages", false)};
    require_column(table, dimension.column);
    if (!dimension.name.empty() && !is_group_code(dimension.name)) {
        table.refuse("name", "lower-case letters, digits, \"_\" and \"-\" were expected");
    }
    std::set<std::string> values;
    std::set<std::string> codes;
    std::int64_t position = 0;
    for (MappingTable& one : table.tables("groups")) {
        dimension.groups.push_back(read_group(one, dimension.name, ++position));
        if (!codes.insert(dimension.groups.back().group.code).second) {
            one.refuse("code", "another group has this code already");
        }
        for (const std::string& value : dimension.groups.back().values) {
            const bool is_own_word = dimension.groups.back().group.code == value;
            if (!values.insert(tables::tidy_key(value)).second && !is_own_word) {
                one.refuse("values", fmt::format("\"{}\" already means another group", value));
            }
        }
    }
    if (dimension.groups.empty() && !dimension.holds_ages) {
        table.refuse("groups", "list the groups, or say ages = true");
    }
    table.finish();
    return dimension;
}

std::string read_edition(MappingTable& table, std::string_view key) {
    std::string edition = table.text(key);
    check_length(table, key, edition, mapping_title_limit);
    return edition;
}

Break read_break(MappingTable& table) {
    Break made{.kind = table.required_text("kind"), .reason = table.required_text("reason")};
    if (!table.has("on")) {
        table.refuse("on", "it is missing");
    }
    made.on = table.date("on").value_or(base::Date{});
    check_one_of(table, "kind", made.kind, {"definition", "age_range", "denominator", "source"});
    check_length(table, "reason", made.reason, mapping_text_limit);
    made.denominator_edition = read_edition(table, "denominator_edition");
    if (!made.denominator_edition.empty() && made.kind != "denominator") {
        table.refuse("denominator_edition", "it begins with a break of the kind \"denominator\"");
    }
    table.finish();
    return made;
}

LeaveOut read_leave_out(MappingTable& table) {
    LeaveOut rule{read_column(table), table.texts("values"), table.required_text("reason")};
    if (rule.column.headers.empty()) {
        table.refuse("column", "name the column");
    }
    if (rule.values.empty()) {
        table.refuse("values", "list the values whose rows are left out");
    }
    table.finish();
    return rule;
}

void read_figures(MappingTable& root, Mapping& mapping) {
    const auto counted =
        [&](std::string_view key, MappedColumn& column, std::string& source, std::string& edition) {
            if (auto table = root.table(key)) {
                column = read_column(*table);
                require_column(*table, column);
                source = table->required_text("source");
                edition = read_edition(*table, "edition");
                table->finish();
            }
        };
    counted("numerator", mapping.numerator, mapping.numerator_source, mapping.numerator_edition);
    counted(
        "denominator", mapping.denominator, mapping.denominator_source, mapping.denominator_edition
    );
    if (auto table = root.table("value")) {
        mapping.value = read_column(*table);
        require_column(*table, mapping.value);
        mapping.value_is_fraction = table->boolean("fraction", false);
        if (mapping.numerator_source.empty()) {
            mapping.numerator_source = table->required_text("source");
            mapping.numerator_edition = read_edition(*table, "edition");
        }
        table->finish();
    }
    if (auto table = root.table("status")) {
        mapping.status = read_column(*table);
        require_column(*table, mapping.status);
        for (const auto& [written, meant] : table->pairs("words")) {
            const auto state = base::parse_figure_state(meant);
            if (state) {
                mapping.status_words[tables::tidy_key(written)] = *state;
            } else {
                table->refuse(
                    "words", "reported, suppressed, missing or not collected was expected"
                );
            }
        }
        table->finish();
    }
}

void read_declarations(MappingTable& root, Mapping& mapping) {
    mapping.protection = root.required_text("protection");
    check_one_of(root, "protection", mapping.protection, {"as_published", "raw"});
    mapping.ethnicity_output = root.text("ethnicity_output");
    check_one_of(
        root, "ethnicity_output", mapping.ethnicity_output, {"total", "prioritised", "sole"}
    );
    for (MappingTable& table : root.tables("leave_out")) {
        mapping.leave_out.push_back(read_leave_out(table));
    }
    for (MappingTable& table : root.tables("break")) {
        mapping.breaks.push_back(read_break(table));
    }
}

// What only the whole mapping can tell.
void check_mapping(MappingTable& root, const Mapping& mapping) {
    std::set<std::string> names;
    for (const DimensionMapping& dimension : mapping.dimensions) {
        if (!dimension.name.empty() && !names.insert(dimension.name).second) {
            root.refuse("dimension", fmt::format("\"{}\" is there twice", dimension.name));
        }
        if (is_ethnicity(dimension.name) && mapping.ethnicity_output.empty()) {
            root.refuse(
                "ethnicity_output",
                "total, prioritised or sole was expected, since there is a dimension of ethnicity"
            );
        }
    }
    const Measure& measure = mapping.measure;
    if (!measure.main_dimension.empty() && !names.contains(measure.main_dimension)) {
        root.refuse(
            "measure", fmt::format("main_dimension \"{}\" is no dimension", measure.main_dimension)
        );
    }
    for (const auto& [dimension, expression] : measure.chosen) {
        if (!names.contains(dimension)) {
            root.refuse("measure", fmt::format("chosen names \"{}\", no dimension", dimension));
        }
    }
    const bool is_counted = mapping.numerator.is_given() &&
                            (mapping.denominator.is_given() || measure.unit == Unit::count);
    if (!is_counted && !mapping.value.is_given()) {
        root.refuse("numerator", "give a numerator and a denominator, or a value");
    }
}

}  // namespace

Mapping parse_mapping(std::string_view toml, std::string_view name) {
    const MappingNode tree = read_toml(toml, name);
    MappingMistakes mistakes(name);
    MappingTable root(tree, "", mistakes);
    Mapping mapping;
    for (const char* section : {"measure", "period", "place"}) {
        if (!root.has(section)) {
            root.refuse(section, fmt::format("the table [{}] is missing", section));
        }
    }
    if (auto table = root.table("measure")) {
        mapping.measure = read_measure(*table);
    }
    if (auto table = root.table("file")) {
        mapping.file = read_file_options(*table);
    }
    if (auto table = root.table("numbers")) {
        mapping.cells = read_cell_rules(*table);
    }
    if (auto table = root.table("period")) {
        mapping.period = read_period(*table);
    }
    if (auto table = root.table("place")) {
        mapping.place = read_place(*table);
    }
    for (MappingTable& table : root.tables("dimension")) {
        mapping.dimensions.push_back(read_dimension(table));
    }
    read_figures(root, mapping);
    read_declarations(root, mapping);
    check_mapping(root, mapping);
    root.finish();
    mistakes.throw_all();
    return mapping;
}

std::string_view name(PeriodKind kind) {
    return period_kinds.at(static_cast<std::size_t>(kind)).second;
}

std::optional<PeriodKind> parse_period_kind(std::string_view text) {
    for (const auto& [kind, word] : period_kinds) {
        if (word == text) {
            return kind;
        }
    }
    return std::nullopt;
}

bool is_group_code(std::string_view text) {
    return !text.empty() && text.size() <= 100 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-+") ==
               std::string_view::npos;
}

}  // namespace measures
