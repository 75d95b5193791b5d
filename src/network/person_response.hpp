// The page of one person, shown by each of the handlers that act on them.
#pragma once

#include "network/person_views.hpp"
#include "platform/http/route.hpp"

namespace network {

// The person of the route; throws not_found.
Person person_of_route(db::Reader& reader, const Network& network, const http::Request& request);

http::Response person_response(
    db::Reader& reader,
    http::Context& context,
    const Network& network,
    const Person& person,
    const RoleForm& role = {},
    const base::FieldErrors& errors = {}
);

// The roles on the person's page as a file.
http::Response roles_file(
    db::Reader& reader,
    const http::Request& request,
    const http::Context& context,
    const Network& network,
    const Person& person
);

// Back to the person's page with a notice.
http::Response back_to_person(
    const Network& network, const Person& person, std::string_view notice
);

}  // namespace network
