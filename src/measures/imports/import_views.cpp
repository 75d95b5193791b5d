#include "measures/imports/import_views.hpp"

#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

html::Html upload_step(const std::string& step) {
    if (step == "uploaded") {
        return html::tag({"Uploaded", html::Tone::neutral});
    }
    if (step == "checking" || step == "importing") {
        return html::tag(
            {step == "checking" ? "Being checked" : "Being imported", html::Tone::waiting}
        );
    }
    return step == "checked" ? html::tag({"Ready to import", html::Tone::good})
                             : html::tag({"Refused", html::Tone::attention});
}

html::Html open_uploads(const ImportListPage& page) {
    if (page.uploads.empty()) {
        return {};
    }
    html::Table table{
        .caption = "Files on their way",
        .columns = {{.label = "File"}, {.label = "Step"}, {.label = "Uploaded"}},
        .rows = {},
        .caption_hidden = true};
    for (const ImportUpload& upload : page.uploads) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/imports/{}", page.network.slug, upload.id), upload.file_name
             ),
             upload_step(upload.step),
             html::time(upload.uploaded_at, page.network.zone)}
        );
    }
    return html::section({.title = "Files on their way", .content = html::table(table)});
}

}  // namespace

html::Html import_list_page(const ImportListPage& page) {
    html::Table table{
        .caption = "Imports of " + page.network.name,
        .columns =
            {{.label = "What"},
             {.label = "Measure"},
             {.label = "State"},
             {.label = "Rows", .numeric = true},
             {.label = "Begun"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "Nothing was imported yet",
             .content = html::Html("<p>A file of results becomes figures here: upload it, say what "
                                   "its columns mean, and look at the check before anyone sees "
                                   "it.</p>")}
        )};
    for (const ImportLine& line : page.imports) {
        const Import& import = line.import;
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/imports/{}", page.network.slug, import.id), import_title(import)
             ),
             html::link(
                 html::url("/n/{}/measures/{}", page.network.slug, line.measure_slug),
                 line.measure_name
             ),
             import_state(import, page.network.zone),
             html::escape(base::number_text(static_cast<double>(import.rows_kept), 0)),
             html::time(import.started_at, page.network.zone)}
        );
    }
    return html::page_heading(
               {.title = "Imports",
                .lead = html::Html("<p>Every figure of a measure comes from one of these, row by "
                                   "row.</p>"),
                .actions = html::button_link(
                    {"Import a file",
                     html::url("/n/{}/imports/new", page.network.slug),
                     html::ButtonKind::primary}
                )}
           ) +
           open_uploads(page) + html::table(table) +
           html::pager(
               {.base = imports_url(page.network),
                .page = page.page,
                .pages = page.pages,
                .things = "Pages of imports"}
           ) +
           download::links(imports_url(page.network));
}

html::Html import_new_page(const ImportNewPage& page) {
    std::vector<html::Choice> choices;
    for (const UsedMapping& used : page.used) {
        choices.push_back({used.measure_slug, used.measure_name});
    }
    html::Html fields = html::file_field(
        {.name = "file",
         .label = "The file",
         .hint = "CSV, TSV or Parquet, up to 1 GB. Save a workbook as CSV first.",
         .errors = page.errors,
         .accept = ".csv,.tsv,.txt,.parquet"}
    );
    if (!choices.empty()) {
        fields += html::select(
            {.name = "like",
             .label = "Read it as",
             .choices = choices,
             .selected = page.chosen,
             .hint = "The next release of a file you imported before is read the same way.",
             .errors = page.errors,
             .placeholder = "I will say what its columns mean",
             .optional = true}
        );
    }
    fields += html::button({"Upload the file"});
    return imports_breadcrumb(page.network, "Import a file") +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Import a file",
                .lead = html::Html("<p>Nobody sees its figures until you have seen the check and "
                                   "made them live.</p>")}
           ) +
           html::form(
               {.action = imports_url(page.network),
                .csrf = page.csrf,
                .content = fields,
                .multipart = true}
           );
}

html::Html preview_table(const ImportPreview& preview) {
    if (!preview.problem.empty()) {
        return html::notice(
            {.content = html::paragraphs(preview.problem), .tone = html::Tone::attention}
        );
    }
    html::Table table{
        .caption = "The first rows",
        .columns = {},
        .rows = {},
        .narrow = html::Table::Narrow::scroll};
    for (const std::string& column : preview.columns) {
        table.columns.push_back({.label = column});
    }
    for (const auto& row : preview.rows) {
        std::vector<html::Html> cells;
        for (const std::string& cell : row) {
            cells.push_back(html::escape(cell));
        }
        table.rows.emplace_back(std::move(cells));
    }
    return html::format("<p>{}</p>{}", preview.read_as, html::table(table));
}

}  // namespace measures
