#include "network/handling.hpp"
#include "network/person_response.hpp"
#include "network/routes.hpp"

namespace network {
namespace {

using http::Context;
using http::Request;
using http::Response;

Response give_role_to_person(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Person person = person_of_route(tx, network, request);
    const RoleForm form{request.form.text("role"), request.form.text("role_organisation")};
    base::FieldErrors errors =
        validate(form, list_partner_names(tx, context.viewer(), network.id, context.now()));
    if (errors.empty()) {
        if (const auto problem =
                giving_problem(tx, context.viewer(), *parse_role(form.role), person.account_id)) {
            errors.push_back({"role", *problem});
        }
    }
    if (!errors.empty()) {
        return person_response(tx, context, network, person, form, errors);
    }
    insert_role(
        tx, network.id, person.id, form, base::date_in(context.now()), context.viewer().account()
    );
    write_entry(tx, context, network, {"role.given", {"person", person.id}});
    tx.commit();
    return back_to_person(network, person, "The role was given.");
}

Response end_role_of_person(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Person person = person_of_route(tx, network, request);
    const base::Date today = base::date_in(context.now());
    if (!end_role(tx, network.id, person.id, request.parameter("role"), today)) {
        base::throw_not_found("This role");
    }
    require_manager(tx, network.id, today);
    write_entry(tx, context, network, {"role.ended", {"person", person.id}});
    tx.commit();
    return back_to_person(network, person, "The role has ended; it can be given again here.");
}

}  // namespace

http::Routes role_routes() {
    using http::Method;
    const auto edits = http::in_network(base::Permission::manage_network);
    return {
        {Method::post, "/n/{network}/people/{person}/roles", edits, give_role_to_person},
        {Method::post, "/n/{network}/people/{person}/roles/{role}/end", edits, end_role_of_person},
    };
}

}  // namespace network
