// What those who review returns may do with one, and what they should know before.
#include "measures/returns/return_views.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

namespace measures {
namespace {

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
                 "<p>These figures are kept, but the measure does not show them{}</p>",
                 page.other_length.empty()
                     ? "."
                     : ": they are " + page.other_length +
                           ". Only periods of one length are drawn, those there are most of."
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

// What accepting would do to the figures of the place, and of the places below and above.
html::Html around_part(const ReturnPage& page) {
    if (page.around.is_empty()) {
        return {};
    }
    const auto& [place, below, above] =
        std::tie(page.line.place_name, page.around.below, page.around.above);
    html::Html content;
    if (const auto& files = page.around.replaced; !files.empty()) {
        content += html::format(
            "<p>{} has figures for this period already, from {}. Accepting puts these in their "
            "place. What only the file tells, such as another way of grouping, is not shown for "
            "{} and this period any more, nor for places above that add it up.</p>",
            place,
            fmt::format("{}", fmt::join(files, ", ")),
            place
        );
    }
    if (!below.empty()) {
        content += html::format(
            "<p>The figure of {} is now the sum of {} below it: {}. Accepting makes it {}’s "
            "alone.</p>",
            place,
            below.size() == 1 ? "a place" : fmt::format("{} places", below.size()),
            fmt::format("{}", fmt::join(below, ", ")),
            page.line.organisation_name
        );
    }
    if (!above.empty()) {
        content += html::format(
            "<p>{} has figures of its own for this period: those of {} are shown beside them, and "
            "are not added to them.</p>",
            above,
            place
        );
    }
    return html::notice({.content = content, .tone = html::Tone::attention});
}

bool has_error_of(const ReturnPage& page, std::string_view field) {
    return std::any_of(page.errors.begin(), page.errors.end(), [&](const auto& error) {
        return error.field == field;
    });
}

html::Html accept_part(const ReturnPage& page) {
    const html::Url action =
        html::url("/n/{}/returns/{}/accept", page.network.slug, page.line.one.id);
    const std::string label = "Accept the figures";
    const std::vector<html::HiddenField> fields{
        {"beside", page.beside}, {"submission", page.submission}};
    if (page.around.is_empty()) {
        return html::post_button(
            {.action = action,
             .csrf = page.csrf,
             .label = label,
             .kind = html::ButtonKind::primary,
             .fields = fields}
        );
    }
    html::Html hidden;
    for (const html::HiddenField& field : fields) {
        hidden += html::hidden_field(field);
    }
    return html::form(
        {.action = action,
         .csrf = page.csrf,
         .content = hidden +
                    html::checkbox(
                        {.name = "meant",
                         .label = "I have read this, and it is meant",
                         .value = page.around.text,
                         .errors = page.errors}
                    ) +
                    html::button({label, html::ButtonKind::primary}),
         .label = label}
    );
}

}  // namespace

html::Html return_reminder(const ReturnPage& page) {
    if (!page.line.one.is_open() || !page.can_be_answered) {
        return {};
    }
    const std::string& partner = page.line.organisation_name;
    const bool is_sent_today =
        page.reminded && base::date_in(page.reminded->at, page.network.zone) == page.today;
    return html::section(
        {.title = "Remind the partner",
         .content =
             is_sent_today
                 ? html::format("<p>{} was reminded today: once a day is enough.</p>", partner)
                 : html::format(
                       "<p>Those who answer for {} get an e-mail that says what you wait for and "
                       "when it is due.</p>",
                       partner
                   ) +
                       html::post_button(
                           {html::url(
                                "/n/{}/returns/{}/remind", page.network.slug, page.line.one.id
                            ),
                            page.csrf,
                            "Remind " + partner,
                            html::ButtonKind::secondary}
                       ),
         .id = "remind"}
    );
}

html::Html return_review(const ReturnPage& page) {
    const Return& one = page.line.one;
    html::Html part = becomes_part(page) + above_part(page);
    if (one.state == "submitted") {
        part += beside_part(page) + around_part(page) + accept_part(page);
        part += html::disclosure(
            {.summary = "Send it back",
             .content = return_words_form(
                 page, "send-back", "What should be looked at again", "Send it back", false
             ),
             .open = has_error_of(page, words_field("send-back"))}
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
             .content = return_words_form(page, "withdraw", "Why", "Withdraw it", true),
             .open = has_error_of(page, words_field("withdraw"))}
        );
    }
    return part.text().empty() ? part : html::section({.title = "Your decision", .content = part});
}

}  // namespace measures
