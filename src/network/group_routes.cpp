#include "base/figure.hpp"
#include "network/group_views.hpp"
#include "network/handling.hpp"
#include "network/roster.hpp"
#include "network/routes.hpp"
#include "platform/download/download.hpp"

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

GroupForm read_group_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .kind = form.text("kind"),
        .purpose = form.text("purpose"),
        .starts_on = form.text("starts_on")};
}

std::string group_version(const GroupForm& form) {
    return form_version({form.name, form.kind, form.purpose, form.starts_on});
}

Group group_of_network(db::Reader& reader, const Network& network, const Request& request) {
    auto group = find_group(reader, request.parameter("group"));
    if (!group || group->network_id != network.id) {
        base::throw_not_found("This group");
    }
    return *group;
}

Response list_groups_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const auto groups = list_groups(reader, network.id, base::date_in(context.now()));
    if (download::is_asked(request)) {
        std::vector<tables::Row> rows;
        for (const GroupLine& group : groups) {
            rows.push_back(
                {group.name,
                 std::string(label_of(group_kinds, group.kind)),
                 tables::Cell(
                     base::Plain(
                         static_cast<double>(group.members),
                         "the length of a roster that its readers can count"
                     ),
                     0
                 ),
                 day_cell(group.ends_on)}
            );
        }
        return download::answer(
            request,
            context,
            {.stem = network.slug + "-groups", .title = "Groups", .author = network.name},
            {.name = "Groups",
             .header = {"Group", "Kind", "Members", "Closed"},
             .rows = tables::rows_of(std::move(rows))}
        );
    }
    return http::page(
        {.title = "Groups",
         .main = group_list_page(
             {network, groups, context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "groups"}
    );
}

Response show_group(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Group group = group_of_network(reader, network, request);
    return download::is_asked(request) ? roster_file(reader, request, context, network, group)
                                       : group_response(reader, context, network, group, false);
}

Response group_form_response(Context& context, GroupFormPage page) {
    page.csrf = context.csrf_token();
    const std::string title = page.own_id.empty() ? "Start a group" : "Change a group";
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = group_form_page(page),
         .nav = "groups"},
        page.errors.empty() ? 200 : 422
    );
}

Response new_group(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return group_form_response(
        context,
        {.network = network,
         .form = {.kind = "working", .starts_on = base::date_in(context.now(), network.zone).iso()}}
    );
}

Response edit_group(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Group group = group_of_network(reader, network, request);
    return group_form_response(
        context,
        {.network = network,
         .own_id = group.id,
         .form = group.form,
         .version = group_version(group.form)}
    );
}

Response save_group(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("group");
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    GroupFormPage page{
        .network = network,
        .own_id = is_new ? "" : group_of_network(tx, network, request).id,
        .form = read_group_form(request.form),
        .version = request.form.text("version")};
    page.errors = validate(page.form);
    if (!is_new && page.version != group_version(group_of_network(tx, network, request).form)) {
        page.errors.push_back({"name", stale_form});
    }
    if (!page.errors.empty()) {
        return group_form_response(context, page);
    }
    std::string id = page.own_id;
    try {
        if (is_new) {
            id = insert_group(tx, network.id, page.form);
        } else {
            update_group(tx, id, page.form);
        }
        write_entry(
            tx, context, network, {is_new ? "group.started" : "group.changed", {"group", id}}
        );
        tx.commit();
    } catch (const db::Conflict&) {
        page.errors = {{"name", "This network has a group of that name already."}};
        return group_form_response(context, page);
    }
    return http::with_notice(
        http::redirect(html::url("/n/{}/groups/{}", network.slug, id)),
        is_new ? "The group was started." : "The group was saved."
    );
}

Response end_or_reopen(const Request& request, Context& context, bool closes) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Group group = group_of_network(tx, network, request);
    set_group_end(
        tx, group.id, closes ? std::optional(base::date_in(context.now())) : std::nullopt
    );
    write_entry(
        tx, context, network, {closes ? "group.closed" : "group.reopened", {"group", group.id}}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/groups/{}", network.slug, group.id)),
        closes ? "The group is closed; it can be opened again here." : "The group is open again."
    );
}

Response add_to_roster(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Group group = group_of_network(tx, network, request);
    return add_group_member(tx, request, context, network, group, false);
}

Response end_in_roster(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Group group = group_of_network(tx, network, request);
    return end_membership_of(tx, request, context, network, group, false);
}

}  // namespace

http::Routes group_routes() {
    using http::Method;
    const auto reads = http::in_network(Permission::read_internal);
    const auto edits = http::in_network(Permission::manage_network);
    const auto close = [](const Request& request, Context& context) {
        return end_or_reopen(request, context, true);
    };
    const auto reopen = [](const Request& request, Context& context) {
        return end_or_reopen(request, context, false);
    };
    const std::string one = "/n/{network}/groups/{group}";
    return {
        {Method::get, "/n/{network}/groups", reads, list_groups_page},
        {Method::post, "/n/{network}/groups", edits, save_group},
        {Method::get, "/n/{network}/groups/new", edits, new_group},
        {Method::get, one, reads, show_group},
        {Method::post, one, edits, save_group},
        {Method::get, one + "/edit", edits, edit_group},
        {Method::post, one + "/close", edits, close},
        {Method::post, one + "/reopen", edits, reopen},
        {Method::post, one + "/members", edits, add_to_roster},
        {Method::post, one + "/members/{member}/end", edits, end_in_roster},
    };
}

}  // namespace network
