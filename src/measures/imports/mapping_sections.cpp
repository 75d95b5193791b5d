#include "measures/imports/mapping_sections.hpp"

#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

Selection read_selection(MappingTable& table) {
    Selection chosen;
    for (const auto& [dimension, expression] : table.pairs("chosen")) {
        const auto one = parse_selection(dimension + "=" + expression);
        if (!one || one->size() != 1) {
            table.refuse("chosen", fmt::format("\"{}\" cannot be read as a choice", expression));
        } else {
            chosen.insert(one->begin(), one->end());
        }
    }
    return chosen;
}

}  // namespace

void check_length(
    MappingTable& table, std::string_view key, const std::string& text, std::size_t limit
) {
    if (base::length(text) > limit) {
        table.refuse(key, fmt::format("at most {} characters were expected", limit));
    } else if (limit == mapping_title_limit && !base::is_one_line(text)) {
        table.refuse(
            key, "one line was expected, without tabs, line breaks or invisible signs of direction"
        );
    }
}

void check_one_of(
    MappingTable& table,
    std::string_view key,
    const std::string& given,
    std::initializer_list<std::string_view> words
) {
    if (!given.empty() && std::find(words.begin(), words.end(), given) == words.end()) {
        table.refuse(
            key,
            fmt::format("\"{}\" was given, one of {} was expected", given, fmt::join(words, ", "))
        );
    }
}

Measure read_measure(MappingTable& table) {
    Measure measure{
        .slug = table.required_text("slug"),
        .name = table.required_text("name"),
        .definition = table.required_text("definition"),
        .numerator_means = table.text("numerator_means"),
        .denominator_means = table.text("denominator_means"),
        .services_did = table.text("services_did"),
        .source = table.required_text("source"),
        .main_dimension = table.text("main_dimension"),
        .reference_group = table.text("reference_group"),
        .chosen = read_selection(table),
        .retired_on = {}};
    measure.unit =
        table.word("unit", Unit::proportion, parse_unit, "proportion, rate, count or value");
    measure.direction = table.word(
        "direction",
        Direction::higher_is_better,
        parse_direction,
        "higher_is_better, lower_is_better or neither"
    );
    measure.per = table.whole("per", 100);
    measure.decimals = static_cast<int>(std::clamp<std::int64_t>(table.whole("decimals", 1), 0, 6));
    measure.is_complete_count = table.boolean("complete_count", false);
    measure.is_sensitive = table.boolean("sensitive", false);
    measure.is_public = table.boolean("public", false);
    if (!measure.slug.empty() && base::slug(measure.slug) != measure.slug) {
        table.refuse("slug", "lower-case letters, digits and single hyphens were expected");
    }
    if (measure.per < 1) {
        table.refuse("per", "1 or more was expected");
    }
    if (measure.unit == Unit::proportion && measure.per != 100) {
        table.refuse("per", "100 was expected: a proportion is of every 100");
    }
    check_length(table, "slug", measure.slug, mapping_title_limit);
    check_length(table, "name", measure.name, mapping_title_limit);
    check_length(table, "definition", measure.definition, mapping_text_limit);
    table.finish();
    return measure;
}

namespace {

char read_mark(MappingTable& table, std::string_view key, char otherwise) {
    if (!table.has(key)) {
        return otherwise;
    }
    const std::string given = table.text(key);
    if (given.size() > 1) {
        table.refuse(key, "one character, or an empty text for none, was expected");
    }
    return given.empty() ? '\0' : given.front();
}

}  // namespace

tables::ReadOptions read_file_options(MappingTable& table) {
    tables::ReadOptions options;
    if (const std::string given = table.text("encoding"); !given.empty()) {
        options.encoding = tables::parse_encoding(given);
        if (!options.encoding) {
            table.refuse("encoding", "UTF-8, UTF-16 LE, UTF-16 BE or Windows-1252 was expected");
        }
    }
    if (table.has("delimiter")) {
        options.dialect.delimiter = read_mark(table, "delimiter", ',');
        if (std::string_view(",\t;|").find(*options.dialect.delimiter) == std::string_view::npos) {
            table.refuse("delimiter", "a comma, tab, semicolon or pipe was expected");
        }
    }
    if (table.has("quote")) {
        options.dialect.quote = read_mark(table, "quote", '"');
        if (std::string_view("\"'\0", 3).find(*options.dialect.quote) == std::string_view::npos) {
            table.refuse("quote", "a double quote, an apostrophe or an empty text was expected");
        }
    }
    if (table.has("first_line")) {
        const std::int64_t line = table.whole("first_line", 1);
        if (line < 1) {
            table.refuse("first_line", "1 or more was expected");
        } else {
            options.dialect.first_line = static_cast<std::uint64_t>(line);
        }
    }
    table.finish();
    return options;
}

tables::CellRules read_cell_rules(MappingTable& table) {
    tables::CellRules rules = tables::default_cell_rules();
    rules.allow_exponent = table.boolean("exponents", false);
    rules.decimal_mark = read_mark(table, "decimal_mark", '.');
    rules.thousands_mark = read_mark(table, "thousands_mark", ',');
    if (rules.decimal_mark == '\0' || rules.decimal_mark == rules.thousands_mark) {
        table.refuse("decimal_mark", "a mark other than the one between thousands was expected");
    }
    constexpr std::string_view kinds = "suppressed, bounded, missing, not collected or refused";
    rules.below = table.word("below", rules.below, tables::parse_cell_kind, kinds);
    rules.above = table.word("above", rules.above, tables::parse_cell_kind, kinds);
    for (const auto& [written, meant] : table.pairs("words")) {
        const auto kind = tables::parse_cell_kind(meant);
        if (!kind || *kind == tables::CellKind::reported) {
            table.refuse("words", fmt::format("\"{}\" was given, {} was expected", meant, kinds));
        } else {
            rules.words[tables::tidy_key(written)] = *kind;
        }
    }
    table.finish();
    return rules;
}

}  // namespace measures
