#include "agenda/need_views.hpp"

#include "platform/download/download.hpp"

namespace agenda {
namespace {

std::vector<html::Choice> place_choices(const std::vector<network::Place>& places) {
    std::vector<html::Choice> choices;
    for (const network::Place& place : places) {
        choices.push_back({place.id, place.name});
    }
    return choices;
}

html::Url needs_url(const NeedListPage& page) {
    html::Url url = html::url("/n/{}/needs", page.setting.network.slug);
    if (!page.filter.query.empty()) {
        url = url.with("q", page.filter.query);
    }
    if (!page.filter.state.empty()) {
        url = url.with("state", page.filter.state);
    }
    return page.filter.place_id.empty() ? url : url.with("place", page.filter.place_id);
}

html::Html need_filter(const NeedListPage& page) {
    const html::Url all = html::url("/n/{}/needs", page.setting.network.slug);
    return html::filter_bar(
        {.action = all,
         .label = "Find needs",
         .fields = html::select(
                       {.name = "state",
                        .label = "State",
                        .choices = choices_of(need_states),
                        .selected = page.filter.state,
                        .placeholder = "Every state",
                        .optional = true}
                   ) +
                   html::select(
                       {.name = "place",
                        .label = "Place",
                        .choices = place_choices(page.places),
                        .selected = page.filter.place_id,
                        .placeholder = "Every place",
                        .optional = true}
                   ),
         .query = page.filter.query,
         .placeholder_label = "Words",
         .clear = all,
         .summary = count_text(page.count, "need", "needs")}
    );
}

html::Html add_need_button(const Setting& setting) {
    return setting.may_contribute ? html::button_link(
                                        {"Add a need",
                                         html::url("/n/{}/needs/new", setting.network.slug),
                                         html::ButtonKind::primary}
                                    )
                                  : html::Html();
}

html::Html no_needs(const NeedListPage& page) {
    const NeedFilter& filter = page.filter;
    if (!filter.query.empty() || !filter.state.empty() || !filter.place_id.empty()) {
        return html::empty_state(
            {.title = "No need fits",
             .content = html::Html("Try fewer words, or every state and place.")}
        );
    }
    return html::empty_state(
        {.title = "No needs yet",
         .content = html::Html("Add what people of this place have said matters to them, in their "
                               "words; priorities then say which needs they answer."),
         .action = add_need_button(page.setting)}
    );
}

html::Html need_state_tag(const NeedForm& form) {
    const html::Tone tone = form.state == "answered"    ? html::Tone::good
                            : form.state == "set_aside" ? html::Tone::stopped
                                                        : html::Tone::waiting;
    return html::tag({std::string(label_of(need_states, form.state)), tone});
}

html::Html need_facts(const NeedPage& page) {
    const NeedForm& form = page.need.form;
    std::vector<html::Term> terms{
        {"Said by", html::escape(form.said_by)},
        {"Said on", day_or_nothing(form.said_on)},
        {"State", need_state_tag(form) + not_public_tag(form.is_public)}};
    if (!form.state_reason.empty()) {
        terms.push_back({"Why", html::paragraphs(form.state_reason)});
    }
    if (!page.place.empty()) {
        terms.push_back(
            {"Place",
             html::link(
                 html::url("/n/{}/places/{}", page.setting.network.slug, form.place_id), page.place
             )}
        );
    }
    if (!form.evidence.empty()) {
        terms.push_back({"Evidence", html::paragraphs(form.evidence)});
    }
    return html::definition_list({terms});
}

html::Html who_and_when_fields(const NeedFormPage& page) {
    return html::text_field(
               {.name = "said_by",
                .label = "Who said it",
                .value = page.form.said_by,
                .hint = "As they chose to be named: a name, or \"a mother of three\".",
                .errors = page.errors,
                .max_length = static_cast<int>(longest_title)}
           ) +
           html::date_field(
               {.name = "said_on",
                .label = "When",
                .value = page.form.said_on,
                .errors = page.errors}
           );
}

html::Html where_field(const NeedFormPage& page) {
    return html::select(
        {.name = "place_id",
         .label = "Place",
         .choices = place_choices(page.places),
         .selected = page.form.place_id,
         .errors = page.errors,
         .placeholder = "The whole network",
         .optional = true}
    );
}

html::Html source_fields(const NeedFormPage& page) {
    return html::fieldset(
        {.legend = "Where it comes from",
         .content = who_and_when_fields(page) +
                    html::text_area(
                        {.name = "evidence",
                         .label = "Evidence",
                         .value = page.form.evidence,
                         .hint = "What else shows it: a survey, a count, other voices.",
                         .errors = page.errors,
                         .rows = 3,
                         .optional = true}
                    ) +
                    where_field(page)}
    );
}

html::Html need_state_fields(const NeedFormPage& page) {
    return html::radios(
               {.name = "state",
                .legend = "What became of it",
                .choices = choices_of(need_states),
                .selected = page.form.state,
                .errors = page.errors,
                .inline_choices = true}
           ) +
           html::text_area(
               {.name = "state_reason",
                .label = "How, or why",
                .value = page.form.state_reason,
                .hint = "What answered it, or why it is set aside.",
                .errors = page.errors,
                .rows = 2,
                .optional = true}
           );
}

// What is asked of those who only add: what is needed, who says so, and who may read it.
html::Html short_fields(const NeedFormPage& page) {
    const NeedForm& form = page.form;
    return html::text_field(
               {.name = "title",
                .label = "What is needed",
                .value = form.title,
                .hint = "In one line, such as: The clinic is open when we are at work.",
                .errors = page.errors,
                .max_length = static_cast<int>(longest_title)}
           ) +
           html::text_area(
               {.name = "public_text",
                .label = "In their own words",
                .value = form.public_text,
                .errors = page.errors,
                .optional = true}
           ) +
           who_and_when_fields(page) + where_field(page) +
           html::checkbox(
               {.name = "is_public",
                .label = "Anyone may read this",
                .checked = form.is_public,
                .hint = "It then stands on the public pages. Otherwise only members of this "
                        "network read it."}
           );
}

html::Html full_fields(const NeedFormPage& page) {
    const NeedForm& form = page.form;
    return wording_fields(
               {form.title, form.public_text, form.internal_text, form.is_public, page.errors}
           ) +
           source_fields(page) + need_state_fields(page);
}

bool is_own(const Setting& setting, const Need& need) {
    return setting.may_contribute && !setting.account.empty() && need.added_by == setting.account;
}

html::Html take_back_part(const NeedFormPage& page) {
    if (!page.may_take_back) {
        return {};
    }
    return html::disclosure(
        {.summary = "Take it back",
         .content =
             html::Html("<p>You added this need. Taken back, it is gone; a version of the agenda "
                        "adopted meanwhile keeps it for members.</p>") +
             html::post_button(
                 {html::url("/n/{}/needs/{}/take-back", page.setting.network.slug, page.own_id),
                  page.setting.csrf,
                  "Take this need back"}
             )}
    );
}

}  // namespace

bool may_change(const Setting& setting, const Need& need) {
    return setting.may_convene || is_own(setting, need);
}

bool may_take_back(const Setting& setting, const Need& need) {
    return is_own(setting, need) && need.form.state == "heard";
}

html::Html need_list_page(const NeedListPage& page) {
    html::Table table{
        .caption = "Needs of " + page.setting.network.name,
        .columns =
            {{.label = "Need"}, {.label = "Said by"}, {.label = "Said on"}, {.label = "State"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = no_needs(page)};
    for (const Need& need : page.needs) {
        table.rows.push_back(
            {html::link(
                 html::url("/n/{}/needs/{}", page.setting.network.slug, need.id), need.form.title
             ),
             html::escape(need.form.said_by),
             day_or_nothing(need.form.said_on),
             need_state_tag(need.form) + not_public_tag(need.form.is_public)}
        );
    }
    return agenda_tabs(page.setting, "needs") +
           html::page_heading(
               {.title = "Needs",
                .lead = html::Html("What people of this place said matters to them."),
                .actions = add_need_button(page.setting)}
           ) +
           need_filter(page) + html::table(table) +
           html::pager(
               {.base = needs_url(page),
                .page = page.filter.offset / page.filter.limit + 1,
                .pages = pages_of(page.count, page.filter.limit),
                .things = "Pages of needs"}
           ) +
           download::links(needs_url(page));
}

html::Html need_page(const NeedPage& page) {
    const NeedForm& form = page.need.form;
    return thing_page(
        {.setting = page.setting,
         .thread = page.thread,
         .title = form.title,
         .list_label = "Needs",
         .list_folder = "needs",
         .public_text = form.public_text,
         .internal_text = form.internal_text,
         .facts = need_facts(page),
         .may_change = may_change(page.setting, page.need)}
    );
}

html::Html need_form_page(const NeedFormPage& page) {
    const bool is_new = page.own_id.empty();
    const std::string& slug = page.setting.network.slug;
    return form_frame(
               {.setting = page.setting,
                .title = is_new ? "Add a need" : "Change a need",
                .list_label = "Needs",
                .list_folder = "needs",
                .action = is_new ? html::url("/n/{}/needs", slug)
                                 : html::url("/n/{}/needs/{}", slug, page.own_id),
                .fields = page.setting.may_convene ? full_fields(page) : short_fields(page),
                .button = is_new ? "Add the need" : "Save the need",
                .errors = page.errors,
                .stamp = page.stamp}
           ) +
           take_back_part(page);
}

}  // namespace agenda
