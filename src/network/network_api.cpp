// The open interface: networks, their places and partners as JSON, as the viewer may see them.
#include "network/handling.hpp"
#include "network/routes.hpp"

#include <boost/json.hpp>

namespace network {
namespace {

using http::Context;
using http::Request;
using http::Response;

boost::json::object network_json(const Network& network) {
    return {
        {"slug", network.slug},
        {"name", network.name},
        {"kind", network.kind},
        {"purpose", network.purpose},
        {"time_zone", network.zone},
        {"is_public", network.is_public}};
}

Response json_response(const boost::json::object& body) {
    return http::json(boost::json::serialize(body));
}

boost::json::value text_or_null(const std::string& text) {
    return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

Response api_networks(const Request&, Context& context) {
    db::Reader reader = context.database().read();
    boost::json::array networks;
    for (const Network& network : list_networks(reader, context.viewer())) {
        networks.push_back(network_json(network));
    }
    return json_response({{"networks", std::move(networks)}});
}

Response api_network(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return as_public(json_response(network_json(network)), reader, context, network);
}

Response api_places(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    boost::json::array places;
    for (const Place& place : list_places(reader, context.viewer(), network.id)) {
        places.push_back(
            {{"id", place.id},
             {"parent_id", text_or_null(place.parent_id)},
             {"name", place.name},
             {"kind", place.kind},
             {"code_system", text_or_null(place.code_system)},
             {"code", text_or_null(place.code)}}
        );
    }
    return as_public(json_response({{"places", std::move(places)}}), reader, context, network);
}

Response api_partners(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    boost::json::array partners;
    for (const OrganisationName& partner :
         list_partner_names(reader, context.viewer(), network.id, context.now())) {
        partners.push_back(
            {{"id", partner.id}, {"name", partner.name}, {"is_maori", partner.is_maori}}
        );
    }
    return as_public(json_response({{"partners", std::move(partners)}}), reader, context, network);
}

}  // namespace

http::Routes api_routes() {
    using http::Method;
    return {
        {Method::get, "/api/v1/networks", http::anyone(), api_networks},
        {Method::get, "/api/v1/networks/{network}", http::anyone(), api_network},
        {Method::get, "/api/v1/networks/{network}/places", http::anyone(), api_places},
        {Method::get, "/api/v1/networks/{network}/partners", http::anyone(), api_partners},
    };
}

}  // namespace network
