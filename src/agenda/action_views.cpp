#include "agenda/action_views.hpp"

#include "agenda/initiative_views.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace agenda {
namespace {

constexpr std::array<Named, 5> action_filters{{
    {"open", "Open: planned or under way"},
    {"planned", "Planned"},
    {"under_way", "Under way"},
    {"done", "Done"},
    {"stopped", "Stopped"},
}};

html::Url actions_url(const ActionListPage& page) {
    html::Url url = html::url("/n/{}/actions", page.setting.network.slug);
    const std::pair<const char*, const std::string&> filters[] = {
        {"q", page.filter.query},
        {"state", page.filter.state},
        {"priority", page.filter.priority_id},
        {"owner", page.filter.organisation_id}};
    for (const auto& [name, value] : filters) {
        if (!value.empty()) {
            url = url.with(name, value);
        }
    }
    return url;
}

bool is_filtered(const ActionFilter& filter) {
    return !filter.query.empty() || !filter.state.empty() || !filter.priority_id.empty() ||
           !filter.organisation_id.empty();
}

html::Html action_filter_bar(const ActionListPage& page) {
    std::vector<html::Choice> priorities;
    for (const Priority& priority : page.priorities) {
        priorities.push_back({priority.id, priority.form.title});
    }
    const auto choose = [](const char* name,
                           const char* label,
                           std::vector<html::Choice> choices,
                           const std::string& selected,
                           const char* every) {
        return html::select(
            {.name = name,
             .label = label,
             .choices = std::move(choices),
             .selected = selected,
             .placeholder = every,
             .optional = true}
        );
    };
    const html::Url all = html::url("/n/{}/actions", page.setting.network.slug);
    return html::filter_bar(
        {.action = all,
         .label = "Find actions",
         .fields =
             choose(
                 "state", "State", choices_of(action_filters), page.filter.state, "Every state"
             ) +
             choose("priority", "Priority", priorities, page.filter.priority_id, "Every priority") +
             choose(
                 "owner",
                 "Owner",
                 partner_choices(page.organisations),
                 page.filter.organisation_id,
                 "Every partner"
             ),
         .query = page.filter.query,
         .placeholder_label = "Words",
         .clear = all,
         .summary = count_text(page.count, "action", "actions")}
    );
}

html::Html add_action_button(const Setting& setting) {
    return setting.may_edit ? html::button_link(
                                  {"Add an action",
                                   html::url("/n/{}/actions/new", setting.network.slug),
                                   html::ButtonKind::primary}
                              )
                            : html::Html();
}

html::Html no_actions(const ActionListPage& page) {
    if (is_filtered(page.filter)) {
        return html::empty_state(
            {.title = "No action fits",
             .content = html::Html("Try fewer words, or every state, priority and partner.")}
        );
    }
    return html::empty_state(
        {.title = "No actions yet",
         .content = html::Html("Add what will be done for a priority, who does it and by when."),
         .action = add_action_button(page.setting)}
    );
}

html::Html owners_of(const Action& action) {
    if (action.person.empty()) {
        return html::escape(action.organisation);
    }
    return action.organisation.empty() ? html::escape(action.person)
                                       : html::format("{}, {}", action.person, action.organisation);
}

// The day, and inside the network how late it is while someone still has to act.
html::Html due_cell(const Setting& setting, const ActionForm& form, base::Date today) {
    html::Html cell = day_or_nothing(form.due_on);
    const auto due = base::parse_date(form.due_on);
    if (setting.reads_internal && due && *due < today && is_open(form)) {
        const std::string late = base::days_text(base::days_between(*due, today)) + " late";
        cell += html::format(" {}", html::tag({late, html::Tone::attention}));
    }
    return cell;
}

html::Html action_facts(const ActionPage& page) {
    const ActionForm& form = page.action.form;
    std::vector<html::Term> terms{
        {"State", action_state_tag(form.state) + not_public_tag(form.is_public)}};
    if (!form.state_reason.empty()) {
        terms.push_back({"Why", html::paragraphs(form.state_reason)});
    }
    terms.push_back(
        {"Owner",
         owners_of(page.action).empty() ? html::Html("Nobody yet") : owners_of(page.action)}
    );
    if (!form.due_on.empty()) {
        terms.push_back({"Due", due_cell(page.setting, form, page.today)});
    }
    if (page.action.finished_on) {
        terms.push_back({"Finished", html::short_date(*page.action.finished_on)});
    }
    return html::definition_list({terms});
}

html::Table action_table(const ActionListPage& page) {
    const std::string& sort = page.filter.sort;
    return {
        .caption = "Actions of " + page.setting.network.name,
        .columns =
            {{.label = "Action", .sort_key = "title"},
             {.label = "Owner"},
             {.label = "Due", .sort_key = "due"},
             {.label = "State"}},
        .rows = {},
        .caption_hidden = true,
        .sorting =
            {.base = actions_url(page),
             .key = sort.starts_with('-') ? sort.substr(1) : sort,
             .descending = sort.starts_with('-')},
        .if_empty = no_actions(page)};
}

}  // namespace

bool owns(const Owner& owner, const Action& action) {
    const auto& mine = owner.organisation_ids;
    const ActionForm& form = action.form;
    return owner.of_all || (!owner.person_id.empty() && owner.person_id == form.owner_person_id) ||
           std::find(mine.begin(), mine.end(), form.owner_organisation_id) != mine.end();
}

html::Html action_state_tag(const std::string& state) {
    const html::Tone tone = state == "done"        ? html::Tone::good
                            : state == "under_way" ? html::Tone::waiting
                            : state == "stopped"   ? html::Tone::stopped
                                                   : html::Tone::neutral;
    return html::tag({std::string(label_of(action_states, state)), tone});
}

html::Html finish_button(const Setting& setting, const Action& action) {
    if (action.form.state == "stopped") {
        return {};
    }
    const bool is_done = action.form.state == "done";
    const html::Url own = html::url("/n/{}/actions/{}", setting.network.slug, action.id);
    return html::post_button(
        {.action = html::Url::checked(std::string(own.text()) + (is_done ? "/reopen" : "/done")),
         .csrf = setting.csrf,
         .label = is_done ? "Undo: open it again" : "Mark as done",
         .kind = is_done ? html::ButtonKind::quiet : html::ButtonKind::secondary,
         .context = action.form.title}
    );
}

html::Html action_list_page(const ActionListPage& page) {
    html::Table table = action_table(page);
    const bool may_finish =
        std::any_of(page.actions.begin(), page.actions.end(), [&](const Action& action) {
            return owns(page.owner, action);
        });
    if (may_finish) {
        table.columns.push_back({.label = "Finish", .label_hidden = true});
    }
    for (const Action& action : page.actions) {
        std::vector<html::Html> cells{
            html::link(
                html::url("/n/{}/actions/{}", page.setting.network.slug, action.id),
                action.form.title
            ),
            owners_of(action),
            due_cell(page.setting, action.form, page.today),
            action_state_tag(action.form.state) + not_public_tag(action.form.is_public)};
        if (may_finish) {
            cells.push_back(
                owns(page.owner, action) ? finish_button(page.setting, action) : html::Html()
            );
        }
        table.rows.emplace_back(std::move(cells));
    }
    return agenda_tabs(page.setting, "actions") +
           html::page_heading(
               {.title = "Actions",
                .lead = html::Html("What is being done, by whom and by when."),
                .actions = add_action_button(page.setting)}
           ) +
           action_filter_bar(page) + html::table(table) +
           html::pager(
               {.base = actions_url(page).with("sort", page.filter.sort),
                .page = page.filter.offset / page.filter.limit + 1,
                .pages = pages_of(page.count, page.filter.limit),
                .things = "Pages of actions"}
           ) +
           download::links(actions_url(page).with("sort", page.filter.sort));
}

html::Html action_page(const ActionPage& page) {
    const ActionForm& form = page.action.form;
    return thing_page(
        {.setting = page.setting,
         .thread = page.thread,
         .title = form.title,
         .list_label = "Actions",
         .list_folder = "actions",
         .public_text = form.public_text,
         .internal_text = form.internal_text,
         .facts = action_facts(page),
         .buttons = page.is_owner ? finish_button(page.setting, page.action) : html::Html()}
    );
}

}  // namespace agenda
