// The routes of each part of this module; network::routes() joins them.
#pragma once

#include "base/vault.hpp"
#include "network/network.hpp"
#include "platform/http/route.hpp"

namespace network {

http::Routes place_routes();
http::Routes place_edit_routes(const PlaceHooks& hooks);
http::Routes boundary_routes();
http::Routes organisation_routes();
http::Routes person_routes();
http::Routes group_routes();
http::Routes own_group_routes();
http::Routes role_routes();
http::Routes invitation_routes(const std::string& base_url);
http::Routes invited_routes();
http::Routes agreement_routes();
http::Routes settings_routes();
http::Routes new_network_routes(const std::string& base_url);
http::Routes api_routes();
http::Routes self_description_routes(const base::Vault& vault);

}  // namespace network
