#include "network/agreement_views.hpp"

#include "network/handling.hpp"
#include "network/parts.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

html::Html state_tag(const Agreement& agreement) {
    const html::Tone tone = agreement.state == AgreementState::proposed   ? html::Tone::waiting
                            : agreement.state == AgreementState::accepted ? html::Tone::good
                                                                          : html::Tone::stopped;
    return html::tag({agreement_state_label(agreement.state), tone});
}

html::Html agreement_button(
    const AgreementPage& page, const char* act, const char* label, html::ButtonKind kind
) {
    return html::post_button(
        {.action = html::url(
             "/n/{}/agreements/{}/{}", page.network.slug, page.agreement.id, std::string(act)
         ),
         .csrf = page.csrf,
         .label = label,
         .kind = kind}
    );
}

html::Html agreement_actions(const AgreementPage& page) {
    if (!page.may_edit) {
        return {};
    }
    using html::ButtonKind;
    const bool is_own_proposal = page.agreement.proposed_by == page.network.id;
    if (page.agreement.state == AgreementState::accepted) {
        return agreement_button(page, "end", "End the agreement", ButtonKind::secondary);
    }
    if (page.agreement.state != AgreementState::proposed) {
        return {};
    }
    if (is_own_proposal) {
        return agreement_button(page, "end", "Take the proposal back", ButtonKind::secondary);
    }
    return agreement_button(page, "accept", "Accept", ButtonKind::primary) +
           agreement_button(page, "decline", "Decline", ButtonKind::secondary);
}

const char* meaning_of(const std::string& kind) {
    if (kind == "serves") {
        return "One works for the other. The served network gets what is released to it, and no "
               "more.";
    }
    if (kind == "shares_with") {
        return "Each releases to the other what the terms say.";
    }
    return "They acknowledge each other and act side by side.";
}

}  // namespace

std::string agreement_state_label(AgreementState state) {
    switch (state) {
        case AgreementState::proposed:
            return "Proposed";
        case AgreementState::accepted:
            return "Agreed";
        case AgreementState::declined:
            return "Declined";
        case AgreementState::ended:
            return "Ended";
    }
    return "";
}

html::Html agreement_list_page(const AgreementListPage& page) {
    const html::Html add = page.may_edit
                               ? html::button_link(
                                     {"Propose an agreement",
                                      html::url("/n/{}/agreements/new", page.network.slug),
                                      html::ButtonKind::primary}
                                 )
                               : html::Html();
    html::Table table{
        .caption = "Agreements of " + page.network.name,
        .columns =
            {{.label = "Agreement"}, {.label = "State"}, {.label = "From"}, {.label = "Until"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "No agreements yet",
             .content = html::Html("Networks stand side by side: each keeps its own people and "
                                   "data, and an agreement says what they do together."),
             .action = add}
        )};
    for (const Agreement& agreement : page.agreements) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/agreements/{}", page.network.slug, agreement.id),
                 agreement_title(agreement)
             ),
             state_tag(agreement),
             html::short_date(agreement.starts_on),
             day_or_nothing(agreement.ends_on)}
        );
    }
    return html::page_heading(
               {.title = "Agreements with other networks",
                .lead =
                    html::Html("No agreement gives anyone of one network a right in the other."),
                .actions = add}
           ) +
           html::table(table) + download::links(html::url("/n/{}/agreements", page.network.slug));
}

html::Html agreement_page(const AgreementPage& page) {
    const Agreement& agreement = page.agreement;
    std::vector<html::Term> facts{
        {"State", state_tag(agreement)},
        {"Proposed by",
         html::escape(
             agreement.proposed_by == agreement.from_network_id ? agreement.from_name
                                                                : agreement.to_name
         )},
        {"From", html::date(agreement.starts_on)}};
    if (agreement.ends_on) {
        facts.push_back({"Until", html::date(*agreement.ends_on)});
    }
    return list_breadcrumb(page.network, agreements_list, "Agreement") +
           html::page_heading(
               {.title = agreement_title(agreement),
                .kicker = "Agreement",
                .lead = html::escape(meaning_of(agreement.kind)),
                .actions = agreement_actions(page)}
           ) +
           html::columns(
               {.main =
                    html::section({.title = "Terms", .content = html::paragraphs(agreement.terms)}),
                .side = html::definition_list({facts}),
                .side_label = "About this agreement"}
           );
}

html::Html agreement_form_page(const AgreementFormPage& page) {
    std::vector<html::Choice> others;
    for (const Network& other : page.others) {
        others.push_back({other.slug, other.name});
    }
    const html::Html fields =
        html::select(
            {.name = "other_slug",
             .label = "With",
             .choices = others,
             .selected = page.form.other_slug,
             .hint = "Networks that have a public page, or that you are in.",
             .errors = page.errors,
             .placeholder = "Choose a network"}
        ) +
        html::radios(
            {.name = "relation",
             .legend = "How they stand to each other",
             .choices = choices_of(agreement_relations),
             .selected = page.form.relation,
             .errors = page.errors}
        ) +
        html::text_area(
            {.name = "terms",
             .label = "Terms",
             .value = page.form.terms,
             .hint = "What each does and releases to the other, and who may see it.",
             .errors = page.errors,
             .rows = 8}
        ) +
        html::date_field(
            {.name = "starts_on",
             .label = "From",
             .value = page.form.starts_on,
             .errors = page.errors}
        );
    return form_frame(
        {.network = page.network,
         .list = agreements_list,
         .title = "Propose an agreement",
         .lead = html::Html("It holds from the day both networks have accepted it."),
         .fields = fields,
         .button = "Propose it",
         .errors = page.errors,
         .csrf = page.csrf}
    );
}

}  // namespace network
