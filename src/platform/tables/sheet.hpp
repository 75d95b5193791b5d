// A table on its way out, the same for every page: written as CSV (export_csv.hpp) and as an Excel
// workbook (export_xlsx.hpp). A number about people comes only as base::Drawn, so that nothing
// leaves that was not released; suppressed, missing and not collected stay three different words.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tables {

// A number that was allowed to leave, with how many decimals it is shown.
struct NumberCell {
    double value = 0;
    int decimals = 0;
};

class Cell {
public:
    Cell() = default;                                      // nothing in it
    Cell(std::string text) : value_(std::move(text)) {}    // NOLINT(google-explicit-constructor)
    Cell(const char* text) : value_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
    Cell(base::Date date) : value_(date) {}                // NOLINT(google-explicit-constructor)
    // The number, or the word for its absence.
    Cell(const base::Drawn& figure, int decimals);

    // The ends of a figure's interval; nothing where it has none.
    static Cell low_end(const base::Drawn& figure, int decimals);
    static Cell high_end(const base::Drawn& figure, int decimals);

    bool is_empty() const { return std::holds_alternative<std::monostate>(value_); }
    const std::string* text() const { return std::get_if<std::string>(&value_); }
    const NumberCell* number() const { return std::get_if<NumberCell>(&value_); }
    const base::Date* date() const { return std::get_if<base::Date>(&value_); }

private:
    explicit Cell(NumberCell number) : value_(number) {}

    std::variant<std::monostate, std::string, NumberCell, base::Date> value_;
};

using Row = std::vector<Cell>;

// Fills `row` with the next row and returns true, or returns false after the last. Called until
// then, once per row, so that a large table is never in memory at once.
using RowSource = std::function<bool(Row& row)>;

RowSource rows_of(std::vector<Row> rows);

struct Sheet {
    std::string name;  // shown on the workbook's tab
    std::vector<std::string> header;
    RowSource rows;
};

// "-71.60": digits and a point, an ASCII minus and no thousands marks.
std::string plain_number(double value, int decimals);

// Throws base::Error(internal) when a row has another number of cells than the header.
void check_row_width(const Sheet& sheet, const Row& row);

}  // namespace tables
