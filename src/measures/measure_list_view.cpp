#include "measures/figures/sentences.hpp"
#include "measures/measure_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

namespace measures {
namespace {

html::Url list_url(const MeasureListPage& page) {
    html::Url url = html::url("/n/{}/measures", page.network.slug);
    if (!page.query.empty()) {
        url = url.with("q", page.query);
    }
    return page.is_retired ? url.with("retired", "yes") : url;
}

html::Html list_actions(const MeasureListPage& page) {
    std::vector<html::Html> actions;
    if (page.may_define) {
        actions.push_back(html::button_link(
            {.label = "Add a measure",
             .url = html::url("/n/{}/measures/new", page.network.slug),
             .kind = html::ButtonKind::primary}
        ));
    }
    if (page.may_import) {
        actions.push_back(html::button_link(
            {.label = "Import figures", .url = html::url("/n/{}/imports/new", page.network.slug)}
        ));
    }
    return actions.empty() ? html::Html() : html::button_row(actions);
}

html::Html line_name(const MeasureListPage& page, const MeasureLine& line) {
    html::Html cell = html::link(measure_url(page.network, line.measure), line.measure.name);
    if (!line.measure.is_public) {
        cell += html::format(" {}", html::tag({"Members only", html::Tone::neutral}));
    }
    return cell;
}

html::Html line_figure(const MeasureLine& line) {
    if (!line.newest) {
        return html::Html(
            line.measure.is_adding_up ? html::Literal("Being added up again")
                                      : html::Literal("No figures yet")
        );
    }
    return html::figure_text(
        {.figure = *line.newest, .decimals = line.measure.decimals, .unit = unit_sign(line.measure)}
    );
}

html::Html list_empty(const MeasureListPage& page) {
    if (!page.query.empty()) {
        return html::empty_state(
            {.title = "No measure has these words",
             .content = html::Html("<p>Try fewer or other words.</p>")}
        );
    }
    if (page.is_retired) {
        return html::empty_state(
            {.title = "No measure was retired",
             .content = html::Html("<p>Measures no longer in use are kept here.</p>")}
        );
    }
    return html::empty_state(
        {.title = "No measures yet",
         .content = html::Html(
             "<p>A measure says what is counted, of whom, and which outcome it serves. Figures by "
             "ethnicity, age, gender and place then show how it is going, and for whom it is "
             "not.</p>"
         ),
         .action = list_actions(page)}
    );
}

html::Html filters(const MeasureListPage& page) {
    if (page.lines.empty() && page.query.empty()) {
        return {};
    }
    const std::size_t count = page.lines.size();
    return html::filter_bar(
        {.action = html::url("/n/{}/measures", page.network.slug),
         .label = "Find measures",
         .fields = page.is_retired ? html::hidden_field({"retired", "yes"}) : html::Html(),
         .query = page.query,
         .placeholder_label = "Words in the name",
         .clear = page.query.empty() ? html::Url() : html::url("/n/{}/measures", page.network.slug),
         .summary = std::to_string(count) + (count == 1 ? " measure" : " measures")}
    );
}

}  // namespace

html::Html measure_list_page(const MeasureListPage& page) {
    std::vector<html::Row> rows;
    for (const MeasureLine& line : page.lines) {
        rows.push_back(
            {line_name(page, line),
             line_figure(line),
             html::escape(line.period),
             html::escape(line.gap.empty() ? line.sentence : line.gap),
             html::escape(line.outcome)}
        );
    }
    const html::Url other = html::url("/n/{}/measures", page.network.slug);
    html::Html main =
        html::breadcrumb(
            {.parents = {{page.network.name, html::url("/n/{}", page.network.slug)}},
             .here = "Measures"}
        ) +
        html::page_heading(
            {.title = page.is_retired ? "Retired measures" : "Measures",
             .lead = html::Html("<p>How it is going, and for whom it is not working yet.</p>"),
             .actions = list_actions(page)}
        ) +
        filters(page);
    if (rows.empty()) {
        main += list_empty(page);
    } else {
        main += html::table(
            {.caption = page.is_retired ? "Retired measures" : "Measures in use",
             .columns =
                 {{"Measure"}, {"Newest figure", true}, {"Period"}, {"What it says"}, {"Serves"}},
             .rows = std::move(rows),
             .caption_hidden = true}
        );
        main += download::links(list_url(page));
    }
    return main + html::format(
                      "<p>{}</p>",
                      page.is_retired ? html::link(other, "Measures in use")
                                      : html::link(other.with("retired", "yes"), "Retired measures")
                  );
}

}  // namespace measures
