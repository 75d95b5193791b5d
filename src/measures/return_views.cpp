#include "measures/return_views.hpp"

#include "measures/period.hpp"
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
    return html::section(
        {.title = "What was sent", .content = html::table(table) + who_sees_figures(page)}
    );
}

html::Html words_form(
    const ReturnPage& page, const char* verb, const char* label, const char* button, bool optional
) {
    return html::form(
        {.action = html::url("/n/{}/returns/{}/{}", page.network.slug, page.line.one.id, verb),
         .csrf = page.csrf,
         .content = html::text_area(
                        {.name = "words",
                         .label = label,
                         .errors = page.errors,
                         .rows = 3,
                         .optional = optional,
                         .max_length = 10'000,
                         .id = std::string("words-") + verb}
                    ) +
                    html::button({button, html::ButtonKind::secondary}),
         .label = button}
    );
}

// What accepting would do to the figures of other partners.
html::Html beside_part(const ReturnPage& page) {
    if (page.accepted_beside.empty()) {
        return {};
    }
    const std::string partners = fmt::format("{}", fmt::join(page.accepted_beside, ", "));
    if (page.columns.value) {
        return html::notice(
            {.content = html::format(
                 "<p>The figures of {} for the same place and period were accepted. Figures of "
                 "this kind cannot be added up, so these cannot be accepted beside them.</p>",
                 partners
             ),
             .tone = html::Tone::attention}
        );
    }
    return html::notice(
        {.content = html::format(
             "<p>The figures of {} for the same place and period were accepted. Accepting these "
             "adds them to those: do it only where nobody is counted in both. A group for which "
             "one "
             "of you gave no figure, or one that cannot be shown by itself, is shown for "
             "neither.</p>",
             partners
         ),
         .tone = html::Tone::attention}
    );
}

// Whether somebody can answer, and whether the measure shows what was sent.
html::Html becomes_part(const ReturnPage& page) {
    const Return& one = page.line.one;
    if (one.is_open() && !page.can_be_answered) {
        return html::notice(
            {.content = html::format(
                 "<p>Nobody can answer for {} yet, and nobody was told. {}</p>",
                 page.line.organisation_name,
                 html::link(
                     html::url("/n/{}/invitations/new", page.network.slug),
                     "Invite someone as its delegate"
                 )
             ),
             .tone = html::Tone::attention}
        );
    }
    if (one.state == "accepted" && !page.is_shown) {
        return html::notice(
            {.content = html::format(
                 "<p>These figures are kept, but the measure does not show them{}. Only periods of "
                 "one length are drawn, those there are most of.</p>",
                 page.other_length.empty() ? "" : ": they are " + page.other_length
             ),
             .tone = html::Tone::attention}
        );
    }
    if (one.state == "submitted" && !page.other_length.empty()) {
        return html::notice(
            {.content = html::format(
                 "<p>These figures are {}. Only periods of one length are drawn, those there are "
                 "most of: accepted, they will most likely not be seen. Withdraw the return and "
                 "ask for the kind of period the measure has.</p>",
                 page.other_length
             ),
             .tone = html::Tone::attention}
        );
    }
    return {};
}

// Groups of which more are counted than there are.
html::Html above_part(const ReturnPage& page) {
    std::vector<std::string> groups;
    for (std::size_t row = 0; page.is_share && row < page.sent.size(); ++row) {
        const auto& counted = page.sent[row].numerator;
        const auto& of = page.sent[row].denominator;
        if (counted && of && counted->is_reported() && of->is_reported() &&
            counted->value() > of->value()) {
            groups.push_back(page.rows[row].label);
        }
    }
    if (groups.empty()) {
        return {};
    }
    return html::notice(
        {.content = html::format(
             "<p>More are counted than there are: {}. Read the note, and ask the partner if it "
             "does not say why.</p>",
             fmt::format("{}", fmt::join(groups, ", "))
         ),
         .tone = html::Tone::attention}
    );
}

html::Html review_part(const ReturnPage& page) {
    const Return& one = page.line.one;
    html::Html part = becomes_part(page) + above_part(page);
    if (one.state == "submitted") {
        part += beside_part(page) +
                html::post_button(
                    {.action = html::url("/n/{}/returns/{}/accept", page.network.slug, one.id),
                     .csrf = page.csrf,
                     .label = "Accept the figures",
                     .kind = html::ButtonKind::primary,
                     .fields = {{"beside", page.beside}}}
                );
        part += html::disclosure(
            {.summary = "Send it back",
             .content = words_form(
                 page, "send-back", "What should be looked at again", "Send it back", false
             ),
             .open = !page.errors.empty()}
        );
    }
    if (one.state == "accepted") {
        part += html::disclosure(
            {.summary = "Look at it again",
             .content =
                 html::Html("<p>Takes the figures out of the measure. The return is submitted "
                            "again: it can be sent back, or accepted once more.</p>") +
                 html::post_button(
                     {html::url("/n/{}/returns/{}/take-back", page.network.slug, one.id),
                      page.csrf,
                      "Take back the acceptance",
                      html::ButtonKind::secondary}
                 )}
        );
    }
    if (one.state != "accepted" && one.state != "withdrawn") {
        part += html::disclosure(
            {.summary = "It is no longer needed",
             .content = words_form(page, "withdraw", "Why", "Withdraw it", true)}
        );
    }
    return part.text().empty() ? part : html::section({.title = "Your decision", .content = part});
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
    return html::section(
        {.title = "Said about it",
         .content = said + words_form(page, "messages", "Your message", "Send the message", false)}
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
    if (one.submitted_at) {
        terms.push_back({"Submitted", html::time(*one.submitted_at, page.network.zone)});
    }
    return html::definition_list({terms});
}

}  // namespace

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
        const auto days = base::days_between(one.due_on, today);
        return html::tag(
            {fmt::format(
                 "{}, {} late",
                 return_state_label(one.state),
                 days == 1 ? "1 day" : fmt::format("{} days", days)
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
    if (page.is_delegate && page.line.one.is_open()) {
        main += answer_form(page);
    } else if (!page.sent.empty()) {
        main += sent_table(page);
    }
    if (page.reviews) {
        main += review_part(page);
    }
    main += talk_part(page);
    return html::breadcrumb(
               {{{"Returns", html::url("/n/{}/returns", page.network.slug)}},
                page.line.measure_name}
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
