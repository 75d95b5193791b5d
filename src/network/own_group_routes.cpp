// A group at its own address, for its members: someone may be in a group of a network without a
// role in the network itself.
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

// Dispatch has let in only members of this group, who thereby know of its network.
Group own_group(db::Reader& reader, const Request& request) {
    auto group = find_group(reader, request.parameter("group"));
    if (!group) {
        base::throw_not_found("This group");
    }
    return *group;
}

Group own_group_to_change(db::Transaction& tx, const Request& request) {
    lock_network(tx, own_group(tx, request).network_id);
    return own_group(tx, request);
}

Network network_of_group(db::Reader& reader, const Group& group) {
    return get_network_by_id(reader, base::Viewer::system(), group.network_id);
}

Response show_own_group(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Group group = own_group(reader, request);
    const Network network = network_of_group(reader, group);
    return download::is_asked(request) ? roster_file(reader, request, context, network, group)
                                       : group_response(reader, context, network, group, true);
}

Response add_to_own_group(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Group group = own_group_to_change(tx, request);
    return add_group_member(tx, request, context, network_of_group(tx, group), group, true);
}

Response end_in_own_group(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Group group = own_group_to_change(tx, request);
    return end_membership_of(tx, request, context, network_of_group(tx, group), group, true);
}

Response leave_own_group(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Group group = own_group_to_change(tx, request);
    const Network network = network_of_group(tx, group);
    const auto person = find_person_of_account(tx, network.id, context.viewer().account());
    const base::Date today = base::date_in(context.now());
    for (const RosterLine& line : list_roster(tx, context.viewer(), group)) {
        if (person && line.person_id == person->id && !line.ends_on) {
            end_group_member(tx, group.id, line.id, today);
            write_entry(
                tx,
                context,
                network,
                {"group.member_left", {"group", group.id}, {"person", person->id}}
            );
        }
    }
    tx.commit();
    return http::with_notice(http::redirect(html::Url("/")), "You have left the group.");
}

}  // namespace

http::Routes own_group_routes() {
    using http::Method;
    const auto joins = http::in_group(Permission::join_group);
    const auto organises = http::in_group(Permission::organise_group);
    return {
        {Method::get, "/g/{group}", joins, show_own_group},
        {Method::post, "/g/{group}/members", organises, add_to_own_group},
        {Method::post, "/g/{group}/members/{member}/end", organises, end_in_own_group},
        {Method::post, "/g/{group}/leave", joins, leave_own_group},
    };
}

}  // namespace network
