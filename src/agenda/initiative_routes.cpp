#include "agenda/handling.hpp"
#include "agenda/initiative_views.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

InitiativeForm read_initiative_form(const http::Form& form) {
    const std::string state = form.text("state");
    return {
        .priority_id = form.text("priority_id"),
        .title = form.text("title"),
        .public_text = form.text("public_text"),
        .internal_text = form.text("internal_text"),
        .lead_organisation_id = form.text("lead_organisation_id"),
        .state = state.empty() ? "proposed" : state,
        .state_reason = form.text("state_reason"),
        .starts_on = form.text("starts_on"),
        .ends_on = form.text("ends_on"),
        .is_public = form.has("is_public")};
}

std::string initiative_stamp(const InitiativeForm& form) {
    return stamp_of(
        {form.priority_id,
         form.title,
         form.public_text,
         form.internal_text,
         form.lead_organisation_id,
         form.state,
         form.state_reason,
         form.starts_on,
         form.ends_on,
         form.is_public ? "public" : ""}
    );
}

Initiative get_initiative(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    auto found = find_initiative(
        reader, context.viewer(), setting.network.id, request.parameter("initiative")
    );
    if (!found) {
        base::throw_not_found("This initiative");
    }
    return *found;
}

// The form's choices; a lead that has left the network since stays one of them.
InitiativeFormPage initiative_form_of(
    db::Reader& reader,
    const Context& context,
    const Setting& setting,
    const Initiative* before = nullptr
) {
    InitiativeFormPage page{
        .setting = setting,
        .priorities = list_priorities(reader, context.viewer(), setting.network.id),
        .organisations = network::list_partner_names(
            reader, context.viewer(), setting.network.id, context.now()
        )};
    if (before != nullptr) {
        page.own_id = before->id;
        page.form = before->form;
        page.stamp = initiative_stamp(before->form);
        keep_choice(page.organisations, before->form.lead_organisation_id, before->lead);
    }
    return page;
}

base::FieldErrors errors_of_initiative(const InitiativeFormPage& page) {
    const auto priorities = ids_of(page.priorities);
    const auto organisations = ids_of(page.organisations);
    return validate(page.form, {.priorities = priorities, .organisations = organisations});
}

Response download_initiatives(
    const Request& request,
    const Context& context,
    const Setting& setting,
    const std::vector<Initiative>& initiatives
) {
    std::vector<tables::Row> rows;
    for (const Initiative& initiative : initiatives) {
        const InitiativeForm& form = initiative.form;
        rows.push_back(
            {form.title,
             form.public_text,
             initiative.lead,
             std::string(label_of(initiative_states, form.state)),
             form.state_reason,
             day_cell(form.starts_on),
             day_cell(form.ends_on)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-initiatives",
         .title = "Initiatives",
         .author = setting.network.name},
        {.name = "Initiatives",
         .header = {"Initiative", "Wording", "Led by", "State", "Why", "From", "To"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_initiatives_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const std::string asked = request.query.text("state");
    const std::string state = is_listed(initiative_states, asked) ? asked : "";
    auto initiatives = list_initiatives(reader, context.viewer(), setting.network.id);
    if (!state.empty()) {
        std::erase_if(initiatives, [&](const Initiative& one) { return one.form.state != state; });
    }
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_initiatives(request, context, setting, initiatives)
        );
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Initiatives", .main = initiative_list_page({setting, initiatives, state})}
    );
}

Response show_initiative(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Initiative initiative = get_initiative(reader, context, setting, request);
    const journal::Thing itself{"initiative", initiative.id};
    return agenda_response(
        reader,
        context,
        setting,
        {.title = initiative.form.title,
         .main =
             initiative_page({setting, initiative, read_thread(reader, context, setting, itself)})}
    );
}

Response initiative_form_response(const InitiativeFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add an initiative" : "Change an initiative",
        initiative_form_page(page),
        page.errors
    );
}

Response new_initiative(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    InitiativeFormPage page = initiative_form_of(reader, context, setting);
    page.form.priority_id = request.query.text("priority");
    return initiative_form_response(page);
}

Response edit_initiative(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Initiative initiative = get_initiative(reader, context, setting, request);
    return initiative_form_response(initiative_form_of(reader, context, setting, &initiative));
}

Response add_initiative(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    InitiativeFormPage page = initiative_form_of(tx, context, setting);
    page.form = read_initiative_form(request.form);
    page.errors = errors_of_initiative(page);
    if (!page.errors.empty()) {
        return initiative_form_response(page);
    }
    const std::string id = insert_initiative(tx, context.now(), setting.network.id, page.form);
    const journal::Thing itself{"initiative", id};
    relink(tx, context, setting, {itself, "priority", {}, {page.form.priority_id}});
    record(tx, context, setting, {"initiative.added", itself, page.form.is_public});
    tx.commit();
    return saved(setting, "initiatives", id, "The initiative was added.");
}

Response save_initiative(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Initiative before = get_initiative(tx, context, setting, request);
    InitiativeFormPage page = initiative_form_of(tx, context, setting, &before);
    page.form = read_initiative_form(request.form);
    page.errors = errors_of_initiative(page);
    check_stamp(request, page.stamp, page.errors);
    if (!page.errors.empty()) {
        return initiative_form_response(page);
    }
    update_initiative(tx, setting.network.id, before.id, page.form);
    const journal::Thing itself{"initiative", before.id};
    relink(
        tx,
        context,
        setting,
        {itself, "priority", {before.form.priority_id}, {page.form.priority_id}}
    );
    const bool is_public = before.form.is_public || page.form.is_public;
    record(tx, context, setting, {"initiative.changed", itself, is_public});
    tx.commit();
    return saved(setting, "initiatives", before.id, "The initiative was saved.");
}

}  // namespace

http::Routes initiative_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    return {
        {Method::get, "/n/{network}/initiatives", http::anyone(), list_initiatives_page},
        {Method::post, "/n/{network}/initiatives", edits, add_initiative},
        {Method::get, "/n/{network}/initiatives/new", edits, new_initiative},
        {Method::get, "/n/{network}/initiatives/{initiative}", http::anyone(), show_initiative},
        {Method::post, "/n/{network}/initiatives/{initiative}", edits, save_initiative},
        {Method::get, "/n/{network}/initiatives/{initiative}/edit", edits, edit_initiative},
    };
}

}  // namespace agenda
