#include "measures/returns/return_views.hpp"

namespace measures {
namespace {

tables::Cell sent_cell(const std::optional<base::Drawn>& figure, int decimals) {
    return figure ? tables::Cell(*figure, decimals) : tables::Cell();
}

}  // namespace

tables::Sheet sent_sheet(const ReturnPage& page) {
    tables::Sheet sheet{.name = "What was sent", .header = {"Group"}, .rows = {}};
    const ReturnColumns& columns = page.columns;
    for (const auto& [is_asked, title] :
         {std::pair(columns.numerator, "Counted"),
          std::pair(columns.denominator, "Of"),
          std::pair(columns.value, "Figure")}) {
        if (is_asked) {
            sheet.header.emplace_back(title);
        }
    }
    sheet.header.emplace_back("Note");
    std::vector<tables::Row> rows;
    for (std::size_t i = 0; i < page.sent.size(); ++i) {
        const SentAnswer& answer = page.sent[i];
        tables::Row row{page.rows[i].label};
        if (columns.numerator) {
            row.push_back(sent_cell(answer.numerator, 0));
        }
        if (columns.denominator) {
            row.push_back(sent_cell(answer.denominator, 0));
        }
        if (columns.value) {
            row.push_back(sent_cell(answer.value, page.decimals));
        }
        row.emplace_back(answer.note);
        rows.push_back(std::move(row));
    }
    sheet.rows = tables::rows_of(std::move(rows));
    return sheet;
}

}  // namespace measures
