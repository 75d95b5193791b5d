#include "platform/tables/sheet.hpp"

#include "base/error.hpp"
#include "platform/tables/refusal.hpp"

#include <fmt/format.h>

namespace tables {

Cell::Cell(const base::Drawn& figure, int decimals) {
    if (figure.is_reported()) {
        value_ = NumberCell{figure.value(), decimals};
    } else {
        value_ = std::string(base::name(figure.state()));
    }
}

Cell Cell::low_end(const base::Drawn& figure, int decimals) {
    return figure.is_reported() && figure.interval()
               ? Cell(NumberCell{figure.interval()->low, decimals})
               : Cell();
}

Cell Cell::high_end(const base::Drawn& figure, int decimals) {
    return figure.is_reported() && figure.interval()
               ? Cell(NumberCell{figure.interval()->high, decimals})
               : Cell();
}

RowSource rows_of(std::vector<Row> rows) {
    return [rows = std::move(rows), next = std::size_t{0}](Row& row) mutable {
        if (next == rows.size()) {
            return false;
        }
        row = std::move(rows[next++]);
        return true;
    };
}

std::string plain_number(double value, int decimals) {
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool is_minus_zero =
        text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos;
    return is_minus_zero ? text.substr(1) : text;
}

void check_row_width(const Sheet& sheet, const Row& row) {
    if (row.size() != sheet.header.size()) {
        throw base::Error(
            base::Code::internal,
            fmt::format(
                "A row of {} cells was to be written to the sheet {}, which has {}.",
                row.size(),
                quoted_excerpt(sheet.name),
                counted(sheet.header.size(), "column")
            )
        );
    }
}

}  // namespace tables
