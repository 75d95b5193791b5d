#include "agenda/handling.hpp"
#include "agenda/priority_views.hpp"
#include "agenda/routes.hpp"
#include "platform/download/download.hpp"

namespace agenda {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

PriorityForm read_priority_form(const http::Form& form) {
    const std::string scope = form.text("scope");
    return {
        .title = form.text("title"),
        .public_text = form.text("public_text"),
        .internal_text = form.text("internal_text"),
        .scope = scope.empty() ? "in_scope" : scope,
        .scope_reason = form.text("scope_reason"),
        .is_public = form.has("is_public"),
        .need_ids = form.all("need_ids"),
        .determinants = form.all("determinants")};
}

std::string priority_stamp(const PriorityForm& form) {
    std::vector<std::string> values{
        form.title,
        form.public_text,
        form.internal_text,
        form.scope,
        form.scope_reason,
        form.is_public ? "public" : ""};
    values.insert(values.end(), form.need_ids.begin(), form.need_ids.end());
    values.insert(values.end(), form.determinants.begin(), form.determinants.end());
    return stamp_of(values);
}

std::vector<Need> needs_to_choose(
    db::Reader& reader, const Context& context, const Setting& setting
) {
    return list_needs(reader, context.viewer(), setting.network.id, {.limit = all_things});
}

Priority get_priority(
    db::Reader& reader, const Context& context, const Setting& setting, const Request& request
) {
    auto found =
        find_priority(reader, context.viewer(), setting.network.id, request.parameter("priority"));
    if (!found) {
        base::throw_not_found("This priority");
    }
    return *found;
}

std::vector<Priority> priorities_of_scope(
    db::Reader& reader, const Context& context, const Setting& setting, const std::string& scope
) {
    auto priorities = list_priorities(reader, context.viewer(), setting.network.id);
    if (!scope.empty()) {
        std::erase_if(priorities, [&](const Priority& priority) {
            return priority.form.scope != scope;
        });
    }
    return priorities;
}

Response download_priorities(
    const Request& request,
    const Context& context,
    const Setting& setting,
    const std::vector<Priority>& priorities
) {
    std::vector<tables::Row> rows;
    for (const Priority& priority : priorities) {
        std::string touched;
        for (const std::string& code : priority.form.determinants) {
            touched += touched.empty() ? "" : "; ";
            touched += label_of(determinants, code);
        }
        rows.push_back(
            {priority.form.title,
             priority.form.public_text,
             std::string(label_of(priority_scopes, priority.form.scope)),
             priority.form.scope_reason,
             priority.scope_changed_on ? tables::Cell(*priority.scope_changed_on) : tables::Cell(),
             touched}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = setting.network.slug + "-priorities",
         .title = "Priorities",
         .author = setting.network.name},
        {.name = "Priorities",
         .header = {"Priority", "Wording", "Scope", "Why", "Scope since", "Determinants"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_priorities_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const std::string asked = request.query.text("scope");
    const std::string scope = is_listed(priority_scopes, asked) ? asked : "";
    const auto priorities = priorities_of_scope(reader, context, setting, scope);
    if (download::is_asked(request)) {
        return as_public(
            reader, context, setting, download_priorities(request, context, setting, priorities)
        );
    }
    return agenda_response(
        reader,
        context,
        setting,
        {.title = "Priorities", .main = priority_list_page({setting, priorities, scope})}
    );
}

template <class Thing>
std::vector<Thing> only_under(const std::string& priority_id, std::vector<Thing> things) {
    std::erase_if(things, [&](const Thing& thing) {
        return thing.form.priority_id != priority_id;
    });
    return things;
}

Response show_priority(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Priority priority = get_priority(reader, context, setting, request);
    const base::Viewer& viewer = context.viewer();
    const std::string& id = setting.network.id;
    return agenda_response(
        reader,
        context,
        setting,
        {.title = priority.form.title,
         .main = priority_page(
             {setting,
              priority,
              only_under(priority.id, list_outcomes(reader, viewer, id)),
              only_under(priority.id, list_initiatives(reader, viewer, id)),
              list_actions(reader, viewer, id, {.priority_id = priority.id, .limit = all_things}),
              read_thread(reader, context, setting, {"priority", priority.id})}
         )}
    );
}

Response priority_form_response(const PriorityFormPage& page) {
    return form_response(
        page.own_id.empty() ? "Add a priority" : "Change a priority",
        priority_form_page(page),
        page.errors
    );
}

Response new_priority(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    return priority_form_response(
        {.setting = setting, .needs = needs_to_choose(reader, context, setting)}
    );
}

Response edit_priority(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const Priority priority = get_priority(reader, context, setting, request);
    return priority_form_response(
        {.setting = setting,
         .needs = needs_to_choose(reader, context, setting),
         .own_id = priority.id,
         .form = priority.form,
         .stamp = priority_stamp(priority.form)}
    );
}

Response add_priority(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    PriorityFormPage page{
        .setting = setting,
        .needs = needs_to_choose(tx, context, setting),
        .form = read_priority_form(request.form)};
    page.errors = validate(page.form, ids_of(page.needs));
    if (!page.errors.empty()) {
        return priority_form_response(page);
    }
    const std::string id = insert_priority(tx, context.now(), setting.network.id, page.form);
    relink(tx, context, setting, {{"priority", id}, "need", {}, page.form.need_ids});
    record(tx, context, setting, {"priority.added", {"priority", id}, page.form.is_public});
    tx.commit();
    return saved(setting, "priorities", id, "The priority was added.");
}

Response save_priority(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Priority before = get_priority(tx, context, setting, request);
    PriorityFormPage page{
        .setting = setting,
        .needs = needs_to_choose(tx, context, setting),
        .own_id = before.id,
        .form = read_priority_form(request.form),
        .stamp = priority_stamp(before.form)};
    page.errors = validate(page.form, ids_of(page.needs));
    check_stamp(request, page.stamp, page.errors);
    if (!page.errors.empty()) {
        return priority_form_response(page);
    }
    update_priority(
        tx,
        setting.network.id,
        before,
        page.form,
        base::date_in(context.now(), setting.network.zone)
    );
    const journal::Thing itself{"priority", before.id};
    relink(tx, context, setting, {itself, "need", before.form.need_ids, page.form.need_ids});
    const bool is_public = before.form.is_public || page.form.is_public;
    record(tx, context, setting, {"priority.changed", itself, is_public});
    tx.commit();
    return saved(setting, "priorities", before.id, "The priority was saved.");
}

Response reorder_priority(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Setting setting = setting_of(tx, request, context);
    const Priority priority = get_priority(tx, context, setting, request);
    const std::string direction = request.form.text("direction");
    if (direction != "up" && direction != "down") {
        throw base::Error(base::Code::invalid, "A priority moves \"up\" or \"down\".");
    }
    move_priority(tx, setting.network.id, priority.id, direction == "up");
    // The public sees an order change only between two public ones.
    record(
        tx, context, setting, {"priority.moved", {"priority", priority.id}, priority.form.is_public}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/priorities", setting.network.slug)),
        direction == "up" ? "The priority moved up." : "The priority moved down."
    );
}

}  // namespace

http::Routes priority_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::edit_agenda);
    return {
        {Method::get, "/n/{network}/priorities", http::anyone(), list_priorities_page},
        {Method::post, "/n/{network}/priorities", edits, add_priority},
        {Method::get, "/n/{network}/priorities/new", edits, new_priority},
        {Method::get, "/n/{network}/priorities/{priority}", http::anyone(), show_priority},
        {Method::post, "/n/{network}/priorities/{priority}", edits, save_priority},
        {Method::get, "/n/{network}/priorities/{priority}/edit", edits, edit_priority},
        {Method::post, "/n/{network}/priorities/{priority}/move", edits, reorder_priority},
    };
}

}  // namespace agenda
