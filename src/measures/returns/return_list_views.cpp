#include "measures/period.hpp"
#include "measures/returns/return_views.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

html::Url one_return_url(const network::Network& network, const Return& one) {
    return html::url("/n/{}/returns/{}", network.slug, one.id);
}

html::Html list_filter(const ReturnListPage& page) {
    html::Html fields = html::select(
        {.name = "state",
         .label = "State",
         .choices =
             {{"open", "Waiting for the partner"},
              {"submitted", "Submitted"},
              {"accepted", "Accepted"},
              {"withdrawn", "Withdrawn"}},
         .selected = page.filter.state,
         .placeholder = "All but withdrawn",
         .optional = true}
    );
    if (page.reviews) {
        std::vector<html::Choice> partners;
        for (const network::OrganisationName& partner : page.partners) {
            partners.push_back({partner.id, partner.name});
        }
        fields += html::select(
            {.name = "partner",
             .label = "Partner",
             .choices = partners,
             .selected = page.filter.organisation_id,
             .placeholder = "All partners",
             .optional = true}
        );
    }
    return html::filter_bar(
        {.action = html::url("/n/{}/returns", page.network.slug),
         .label = "Find returns",
         .fields = fields,
         .has_query = false,
         .clear = html::url("/n/{}/returns", page.network.slug),
         .summary = page.count == 1 ? "1 return" : fmt::format("{} returns", page.count)}
    );
}

html::Html no_returns(const ReturnListPage& page) {
    if (!page.filter.state.empty() || !page.filter.organisation_id.empty()) {
        return html::empty_state(
            {.title = "No return is like this",
             .content = html::Html("<p>Choose another state or partner, or all.</p>")}
        );
    }
    return html::empty_state(
        {.title = "No returns yet",
         .content = page.reviews
                        ? html::Html("<p>Ask a partner for the figures that only they have: you "
                                     "choose the measure, the place and the period.</p>")
                        : html::Html("<p>Nothing is asked of your organisation now.</p>")}
    );
}

bool is_late(const Return& one, base::Date today) {
    return one.is_open() && one.due_on < today;
}

// At the end of a late row.
html::Html remind_cell(const ReturnListPage& page, const ReturnLine& line) {
    if (!is_late(line.one, page.today)) {
        return {};
    }
    if (!page.answering.contains(line.one.organisation_id)) {
        return html::Html("Nobody can answer yet");
    }
    const auto last = page.reminded.find(line.one.id);
    if (last != page.reminded.end() &&
        base::date_in(last->second, page.network.zone) == page.today) {
        return html::Html("Reminded today");
    }
    return html::post_button(
        {.action = html::url("/n/{}/returns/{}/remind", page.network.slug, line.one.id),
         .csrf = page.csrf,
         .label = "Remind",
         .kind = html::ButtonKind::secondary,
         .context = fmt::format("{} of {}", line.organisation_name, line.measure_name),
         .fields =
             {{"from", "list"},
              {"state", page.filter.state},
              {"partner", page.filter.organisation_id},
              {"page", std::to_string(page.filter.offset / page.filter.limit + 1)}}}
    );
}

}  // namespace

html::Url return_list_url(const network::Network& network, const ReturnFilter& filter) {
    html::Url url = html::url("/n/{}/returns", network.slug);
    if (!filter.state.empty()) {
        url = url.with("state", filter.state);
    }
    return filter.organisation_id.empty() ? url : url.with("partner", filter.organisation_id);
}

html::Html return_list_page(const ReturnListPage& page) {
    html::Table table{
        .caption = "Returns",
        .columns =
            {{.label = "Measure"},
             {.label = "Partner"},
             {.label = "Place"},
             {.label = "Period"},
             {.label = "Due"},
             {.label = "State"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_returns(page)};
    const bool has_late =
        page.reviews && std::any_of(page.lines.begin(), page.lines.end(), [&](const auto& line) {
            return is_late(line.one, page.today);
        });
    if (has_late) {
        table.columns.push_back({.label = "Remind", .label_hidden = true});
    }
    for (const ReturnLine& line : page.lines) {
        std::vector<html::Html> cells{
            html::link(one_return_url(page.network, line.one), line.measure_name),
            html::escape(line.organisation_name),
            html::escape(line.place_name),
            html::escape(period_text(line.one.period_start, line.one.period_end)),
            html::short_date(line.one.due_on),
            return_state_tag(line.one, page.today)};
        if (has_late) {
            cells.push_back(remind_cell(page, line));
        }
        table.rows.emplace_back(std::move(cells));
    }
    html::Html actions;
    if (page.reviews) {
        actions = html::button_link(
            {"Ask for figures",
             html::url("/n/{}/returns/new", page.network.slug),
             html::ButtonKind::primary}
        );
    }
    const html::Url base = return_list_url(page.network, page.filter);
    const int pages = static_cast<int>((page.count + page.filter.limit - 1) / page.filter.limit);
    return html::page_heading(
               {.title = "Returns",
                .lead = html::Html("<p>Figures that partners are asked for. Only the partner and "
                                   "those who look after returns see them, and when they are "
                                   "due.</p>"),
                .actions = actions}
           ) +
           list_filter(page) + html::table(table) +
           html::pager(
               {.base = base,
                .page = page.filter.offset / page.filter.limit + 1,
                .pages = pages,
                .things = "Pages of returns"}
           ) +
           download::links(base);
}

namespace {

// What kind of period each measure has, for those who ask.
html::Html period_hint(const ReturnAskPage& page) {
    html::Html known;
    for (const Measure& measure : page.measures) {
        const auto shown = page.shown.find(measure.id);
        if (shown != page.shown.end()) {
            known +=
                html::format("<li>{}: {}</li>", measure.name, shown_periods_words(shown->second));
        }
    }
    if (known.text().empty()) {
        return {};
    }
    return html::Html(
               "<p>Ask for the kind of period the measure has: only figures of one length "
               "are drawn.</p>"
           ) +
           html::disclosure(
               {.summary = "The periods of each measure",
                .content = html::format("<ul>{}</ul>", known)}
           );
}

std::vector<html::Choice> partner_choices(const ReturnAskPage& page) {
    std::vector<html::Choice> partners;
    for (const network::OrganisationName& partner : page.partners) {
        partners.push_back(
            {partner.id,
             partner.name,
             page.answering.contains(partner.id)
                 ? ""
                 : "Nobody here can answer yet: invite someone as its delegate."}
        );
    }
    return partners;
}

// Which figures of whom.
html::Html asked_fields(const ReturnAskPage& page) {
    std::vector<html::Choice> measures;
    for (const Measure& measure : page.measures) {
        measures.push_back({measure.slug, measure.name});
    }
    std::vector<html::Choice> places;
    for (const network::Place& place : page.places) {
        places.push_back({place.id, place.name});
    }
    return html::select(
               {.name = "measure",
                .label = "Measure",
                .choices = measures,
                .selected = page.form.measure,
                .errors = page.errors,
                .placeholder = "Choose a measure"}
           ) +
           html::checkboxes(
               {.name = "organisation_ids",
                .legend = "Partners",
                .choices = partner_choices(page),
                .selected = page.form.organisation_ids,
                .hint = "Each answers on its own page; none sees another's figures.",
                .errors = page.errors,
                .optional = false}
           ) +
           html::select(
               {.name = "place_id",
                .label = "Place",
                .choices = places,
                .selected = page.form.place_id,
                .errors = page.errors,
                .placeholder = "Choose a place"}
           );
}

html::Html period_fields(const ReturnAskPage& page) {
    return html::fieldset(
        {.legend = "Period",
         .content = period_hint(page) +
                    html::date_field(
                        {.name = "period_start",
                         .label = "First day",
                         .value = page.form.period_start,
                         .errors = page.errors}
                    ) +
                    html::date_field(
                        {.name = "period_end",
                         .label = "Last day",
                         .value = page.form.period_end,
                         .hint = "The same as the first for a point in time.",
                         .errors = page.errors}
                    )}
    );
}

}  // namespace

html::Html return_ask_page(const ReturnAskPage& page) {
    const html::Html fields = asked_fields(page) + period_fields(page) +
                              html::date_field(
                                  {.name = "due_on",
                                   .label = "Needed by",
                                   .value = page.form.due_on,
                                   .errors = page.errors}
                              ) +
                              html::text_area(
                                  {.name = "words",
                                   .label = "Why you ask, and what you will do with it",
                                   .value = page.form.words,
                                   .errors = page.errors,
                                   .optional = true,
                                   .max_length = 10'000}
                              ) +
                              html::button({"Ask for the figures"});
    return html::breadcrumb(
               {{{"Returns", html::url("/n/{}/returns", page.network.slug)}}, "Ask for figures"}
           ) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = "Ask for figures"}) +
           html::form(
               {.action = html::url("/n/{}/returns", page.network.slug),
                .csrf = page.csrf,
                .content = fields}
           );
}

}  // namespace measures
