// A group's page and changes of its roster, the same from the network's side and from the group's
// own address ("/g/{group}", `is_own`).
#pragma once

#include "network/group_views.hpp"
#include "platform/http/route.hpp"

namespace network {

http::Response group_response(
    db::Reader& reader,
    http::Context& context,
    const Network& network,
    const Group& group,
    bool is_own,
    const base::FieldErrors& errors = {}
);
// The roster as a file, with the names that its page shows this viewer.
http::Response roster_file(
    db::Reader& reader,
    const http::Request& request,
    const http::Context& context,
    const Network& network,
    const Group& group
);
http::Response add_group_member(
    db::Transaction& tx,
    const http::Request& request,
    http::Context& context,
    const Network& network,
    const Group& group,
    bool is_own
);
http::Response end_membership_of(
    db::Transaction& tx,
    const http::Request& request,
    http::Context& context,
    const Network& network,
    const Group& group,
    bool is_own
);

}  // namespace network
