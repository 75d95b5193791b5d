// Pages of a file on its way: its step, its mapping, what was refused in it.
#include "measures/imports/import_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace measures {
namespace {

html::Html upload_breadcrumb(const network::Network& network, const std::string& here) {
    return html::breadcrumb({{{"Imports", html::url("/n/{}/imports", network.slug)}}, here});
}

html::Url upload_url(const ImportUploadPage& page, const char* verb) {
    return html::url("/n/{}/imports/{}/{}", page.network.slug, page.upload.id, verb);
}

std::string count_text(std::int64_t count) {
    return base::number_text(static_cast<double>(count), 0);
}

html::Html progress_part(const ImportUpload& upload) {
    std::string words = upload.doing.empty() ? "Waiting for its turn" : upload.doing;
    if (upload.rows_of > 0) {
        words += fmt::format(
            ": {} of {} rows", count_text(upload.rows_done), count_text(upload.rows_of)
        );
    }
    html::Html bar;
    if (upload.rows_of > 0) {
        bar = html::format(
            "<progress max=\"{}\" value=\"{}\">{}</progress>",
            upload.rows_of,
            upload.rows_done,
            words
        );
    }
    return html::notice(
        {.content = html::format("<p>{}.</p>{}<p>This page looks again by itself.</p>", words, bar),
         .tone = html::Tone::waiting}
    );
}

html::Html refusal_table(const ImportUploadPage& page) {
    const ImportOutcome& outcome = page.upload.outcome;
    if (page.refusals.empty()) {
        return {};
    }
    html::Table table{
        .caption = "What was refused",
        .columns =
            {{.label = "Line"}, {.label = "Column"}, {.label = "Found"}, {.label = "Expected"}},
        .rows = {},
        .caption_hidden = true};
    for (const tables::Refusal& refusal : page.refusals) {
        table.rows.push_back(
            {html::format("Line {}", refusal.line),
             html::escape(refusal.column.empty() ? "(whole line)" : refusal.column),
             html::format("<code>{}</code>", refusal.value),
             html::escape(refusal.expected)}
        );
    }
    const std::string lead = fmt::format(
        "{} of {} rows were refused. What is wrong with them is listed here, as far as the first "
        "1,000 faults; the download has every one.",
        count_text(outcome.rows_refused),
        count_text(outcome.rows_read)
    );
    return html::section(
        {.title = "What was refused",
         .content = html::format("<p>{}</p>", lead) + html::table(table) +
                    html::pager(
                        {.base = html::url("/n/{}/imports/{}", page.network.slug, page.upload.id),
                         .page = page.page,
                         .pages = page.pages,
                         .things = "Pages of what was refused"}
                    ) +
                    download::links(upload_url(page, "refusals"))}
    );
}

html::Html counts_part(const ImportUpload& upload) {
    const ImportOutcome& outcome = upload.outcome;
    if (outcome.rows_read == 0) {
        return {};
    }
    std::vector<html::Term> terms{
        {"Rows read", html::escape(count_text(outcome.rows_read))},
        {"Rows that fit", html::escape(count_text(outcome.rows_kept))},
        {"Rows refused", html::escape(count_text(outcome.rows_refused))}};
    if (outcome.rows_left_out > 0) {
        terms.push_back(
            {"Left out, as the mapping says", html::escape(count_text(outcome.rows_left_out))}
        );
    }
    if (outcome.rows_over > 0) {
        terms.push_back(
            {"Above their population",
             html::format(
                 "{}: kept as they are, and flagged. The people counted and the population may "
                 "come "
                 "from different sources; where they do not, correct the file.",
                 count_text(outcome.rows_over)
             )}
        );
    }
    terms.push_back({"Read as", html::escape(outcome.read_as)});
    return html::definition_list({terms});
}

html::Html corrected_part(const ImportUploadPage& page) {
    return html::section(
        {.title = "Send the corrected file",
         .content = html::Html("<p>It takes the place of this one, and is read the same way.</p>") +
                    html::form(
                        {.action = html::url("/n/{}/imports", page.network.slug),
                         .csrf = page.csrf,
                         .content = html::hidden_field({"corrects", page.upload.id}) +
                                    html::file_field(
                                        {.name = "file",
                                         .label = "The corrected file",
                                         .accept = ".csv,.tsv,.txt,.parquet"}
                                    ) +
                                    html::button({"Upload and check it"}),
                         .multipart = true}
                    )}
    );
}

html::Html step_part(const ImportUploadPage& page) {
    const std::string& step = page.upload.step;
    const html::Url mapping = upload_url(page, "mapping");
    const html::Html change = html::button_link({"Change the mapping", mapping});
    const html::Html remove =
        html::post_button({upload_url(page, "remove"), page.csrf, "Remove the file"});
    if (step == "checking" || step == "importing") {
        return progress_part(page.upload);
    }
    if (step == "checked") {
        return html::notice(
                   {.content = html::paragraphs(page.upload.outcome.said), .tone = html::Tone::good}
               ) +
               counts_part(page.upload) +
               html::button_row(
                   {html::post_button(
                        {upload_url(page, "import"),
                         page.csrf,
                         "Import and make live",
                         html::ButtonKind::primary}
                    ),
                    change,
                    remove}
               );
    }
    if (step == "refused") {
        return html::notice(
                   {.content = html::paragraphs(page.upload.outcome.said),
                    .tone = html::Tone::attention}
               ) +
               counts_part(page.upload) + html::button_row({change, remove}) + refusal_table(page) +
               corrected_part(page);
    }
    const bool has_mapping = !page.upload.mapping.empty();
    std::vector<html::Html> buttons;
    if (has_mapping) {
        buttons.push_back(html::post_button(
            {upload_url(page, "check"), page.csrf, "Check every row", html::ButtonKind::primary}
        ));
    }
    buttons.push_back(
        has_mapping
            ? change
            : html::button_link({"Say what its columns mean", mapping, html::ButtonKind::primary})
    );
    buttons.push_back(remove);
    return html::button_row(buttons);
}

}  // namespace

html::Html import_upload_page(const ImportUploadPage& page) {
    return upload_breadcrumb(page.network, page.upload.file_name) +
           html::page_heading({.title = page.upload.file_name, .kicker = "File to import"}) +
           step_part(page);
}

namespace {

html::Url mapping_url(const ImportMappingPage& page) {
    return html::url("/n/{}/imports/{}/mapping", page.network.slug, page.upload.id);
}

html::Html used_mapping_part(const ImportMappingPage& page) {
    if (page.used.empty()) {
        return {};
    }
    std::vector<html::Choice> choices;
    for (const UsedMapping& used : page.used) {
        choices.push_back({used.measure_slug, used.measure_name});
    }
    return html::section(
        {.title = "As another file was read",
         .content = html::form(
             {.action = mapping_url(page),
              .csrf = page.csrf,
              .content = html::select(
                             {.name = "like",
                              .label = "Measure",
                              .choices = choices,
                              .hint = "The mapping its last file was read through."}
                         ) +
                         html::button({"Use this mapping", html::ButtonKind::secondary}),
              .label = "Use a mapping again"}
         )}
    );
}

html::Html mapping_text_part(const ImportMappingPage& page) {
    const html::Html form = html::form(
        {.action = mapping_url(page),
         .csrf = page.csrf,
         .content = html::text_area(
                        {.name = "mapping",
                         .label = "Mapping (TOML)",
                         .value = page.mapping,
                         .hint = "Kept with the import, and offered for the next release of the "
                                 "file.",
                         .errors = page.errors,
                         .rows = 24}
                    ) +
                    html::button({"Save the mapping"}),
         .label = "The mapping as text"}
    );
    return page.mapping.empty()
               ? html::disclosure({.summary = "Write the mapping as text", .content = form})
               : html::section({.title = "As text", .content = form});
}

// Of a file that cannot be read: its columns are not known.
html::Html replace_part(const ImportMappingPage& page) {
    return html::section(
        {.title = "Another file",
         .content = html::format(
             "<p>Correct the file and {}. This one can be removed {}.</p>",
             html::link(html::url("/n/{}/imports/new", page.network.slug), "upload it again"),
             html::link(
                 html::url("/n/{}/imports/{}", page.network.slug, page.upload.id), "on its page"
             )
         )}
    );
}

}  // namespace

html::Html import_mapping_page(const ImportMappingPage& page) {
    const html::Url here = html::url("/n/{}/imports/{}", page.network.slug, page.upload.id);
    const bool is_readable = page.preview.problem.empty();
    const html::Html reuse = is_readable ? used_mapping_part(page) : html::Html();
    const html::Html columns =
        !is_readable
            ? replace_part(page)
            : html::section(
                  {.title = "Column by column",
                   .content =
                       html::Html("<p>Choose what each column holds; Braid writes the mapping.</p>"
                       ) +
                       html::button_link(
                           {"Choose columns",
                            html::url(
                                "/n/{}/imports/{}/columns", page.network.slug, page.upload.id
                            ),
                            html::ButtonKind::primary}
                       )}
              );
    const html::Html text = mapping_text_part(page);
    return html::breadcrumb(
               {{{"Imports", html::url("/n/{}/imports", page.network.slug)},
                 {page.upload.file_name, here}},
                "What its columns mean"}
           ) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = "What its columns mean", .kicker = page.upload.file_name}) +
           preview_table(page.preview) +
           (page.mapping.empty() ? columns + reuse + text : text + columns + reuse);
}

}  // namespace measures
