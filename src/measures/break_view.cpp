#include "measures/figures/sentences.hpp"
#include "measures/measure_form_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Url breaks_url(const BreakPage& page) {
    return html::url("/n/{}/measures/{}/breaks", page.network.slug, page.measure.slug);
}

html::Html break_table(
    const BreakPage& page, const char* caption, const std::vector<Break>& breaks
) {
    if (breaks.empty()) {
        return {};
    }
    std::vector<html::Row> rows;
    for (const Break& one : breaks) {
        rows.push_back(
            {html::short_date(one.on),
             html::escape(break_kind_label(one.kind)),
             html::escape(break_words(one)),
             html::post_button(
                 {.action = html::url(
                      "/n/{}/measures/{}/breaks/{}/{}",
                      page.network.slug,
                      page.measure.slug,
                      one.id,
                      one.is_removed ? "put-back" : "remove"
                  ),
                  .csrf = page.csrf,
                  .label = one.is_removed ? "Put back" : "Remove",
                  .context = "the break of " + base::long_date(one.on)}
             )}
        );
    }
    return html::table(
        {.caption = caption,
         .columns = {{"From"}, {"What changed"}, {"In words"}, {"Actions", false, "", true}},
         .rows = std::move(rows)}
    );
}

html::Html break_fields(const BreakPage& page) {
    return html::date_field(
               {.name = "on",
                .label = "First day of the new way of counting",
                .value = page.form.on,
                .errors = page.errors}
           ) +
           html::radios(
               {.name = "kind",
                .legend = "What changed?",
                .choices =
                    {{"definition", "The definition", "Who or what is counted above the line."},
                     {"age_range", "The ages"},
                     {"denominator", "The denominator", "Its source, method or edition."},
                     {"source", "The source"}},
                .selected = page.form.kind,
                .errors = page.errors}
           ) +
           html::text_area(
               {.name = "reason",
                .label = "In words",
                .value = page.form.reason,
                .hint = "A full sentence: it is shown where the line stops.",
                .errors = page.errors,
                .rows = 2,
                .max_length = 500}
           ) +
           html::text_field(
               {.name = "denominator_edition",
                .label = "The denominator's new edition",
                .value = page.form.denominator_edition,
                .hint =
                    "Where the denominator changed: the edition that begins on that day, as its "
                    "source calls it.",
                .errors = page.errors,
                .optional = true,
                .max_length = 200}
           ) +
           html::button_row({html::button({.label = "Record the break"})});
}

}  // namespace

std::string break_kind_label(std::string_view kind) {
    if (kind == "age_range") {
        return "Ages";
    }
    return kind == "denominator" ? "Denominator" : kind == "source" ? "Source" : "Definition";
}

html::Html break_page(const BreakPage& page) {
    html::Html now = break_table(page, "Breaks", page.breaks);
    if (now.empty()) {
        now = html::empty_state(
            {.title = "No break recorded",
             .content = html::Html(
                 "<p>When the definition, the ages, the denominator or the source changes, figures "
                 "before and after cannot be joined. Record it here, and the line stops there with "
                 "your reason.</p>"
             )}
        );
    }
    return measure_breadcrumb(page.network, page.measure, "Breaks") +
           html::error_summary({page.errors}) +
           html::page_heading({.title = page.measure.name, .kicker = "Breaks"}) +
           measure_tabs(page.network, page.measure, page.rights, "breaks") + now +
           html::section(
               {.title = "Record a break",
                .content = html::form(
                    {.action = breaks_url(page), .csrf = page.csrf, .content = break_fields(page)}
                )}
           ) +
           break_table(page, "Removed breaks", page.removed) + download::links(breaks_url(page));
}

tables::Sheet break_sheet(const BreakPage& page) {
    std::vector<tables::Row> rows;
    for (const std::vector<Break>* list : {&page.breaks, &page.removed}) {
        for (const Break& one : *list) {
            rows.push_back(
                {tables::Cell(one.on),
                 break_kind_label(one.kind),
                 break_words(one),
                 one.is_removed ? "Removed" : "In force"}
            );
        }
    }
    return {
        .name = "Breaks",
        .header = {"From", "What changed", "In words", "State"},
        .rows = tables::rows_of(std::move(rows))};
}

html::Html group_page(const GroupPage& page) {
    const html::Html heading =
        measure_breadcrumb(page.network, page.measure, "Groups") +
        html::error_summary({page.errors}) +
        html::page_heading(
            {.title = page.measure.name,
             .kicker = "Groups",
             .lead =
                 html::Html("<p>What the groups are called, and in which order they stand.</p>")}
        ) +
        measure_tabs(page.network, page.measure, page.rights, "groups");
    if (page.groups.empty()) {
        return heading + html::empty_state(
                             {.title = "No groups yet",
                              .content = html::Html("<p>They come with the first import.</p>")}
                         );
    }
    std::vector<html::Row> rows;
    for (std::size_t i = 0; i < page.groups.size(); ++i) {
        const Group& group = page.groups[i];
        const std::string number = std::to_string(i);
        const std::string about = dimension_title(group.dimension) + ", " + group.code;
        rows.push_back(
            {html::escape(dimension_title(group.dimension)),
             html::format("<code>{}</code>", group.code) +
                 html::hidden_field({"group-" + number, group.dimension + "=" + group.code}),
             html::text_field(
                 {.name = "label-" + number,
                  .label = "Label of " + about,
                  .value = group.label,
                  .errors = page.errors,
                  .max_length = 200,
                  .label_hidden = true}
             ),
             html::text_field(
                 {.name = "position-" + number,
                  .label = "Order of " + about,
                  .value = std::to_string(group.position),
                  .errors = page.errors,
                  .kind = html::TextField::Kind::whole_number,
                  .width = html::Width::narrow,
                  .label_hidden = true}
             )}
        );
    }
    return heading +
           html::form(
               {.action =
                    html::url("/n/{}/measures/{}/groups", page.network.slug, page.measure.slug),
                .csrf = page.csrf,
                .content = html::table(
                               {.caption = "Groups of this measure",
                                .columns = {{"Cut by"}, {"Code"}, {"Label"}, {"Order"}},
                                .rows = std::move(rows),
                                .caption_hidden = true}
                           ) +
                           html::button_row({html::button({.label = "Save the groups"})})}
           );
}

}  // namespace measures
