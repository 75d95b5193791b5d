#include "network/person_response.hpp"

#include "network/group_store.hpp"
#include "network/handling.hpp"
#include "network/invitation_store.hpp"
#include "network/self_description_store.hpp"
#include "platform/download/download.hpp"

namespace network {

using base::Permission;

namespace {

// That something was said, and for what; the answers stay sealed.
std::vector<DescriptionMark> description_marks(db::Reader& reader, const std::string& person_id) {
    std::vector<DescriptionMark> marks;
    for (const SelfDescription& description : list_descriptions(reader, person_id)) {
        marks.push_back(
            {std::string(label_of(description_kinds, description.kind)),
             std::string(label_of(description_purposes, description.purpose)),
             description.purpose == for_arrangements}
        );
    }
    return marks;
}

}  // namespace

Person person_of_route(db::Reader& reader, const Network& network, const http::Request& request) {
    auto found = find_person(reader, network.id, request.parameter("person"));
    if (!found) {
        base::throw_not_found("This person");
    }
    return *found;
}

http::Response person_response(
    db::Reader& reader,
    http::Context& context,
    const Network& network,
    const Person& person,
    const RoleForm& role,
    const base::FieldErrors& errors
) {
    const base::Date today = base::date_in(context.now());
    PersonPage page{
        .network = network,
        .person = person,
        .roles = list_roles_of_person(reader, network.id, person.id),
        .groups = list_groups_of_person(reader, network.id, person.id, today),
        .descriptions = description_marks(reader, person.id),
        .partners = list_partner_names(reader, context.viewer(), network.id, context.now()),
        .today = today,
        .may_edit = context.viewer().may(Permission::manage_network, network.id),
        .invited = find_invitation_of_person(reader, context.now(), network.id, person.id),
        .role = role,
        .errors = errors,
        .csrf = context.csrf_token()};
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + person.form.name,
         .main = person_page(page),
         .nav = "people"},
        errors.empty() ? 200 : 422
    );
}

http::Response roles_file(
    db::Reader& reader,
    const http::Request& request,
    const http::Context& context,
    const Network& network,
    const Person& person
) {
    std::vector<tables::Row> rows;
    for (const HeldRole& role : list_roles_of_person(reader, network.id, person.id)) {
        rows.push_back(
            {std::string(label(role.role)),
             role.organisation,
             tables::Cell(role.starts_on),
             day_cell(role.ends_on)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-roles",
         .title = "Roles of " + person.form.name,
         .author = network.name},
        {.name = "Roles",
         .header = {"Role", "Delegate of", "From", "Until"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

http::Response back_to_person(
    const Network& network, const Person& person, std::string_view notice
) {
    return http::with_notice(
        http::redirect(html::url("/n/{}/people/{}", network.slug, person.id)), notice
    );
}

}  // namespace network
