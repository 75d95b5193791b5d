#include "platform/html/table.hpp"

#include "base/error.hpp"
#include "platform/html/attributes.hpp"

namespace html {

Row Row::spanning(Html note) {
    Row row({std::move(note)});
    row.is_spanning_ = true;
    return row;
}

namespace {

Html table_header_link(const Column& column, const Sorting& sorting) {
    const bool is_current = column.sort_key == sorting.key;
    const bool next_descends = is_current && !sorting.descending;
    const Url to =
        sorting.base.with(sorting.parameter, (next_descends ? "-" : "") + column.sort_key);
    const Html arrow =
        !is_current          ? Html("<span class=\"sort-arrow\" aria-hidden=\"true\">↕</span>")
        : sorting.descending ? Html("<span class=\"sort-arrow\" aria-hidden=\"true\">↓</span>")
                             : Html("<span class=\"sort-arrow\" aria-hidden=\"true\">↑</span>");
    return format("<a href=\"{}\">{}{}</a>", to, column.label, arrow);
}

Html table_header(const Column& column, const Sorting& sorting) {
    const bool is_sorted = !column.sort_key.empty() && column.sort_key == sorting.key;
    const Html sorted = !is_sorted           ? Html()
                        : sorting.descending ? Html(" aria-sort=\"descending\"")
                                             : Html(" aria-sort=\"ascending\"");
    Html label = escape(column.label);
    if (column.label_hidden) {
        label = format("<span class=\"visually-hidden\">{}</span>", column.label);
    } else if (!column.sort_key.empty()) {
        label = table_header_link(column, sorting);
    }
    return format(
        "<th scope=\"col\" role=\"columnheader\"{}{}>{}</th>",
        column.numeric ? Html(" class=\"numeric\"") : Html(),
        sorted,
        label
    );
}

Html table_cell(const Column& column, const Html& content, bool is_row_header) {
    const Html numeric = column.numeric ? Html(" class=\"numeric\"") : Html();
    if (is_row_header) {
        return format("<th scope=\"row\" role=\"rowheader\"{}>{}</th>", numeric, content);
    }
    const Html label = column.label_hidden ? Html() : attribute("data-label", column.label);
    return format("<td role=\"cell\"{}{}>{}</td>", numeric, label, content);
}

Html table_row(const Table& table, const Row& row) {
    if (row.is_spanning()) {
        return format(
            "<tr role=\"row\" class=\"row-note\"><td role=\"cell\" colspan=\"{}\">{}</td></tr>",
            table.columns.size(),
            row.cells().front()
        );
    }
    if (row.cells().size() != table.columns.size()) {
        throw base::Error(
            base::Code::internal,
            "A row of the table '" + table.caption + "' has " + std::to_string(row.cells().size()) +
                " cells; it has " + std::to_string(table.columns.size()) + " columns."
        );
    }
    Html cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        cells += table_cell(table.columns[i], row.cells()[i], i == 0);
    }
    return format("<tr role=\"row\">{}</tr>\n", cells);
}

// A caption is as wide as its table and would scroll away: the one seen stands above the region.
Html scrolling(const Table& table, const Html& body) {
    const Html title =
        table.caption_hidden
            ? Html()
            : format("<p class=\"table-title\" aria-hidden=\"true\">{}</p>", table.caption);
    return format(
        "{}<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">{}</div>\n",
        title,
        table.caption,
        body
    );
}

}  // namespace

Html table(const Table& table) {
    if (table.rows.empty() && !table.if_empty.empty()) {
        return table.if_empty;
    }
    const Html headers = join(table.columns, [&](const Column& column) {
        return table_header(column, table.sorting);
    });
    const Html rows = join(table.rows, [&](const Row& row) { return table_row(table, row); });
    const bool stacks = table.narrow == Table::Narrow::stack;
    const Html body = format(
        "<table role=\"table\"{}{}><caption{}>{}</caption>"
        "<thead role=\"rowgroup\"><tr role=\"row\">{}</tr></thead><tbody "
        "role=\"rowgroup\">{}</tbody></table>",
        stacks ? Html(" class=\"table table-stack\"") : Html(" class=\"table\""),
        attribute("id", table.id),
        table.caption_hidden || !stacks ? Html(" class=\"visually-hidden\"") : Html(),
        table.caption,
        headers,
        rows
    );
    return stacks ? body + Html("\n") : scrolling(table, body);
}

}  // namespace html
