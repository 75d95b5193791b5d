#include "agenda/action_views.hpp"
#include "agenda/handling.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

ActionForm read_action_form(const http::Form& form) {
    const std::string state = form.text("state");
    return {
        .priority_id = form.text("priority_id"),
        .initiative_id = form.text("initiative_id"),
        .title = form.text("title"),
        .public_text = form.text("public_text"),
        .internal_text = form.text("internal_text"),
        .owner_organisation_id = form.text("owner_organisation_id"),
        .owner_person_id = form.text("owner_person_id"),
        .due_on = form.text("due_on"),
        .state = state.empty() ? "planned" : state,
        .state_reason = form.text("state_reason"),
        .is_public = form.has("is_public")};
}

std::string action_stamp(const ActionForm& form) {
    return stamp_of(
        {form.priority_id,
         form.initiative_id,
         form.title,
         form.public_text,
         form.internal_text,
         form.owner_organisation_id,
         form.owner_person_id,
         form.due_on,
         form.state,
         form.state_reason,
         form.is_public ? "public" : ""}
    );
}

Action get_action(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    auto found =
        find_action(reader, context.viewer(), setting.network.id, request.parameter("action"));
    if (!found) {
        base::throw_not_found("This action");
    }
    return *found;
}

Owner owner_of(db::Reader& reader, const Context& context, const Setting& setting) {
    if (setting.account.empty()) {
        return {};
    }
    const std::string& id = setting.network.id;
    const auto person = network::find_person_of_account(reader, id, setting.account);
    return {
        .of_all = setting.may_edit,
        .person_id = person && setting.reads_internal ? person->id : "",
        .organisation_ids =
            network::delegated_organisations(reader, context.viewer(), id, context.now())};
}

ActionFilter read_action_filter(const Request& request) {
    return {
        .query = request.query.text("q"),
        .state = request.query.text("state"),
        .priority_id = request.query.text("priority"),
        .organisation_id = request.query.text("owner"),
        .sort = request.query.text("sort"),
        .limit = things_a_page,
        .offset = (page_number(request) - 1) * things_a_page};
}

Response download_actions(
    const Request& request, const Context& context, db::Reader& reader, const Setting& setting
) {
    ActionFilter filter = read_action_filter(request);
    filter.offset = 0;
    filter.limit = all_things;
    std::vector<tables::Row> rows;
    for (const Action& action :
         list_actions(reader, context.viewer(), setting.network.id, filter)) {
        rows.push_back(
            {action.form.title,
             action.form.public_text,
             action.organisation,
             action.person,
             day_cell(action.form.due_on),
             std::string(label_of(action_states, action.form.state)),
             action.form.state_reason,
             action.finished_on ? tables::Cell(*action.finished_on) : tables::Cell()}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-actions",
         .title = "Actions",
         .author = setting.network.name},
        {.name = "Actions",
         .header = {"Action", "Wording", "Partner", "Person", "Due", "State", "Why", "Finished"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_actions_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_actions(request, context, reader, setting)
        );
    }
    const ActionFilter filter = read_action_filter(request);
    const base::Viewer& viewer = context.viewer();
    const std::string& id = setting.network.id;
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Actions",
         .main = action_list_page(
             {setting,
              list_actions(reader, viewer, id, filter),
              list_priorities(reader, viewer, id),
              network::list_partner_names(reader, viewer, id, context.now()),
              filter,
              count_actions(reader, viewer, id, filter),
              owner_of(reader, context, setting),
              base::date_in(context.now(), setting.network.zone)}
         )}
    );
}

Response show_action(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Action action = get_action(reader, context, setting, request);
    return agenda_response(
        reader,
        context,
        setting,
        {.title = action.form.title,
         .main = action_page(
             {setting,
              action,
              read_thread(reader, context, setting, {"action", action.id}),
              owns(owner_of(reader, context, setting), action),
              base::date_in(context.now(), setting.network.zone)}
         )}
    );
}

// The form's choices; those of a stored action stay choices even when they have left since.
ActionFormPage action_form_of(
    db::Reader& reader,
    const Context& context,
    const Setting& setting,
    const Action* before = nullptr
) {
    const base::Viewer& viewer = context.viewer();
    const std::string& id = setting.network.id;
    ActionFormPage page{
        .setting = setting,
        .priorities = list_priorities(reader, viewer, id),
        .initiatives = list_initiatives(reader, viewer, id),
        .organisations = network::list_partner_names(reader, viewer, id, context.now()),
        .people = network::list_person_names(reader, viewer, id)};
    if (before != nullptr) {
        page.own_id = before->id;
        page.form = before->form;
        page.stamp = action_stamp(before->form);
        keep_choice(page.organisations, before->form.owner_organisation_id, before->organisation);
        keep_choice(page.people, before->form.owner_person_id, before->person);
    }
    return page;
}

base::FieldErrors errors_of_action(const ActionFormPage& page) {
    std::vector<std::string> initiatives;
    for (const Initiative& initiative : page.initiatives) {
        if (initiative.form.priority_id == page.form.priority_id) {
            initiatives.push_back(initiative.id);
        }
    }
    const auto priorities = ids_of(page.priorities);
    const auto organisations = ids_of(page.organisations);
    const auto people = ids_of(page.people);
    return validate(
        page.form,
        {.priorities = priorities,
         .initiatives = initiatives,
         .organisations = organisations,
         .people = people}
    );
}

Response action_form_response(const ActionFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add an action" : "Change an action",
        action_form_page(page),
        page.errors
    );
}

Response new_action(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    ActionFormPage page = action_form_of(reader, context, setting);
    page.form.priority_id = request.query.text("priority");
    return action_form_response(page);
}

Response edit_action(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Action action = get_action(reader, context, setting, request);
    return action_form_response(action_form_of(reader, context, setting, &action));
}

// An action comes from its initiative, or straight from its priority.
void relink_action(
    db::Transaction& tx,
    const Context& context,
    const Setting& setting,
    const std::string& id,
    const ActionForm& before,
    const ActionForm& after
) {
    const auto straight = [](const ActionForm& form) {
        return form.initiative_id.empty() ? form.priority_id : "";
    };
    const journal::Thing itself{"action", id};
    relink(
        tx, context, setting, {itself, "initiative", {before.initiative_id}, {after.initiative_id}}
    );
    relink(tx, context, setting, {itself, "priority", {straight(before)}, {straight(after)}});
}

Response add_action(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    ActionFormPage page = action_form_of(tx, context, setting);
    page.form = read_action_form(request.form);
    page.errors = errors_of_action(page);
    if (!page.errors.empty()) {
        return action_form_response(page);
    }
    const base::Date today = base::date_in(context.now(), setting.network.zone);
    const std::string id = insert_action(tx, context.now(), setting.network.id, page.form, today);
    relink_action(tx, context, setting, id, {}, page.form);
    record(tx, context, setting, {"action.added", {"action", id}, page.form.is_public});
    tx.commit();
    return saved(setting, "actions", id, "The action was added.");
}

Response save_action(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Action before = get_action(tx, context, setting, request);
    ActionFormPage page = action_form_of(tx, context, setting, &before);
    page.form = read_action_form(request.form);
    page.errors = errors_of_action(page);
    check_stamp(request, page.stamp, page.errors);
    if (!page.errors.empty()) {
        return action_form_response(page);
    }
    const base::Date today = base::date_in(context.now(), setting.network.zone);
    update_action(tx, setting.network.id, before.id, page.form, today);
    relink_action(tx, context, setting, before.id, before.form, page.form);
    const bool is_public = before.form.is_public || page.form.is_public;
    record(tx, context, setting, {"action.changed", {"action", before.id}, is_public});
    tx.commit();
    return saved(setting, "actions", before.id, "The action was saved.");
}

Response set_done(const Request& request, Context& context, bool done) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Action action = get_action(tx, context, setting, request);
    if (!owns(owner_of(tx, context, setting), action)) {
        base::throw_not_found("This action");
    }
    if (done ? is_open(action.form) : action.form.state == "done") {
        const base::Date today = base::date_in(context.now(), setting.network.zone);
        update_action_state(tx, setting.network.id, action.id, done ? "done" : "under_way", today);
        record(
            tx,
            context,
            setting,
            {done ? "action.done" : "action.reopened", {"action", action.id}, action.form.is_public}
        );
        tx.commit();
    }
    return saved(
        setting,
        "actions",
        action.id,
        done ? "The action is done; it can be opened again here." : "The action is open again."
    );
}

Response finish_action(const Request& request, Context& context) {
    return set_done(request, context, true);
}

Response reopen_action(const Request& request, Context& context) {
    return set_done(request, context, false);
}

}  // namespace

http::Routes action_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    const auto takes_part = http::in_network(Permission::contribute);
    return {
        {Method::get, "/n/{network}/actions", http::anyone(), list_actions_page},
        {Method::post, "/n/{network}/actions", edits, add_action},
        {Method::get, "/n/{network}/actions/new", edits, new_action},
        {Method::get, "/n/{network}/actions/{action}", http::anyone(), show_action},
        {Method::post, "/n/{network}/actions/{action}", edits, save_action},
        {Method::get, "/n/{network}/actions/{action}/edit", edits, edit_action},
        {Method::post, "/n/{network}/actions/{action}/done", takes_part, finish_action},
        {Method::post, "/n/{network}/actions/{action}/reopen", takes_part, reopen_action},
    };
}

}  // namespace agenda
