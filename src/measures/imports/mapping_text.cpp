// A mapping written as TOML.
#include "base/text.hpp"
#include "measures/imports/mapping.hpp"
#include "measures/imports/mapping_node.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

class MappingWriter {
public:
    void line(const std::string& text) { text_ += text + "\n"; }
    void table(std::string_view name) { line(fmt::format("\n[{}]", name)); }
    void entry_of_list(std::string_view name) { line(fmt::format("\n[[{}]]", name)); }
    // Left out when empty.
    void text(std::string_view key, std::string_view value) {
        if (!value.empty()) {
            line(fmt::format("{} = {}", key, toml_text(value)));
        }
    }
    // Left out when it is what a mapping without it means.
    void boolean(std::string_view key, bool value, bool otherwise = false) {
        if (value != otherwise) {
            line(fmt::format("{} = {}", key, value));
        }
    }
    void texts(std::string_view key, const std::vector<std::string>& values) {
        if (!values.empty()) {
            line(fmt::format("{} = {}", key, list(values)));
        }
    }
    void column(const MappedColumn& column) {
        texts("column", column.headers);
        text("constant", column.constant);
    }
    static std::string list(const std::vector<std::string>& values) {
        std::string all;
        for (const std::string& value : values) {
            all += (all.empty() ? "" : ", ") + toml_text(value);
        }
        return "[" + all + "]";
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

void write_measure(MappingWriter& out, const Measure& measure) {
    out.table("measure");
    out.text("slug", measure.slug);
    out.text("name", measure.name);
    out.text("definition", measure.definition);
    out.text("unit", name(measure.unit));
    out.line(fmt::format("per = {}", measure.per));
    out.line(fmt::format("decimals = {}", measure.decimals));
    out.text("direction", name(measure.direction));
    out.text("numerator_means", measure.numerator_means);
    out.text("denominator_means", measure.denominator_means);
    out.text("services_did", measure.services_did);
    out.text("source", measure.source);
    out.boolean("complete_count", measure.is_complete_count);
    out.boolean("sensitive", measure.is_sensitive);
    out.boolean("public", measure.is_public);
    out.text("main_dimension", measure.main_dimension);
    out.text("reference_group", measure.reference_group);
    if (!measure.chosen.empty()) {
        out.table("measure.chosen");
        for (const auto& [dimension, expression] : measure.chosen) {
            out.line(fmt::format("{} = {}", toml_text(dimension), toml_text(expression)));
        }
    }
}

void write_file(MappingWriter& out, const tables::ReadOptions& file) {
    const tables::DialectChoice& dialect = file.dialect;
    if (!file.encoding && !dialect.delimiter && !dialect.quote && !dialect.first_line) {
        return;
    }
    out.table("file");
    if (file.encoding) {
        out.text("encoding", tables::name(*file.encoding));
    }
    if (dialect.delimiter) {
        out.text("delimiter", std::string(1, *dialect.delimiter));
    }
    if (dialect.quote) {
        const std::string mark = *dialect.quote == '\0' ? "" : std::string(1, *dialect.quote);
        out.line("quote = " + toml_text(mark));
    }
    if (dialect.first_line) {
        out.line(fmt::format("first_line = {}", *dialect.first_line));
    }
}

void write_numbers(MappingWriter& out, const tables::CellRules& cells) {
    const tables::CellRules usual = tables::default_cell_rules();
    out.table("numbers");
    out.boolean("exponents", cells.allow_exponent);
    if (cells.decimal_mark != usual.decimal_mark) {
        out.text("decimal_mark", std::string(1, cells.decimal_mark));
    }
    if (cells.thousands_mark != usual.thousands_mark) {
        const std::string mark =
            cells.thousands_mark == '\0' ? "" : std::string(1, cells.thousands_mark);
        out.line("thousands_mark = " + toml_text(mark));
    }
    out.text("below", tables::name(cells.below));
    out.text("above", tables::name(cells.above));
    out.table("numbers.words");
    for (const auto& [written, kind] : cells.words) {
        const auto known = usual.words.find(written);
        if (known == usual.words.end() || known->second != kind) {
            out.line(fmt::format("{} = {}", toml_text(written), toml_text(tables::name(kind))));
        }
    }
}

void write_place(MappingWriter& out, const PlaceMapping& place) {
    out.table("place");
    out.column(place.column);
    out.boolean("create_missing", place.create_missing);
    out.text("kind", place.kind);
    out.text("parent", place.parent);
    if (!place.names.empty()) {
        out.table("place.names");
        for (const auto& [written, meant] : place.names) {
            out.line(fmt::format("{} = {}", toml_text(written), toml_text(meant)));
        }
    }
}

void write_figures(MappingWriter& out, const Mapping& mapping) {
    if (mapping.numerator.is_given()) {
        out.table("numerator");
        out.column(mapping.numerator);
        out.text("source", mapping.numerator_source);
        out.text("edition", mapping.numerator_edition);
    }
    if (mapping.denominator.is_given()) {
        out.table("denominator");
        out.column(mapping.denominator);
        out.text("source", mapping.denominator_source);
        out.text("edition", mapping.denominator_edition);
    }
    if (mapping.value.is_given()) {
        out.table("value");
        out.column(mapping.value);
        out.boolean("fraction", mapping.value_is_fraction);
        if (!mapping.numerator.is_given()) {
            out.text("source", mapping.numerator_source);
            out.text("edition", mapping.numerator_edition);
        }
    }
    if (mapping.status.is_given()) {
        out.table("status");
        out.column(mapping.status);
        if (!mapping.status_words.empty()) {
            out.table("status.words");
            for (const auto& [written, state] : mapping.status_words) {
                out.line(fmt::format("{} = {}", toml_text(written), toml_text(base::name(state))));
            }
        }
    }
}

void write_dimension(MappingWriter& out, const DimensionMapping& dimension) {
    out.entry_of_list("dimension");
    out.text("name", dimension.name);
    out.column(dimension.column);
    out.boolean("ages", dimension.holds_ages);
    if (dimension.groups.empty()) {
        return;
    }
    out.line("groups = [");
    for (const GroupMapping& group : dimension.groups) {
        out.line(fmt::format(
            "    {{ code = {}, label = {}, position = {}, values = {} }},",
            toml_text(group.group.code),
            toml_text(group.group.label),
            group.group.position,
            MappingWriter::list(group.values)
        ));
    }
    out.line("]");
}

}  // namespace

std::string mapping_text(const Mapping& mapping) {
    MappingWriter out;
    out.text("protection", mapping.protection);
    out.text("ethnicity_output", mapping.ethnicity_output);
    write_measure(out, mapping.measure);
    write_file(out, mapping.file);
    write_numbers(out, mapping.cells);
    out.table("period");
    out.column(mapping.period.column);
    out.text("kind", name(mapping.period.kind));
    out.text("form", tables::name(mapping.period.form));
    write_place(out, mapping.place);
    write_figures(out, mapping);
    for (const DimensionMapping& dimension : mapping.dimensions) {
        write_dimension(out, dimension);
    }
    for (const LeaveOut& rule : mapping.leave_out) {
        out.entry_of_list("leave_out");
        out.column(rule.column);
        out.texts("values", rule.values);
        out.text("reason", rule.reason);
    }
    for (const Break& made : mapping.breaks) {
        out.entry_of_list("break");
        out.line("on = " + made.on.iso());
        out.text("kind", made.kind);
        out.text("reason", made.reason);
        out.text("denominator_edition", made.denominator_edition);
    }
    return out.take();
}

}  // namespace measures
