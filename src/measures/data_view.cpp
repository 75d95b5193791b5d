#include "measures/data_view.hpp"

#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Html held_cell(const std::optional<base::Drawn>& figure, int decimals) {
    return figure ? html::figure_text({.figure = *figure, .decimals = decimals})
                  : html::Html("Not given");
}

const char* protection_label(const HeldRow& row) {
    return row.is_raw ? "raw" : "as published";
}

html::Url data_url(const DataPage& page) {
    return html::url("/n/{}/measures/{}/data", page.network.slug, page.measure.slug);
}

tables::Cell held_sheet_cell(const std::optional<base::Drawn>& figure, int decimals) {
    return figure ? tables::Cell(*figure, decimals) : tables::Cell("Not given");
}

tables::Cell rows_cell(std::int64_t rows) {
    return {base::Plain(static_cast<double>(rows), "how many rows of files were added up"), 0};
}

html::Html place_choice(const DataPage& page) {
    std::vector<html::Choice> places;
    for (const network::Place& place : page.places) {
        places.push_back({place.id, place.name});
    }
    return html::filter_bar(
        {.action = data_url(page),
         .label = "Choose a place and a period",
         .fields = html::select(
                       {.name = "place",
                        .label = "Place",
                        .choices = std::move(places),
                        .selected = page.place_id}
                   ) +
                   html::select(
                       {.name = "period",
                        .label = "Period of the rows",
                        .choices = page.periods,
                        .selected = page.period}
                   ),
         .has_query = false}
    );
}

html::Html file_of(const DataPage& page, const HeldGivenRow& row) {
    return page.may_import
               ? html::link(
                     html::url("/n/{}/imports/{}", page.network.slug, row.import_id), row.file_name
                 )
               : html::escape(row.file_name);
}

// Each figure back to the row of the file that gave it.
html::Html given_section(const DataPage& page) {
    if (page.given.empty()) {
        return {};
    }
    std::vector<html::Row> rows;
    for (const HeldGivenRow& row : page.given) {
        rows.push_back(
            {html::escape(row.place),
             html::escape(row.group),
             held_cell(row.numerator, 0),
             held_cell(row.denominator, 0),
             held_cell(row.value, page.measure.decimals),
             file_of(page, row),
             html::format("{}", row.line)}
        );
    }
    return html::section(
        {.title = "Where these figures come from",
         .content =
             html::Html(
                 "<p>The rows of one period, as they were given. Where two files give the same, "
                 "the one that went live last counts. Where a partner’s return was accepted for a "
                 "place, no row of an older file counts for that place and period.</p>"
             ) +
             html::table(
                 {.caption = "Rows given",
                  .columns =
                      {{"Place"},
                       {"Group"},
                       {"Numerator", true},
                       {"Denominator", true},
                       {"Value", true},
                       {"File"},
                       {"Line", true}},
                  .rows = std::move(rows),
                  .narrow = html::Table::Narrow::scroll}
             ) +
             html::pager(
                 {.base = data_url(page).with("place", page.place_id).with("period", page.period),
                  .page = page.given_page,
                  .pages = page.given_pages,
                  .things = "Pages of rows"}
             ),
         .id = "rows"}
    );
}

}  // namespace

html::Html data_page(const DataPage& page) {
    const html::Html heading =
        measure_breadcrumb(page.network, page.measure, "Figures held") +
        html::page_heading(
            {.title = page.measure.name,
             .kicker = "Figures held",
             .lead = html::Html(
                 "<p>Before protection. That you opened this page is written in the journal.</p>"
             )}
        ) +
        measure_tabs(page.network, page.measure, page.rights, "data");
    if (page.rows.empty()) {
        return heading + html::empty_state(
                             {.title = "No figures yet",
                              .content = html::Html("<p>They come with an import or a return.</p>")}
                         );
    }
    std::vector<html::Row> rows;
    for (const HeldRow& row : page.rows) {
        rows.push_back(
            {html::escape(row.group),
             html::escape(row.period),
             held_cell(row.numerator, 0),
             held_cell(row.denominator, 0),
             held_cell(row.value, page.measure.decimals),
             html::format("{}", row.cells),
             html::format("{}", row.suppressed_cells),
             html::format("{}", row.missing_cells),
             html::escape(protection_label(row))}
        );
    }
    return heading + place_choice(page) +
           html::table(
               {.caption = "Sums over the chosen selection",
                .columns =
                    {{"Group"},
                     {"Period"},
                     {"Numerator", true},
                     {"Denominator", true},
                     {"Value", true},
                     {"Rows added up", true},
                     {"Withheld by source", true},
                     {"Missing", true},
                     {"Protection"}},
                .rows = std::move(rows),
                .narrow = html::Table::Narrow::scroll}
           ) +
           download::links(data_url(page).with("place", page.place_id)) + given_section(page);
}

tables::Sheet data_sheet(const DataPage& page) {
    std::string place;
    for (const network::Place& one : page.places) {
        place = one.id == page.place_id ? one.name : place;
    }
    std::vector<tables::Row> rows;
    for (const HeldRow& row : page.rows) {
        rows.push_back(
            {place,
             row.group,
             row.period,
             held_sheet_cell(row.numerator, 0),
             held_sheet_cell(row.denominator, 0),
             held_sheet_cell(row.value, page.measure.decimals),
             rows_cell(row.cells),
             rows_cell(row.suppressed_cells),
             rows_cell(row.missing_cells),
             protection_label(row)}
        );
    }
    return {
        .name = "Figures held",
        .header =
            {"Place",
             "Group",
             "Period",
             "Numerator",
             "Denominator",
             "Value",
             "Rows added up",
             "Withheld by source",
             "Missing",
             "Protection"},
        .rows = tables::rows_of(std::move(rows))};
}

}  // namespace measures
