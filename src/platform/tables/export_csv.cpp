#include "platform/tables/export_csv.hpp"

namespace tables {

namespace {

constexpr std::size_t csv_piece_bytes = 1 << 16;

void append_csv_text(std::string& out, std::string_view text, bool guard_formulas) {
    const bool is_risky =
        guard_formulas && !text.empty() &&
        std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
    const bool needs_quotes = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                              text.starts_with(' ') || text.ends_with(' ');
    if (needs_quotes) {
        out += '"';
    }
    if (is_risky) {
        out += '\'';
    }
    for (const char character : text) {
        if (character == '"') {
            out += '"';
        }
        out += character;
    }
    if (needs_quotes) {
        out += '"';
    }
}

void append_csv_cell(std::string& out, const Cell& cell, bool guard_formulas) {
    if (const auto* text = cell.text()) {
        append_csv_text(out, *text, guard_formulas);
    } else if (const auto* number = cell.number()) {
        out += plain_number(number->value, number->decimals);
    } else if (const auto* date = cell.date()) {
        out += date->iso();
    }
}

}  // namespace

void write_csv(const ByteSink& sink, const Sheet& sheet, const CsvOptions& options) {
    std::string out = options.byte_order_mark ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < sheet.header.size(); ++i) {
        out += i == 0 ? "" : ",";
        append_csv_text(out, sheet.header[i], options.guard_formulas);
    }
    out += "\r\n";
    Row row;
    while (sheet.rows(row)) {
        check_row_width(sheet, row);
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            append_csv_cell(out, row[i], options.guard_formulas);
        }
        out += "\r\n";
        if (out.size() >= csv_piece_bytes) {
            sink(out);
            out.clear();
        }
        row.clear();
    }
    sink(out);
}

std::string csv_text(const Sheet& sheet, const CsvOptions& options) {
    std::string text;
    write_csv([&](std::string_view piece) { text += piece; }, sheet, options);
    return text;
}

}  // namespace tables
