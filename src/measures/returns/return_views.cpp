#include "measures/returns/return_views.hpp"

#include "measures/period.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

html::Html held_text(const std::optional<base::Drawn>& figure, int decimals) {
    return figure ? html::figure_text({.figure = *figure, .decimals = decimals}) : html::Html();
}

html::Html sent_table(const ReturnPage& page) {
    html::Table table{
        .caption = "What was sent",
        .columns = {{.label = "Group"}},
        .rows = {},
        .caption_hidden = true};
    const ReturnColumns& columns = page.columns;
    if (columns.numerator) {
        table.columns.push_back({.label = "Counted", .numeric = true});
    }
    if (columns.denominator) {
        table.columns.push_back({.label = "Of", .numeric = true});
    }
    if (columns.value) {
        table.columns.push_back({.label = "Figure", .numeric = true});
    }
    table.columns.push_back({.label = "Note"});
    for (std::size_t i = 0; i < page.sent.size(); ++i) {
        const SentAnswer& answer = page.sent[i];
        std::vector<html::Html> cells{html::escape(page.rows[i].label)};
        if (columns.numerator) {
            cells.push_back(held_text(answer.numerator, 0));
        }
        if (columns.denominator) {
            cells.push_back(held_text(answer.denominator, 0));
        }
        if (columns.value) {
            cells.push_back(held_text(answer.value, page.decimals));
        }
        cells.push_back(html::escape(answer.note));
        table.rows.emplace_back(std::move(cells));
    }
    if (!page.line.one.is_as_submitted()) {
        return html::section(
            {.title = "Your draft",
             .content = html::table(table) + html::Html("<p>It was not submitted: only your "
                                                        "organisation sees it.</p>")}
        );
    }
    return html::section(
        {.title = "What was sent", .content = html::table(table) + who_sees_figures(page)}
    );
}

html::Html talk_part(const ReturnPage& page) {
    html::Html said;
    for (const ReturnTalk& talk : page.talk) {
        said += html::said(
            {.words = html::paragraphs(talk.message.words),
             .by = talk.name,
             .when = html::time(talk.message.said_at, page.network.zone)}
        );
    }
    const bool is_filled_in = page.is_delegate && page.line.one.is_open();
    return html::section(
        {.title = "Said about it",
         .content =
             said +
             (is_filled_in
                  ? html::Html("<p>Save the figures that you typed on this page before you send "
                               "a message: they would be lost.</p>")
                  : html::Html()) +
             return_words_form(page, "messages", "Your message", "Send the message", false)}
    );
}

html::Html return_facts(const ReturnPage& page) {
    const Return& one = page.line.one;
    std::vector<html::Term> terms{
        {"State", return_state_tag(one, page.today)},
        {"Partner",
         html::link(
             html::url("/n/{}/partners/{}", page.network.slug, one.organisation_id),
             page.line.organisation_name
         )},
        {"Measure",
         html::link(
             html::url("/n/{}/measures/{}", page.network.slug, page.line.measure_slug),
             page.line.measure_name
         )},
        {"Place", html::escape(page.line.place_name)},
        {"Period", html::escape(period_text(one.period_start, one.period_end))},
        {"Due", html::date(one.due_on)},
        {"Asked", html::time(one.asked_at, page.network.zone)}};
    if (page.reminded) {
        terms.push_back(
            {"Last reminded",
             html::time(page.reminded->at, page.network.zone) +
                 (page.reminded->by.empty() ? html::Html()
                                            : html::format(" by {}", page.reminded->by))}
        );
    }
    if (one.submitted_at) {
        terms.push_back({"Submitted", html::time(*one.submitted_at, page.network.zone)});
    }
    return html::definition_list({terms});
}

}  // namespace

std::string words_field(const char* verb) {
    return std::string("words-") + verb;
}

html::Html return_words_form(
    const ReturnPage& page, const char* verb, const char* label, const char* button, bool optional
) {
    const std::string id = words_field(verb);
    base::FieldErrors errors;  // of this form only: a return's page has several
    for (const base::FieldError& error : page.errors) {
        if (error.field == id) {
            errors.push_back({"words", error.message});
        }
    }
    return html::form(
        {.action = html::url("/n/{}/returns/{}/{}", page.network.slug, page.line.one.id, verb),
         .csrf = page.csrf,
         .content = html::text_area(
                        {.name = "words",
                         .label = label,
                         .value = errors.empty() ? "" : page.words,
                         .errors = errors,
                         .rows = 3,
                         .optional = optional,
                         .max_length = 10'000,
                         .id = id}
                    ) +
                    html::button({button, html::ButtonKind::secondary}),
         .label = button}
    );
}

html::Html who_sees_figures(const ReturnPage& page) {
    const std::string threshold =
        std::to_string(std::max<std::int64_t>(page.network.suppress_below, 3));
    const std::string& partner = page.line.organisation_name;
    if (!page.sees_as_sent) {
        return html::format(
            "<p>You see what may be shown of these figures: counts under {}, and those from which "
            "one could be worked out, are withheld, and all of them where another partner's are "
            "added to them. The delegates of {} and the data stewards of "
            "the network see them as they were sent.</p>",
            threshold,
            partner
        );
    }
    return html::format(
        "<p>Who sees this: the delegates of {} and the data stewards of the network see the "
        "figures as they were sent. Coordinators see them with counts under {} withheld. Each "
        "look at them is recorded.</p>",
        partner,
        threshold
    );
}

html::Html return_state_tag(const Return& one, base::Date today) {
    if (one.is_open() && one.due_on < today) {
        return html::tag(
            {fmt::format(
                 "{}, {} late",
                 return_state_label(one.state),
                 base::days_text(base::days_between(one.due_on, today))
             ),
             html::Tone::attention}
        );
    }
    const html::Tone tone = one.state == "accepted"    ? html::Tone::good
                            : one.state == "withdrawn" ? html::Tone::stopped
                            : one.state == "sent_back" ? html::Tone::attention
                                                       : html::Tone::waiting;
    return html::tag({std::string(return_state_label(one.state)), tone});
}

html::Html return_page(const ReturnPage& page) {
    html::Html main;
    // Who has to correct figures reads why first.
    const bool talk_leads = page.is_delegate && page.line.one.state == "sent_back";
    if (talk_leads) {
        main += talk_part(page);
    }
    if (page.is_delegate && page.line.one.is_open()) {
        main += answer_form(page);
    } else if (!page.sent.empty()) {
        main += sent_table(page) +
                download::links(html::url("/n/{}/returns/{}", page.network.slug, page.line.one.id));
    }
    if (page.is_delegate && page.line.one.state == "submitted") {
        main += retract_part(page);
    }
    if (page.reviews) {
        main += return_reminder(page) + return_review(page);
    }
    if (!talk_leads) {
        main += talk_part(page);
    }
    return html::breadcrumb(
               {{{"Returns", html::url("/n/{}/returns", page.network.slug)}},
                return_title(page.line)}
           ) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = page.line.measure_name,
                .kicker = "Return",
                .lead = html::format(
                    "<p>{}, {}, due {}</p>",
                    page.line.place_name,
                    period_text(page.line.one.period_start, page.line.one.period_end),
                    html::date(page.line.one.due_on)
                )}
           ) +
           html::columns(
               {.main = main, .side = return_facts(page), .side_label = "About this return"}
           );
}

}  // namespace measures
