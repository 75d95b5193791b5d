#include "network/routes.hpp"

#include "network/network.hpp"

#include <iterator>

namespace network {

http::Routes routes(
    const base::Vault& vault, const std::string& base_url, const PlaceHooks& place_hooks
) {
    http::Routes all;
    for (http::Routes part :
         {place_routes(),
          place_edit_routes(place_hooks),
          organisation_routes(),
          person_routes(),
          role_routes(),
          invitation_routes(base_url),
          invited_routes(),
          group_routes(),
          own_group_routes(),
          settings_routes(),
          new_network_routes(base_url),
          self_description_routes(vault),
          agreement_routes(),
          boundary_routes(),
          api_routes()}) {
        all.insert(
            all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end())
        );
    }
    return all;
}

}  // namespace network
