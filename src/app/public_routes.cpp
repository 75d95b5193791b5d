#include "app/public_page.hpp"
#include "platform/html/components.hpp"
#include "platform/journal/journal.hpp"

namespace app {
namespace {

using http::Context;
using http::Request;
using http::Response;

html::Html network_cards(const std::vector<network::Network>& networks) {
    std::vector<html::Card> cards;
    for (const network::Network& network : networks) {
        cards.push_back(
            {.title = network.name,
             .url = html::url("/n/{}", network.slug),
             .content = html::paragraphs(network.purpose)}
        );
    }
    return html::cards({.cards = cards, .level = 2});
}

// Someone with one network is taken to it, a member to what is theirs to do; a stranger sees the
// public ones.
Response front_page(const Request&, Context& context) {
    db::Reader reader = context.database().read();
    const auto networks = network::list_networks(reader, context.viewer());
    if (!context.viewer().is_stranger() && networks.size() == 1) {
        const network::Network& network = networks.front();
        const bool is_member = context.viewer().holds(base::Permission::read_internal, network.id);
        return http::redirect(
            is_member ? html::url("/n/{}/today", network.slug) : html::url("/n/{}", network.slug)
        );
    }
    const html::Html list =
        networks.empty()
            ? html::empty_state(
                  {.title = "No network is open here yet",
                   .content =
                       html::Html("When a network opens its public page, it will stand here.")}
              )
            : network_cards(networks);
    return http::page(
        {.title = "Networks",
         .main =
             html::page_heading(
                 {.title = "Networks",
                  .lead = html::Html(
                      "Organisations and people who share one agenda for a place, and what they "
                      "have agreed."
                  )}
             ) +
             list,
         .nav = "networks"}
    );
}

Response network_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const base::Viewer& viewer = context.viewer();
    const network::Network network =
        network::get_network(reader, viewer, request.parameter("network"));
    Response response = http::page(
        {.title = network.name,
         .main = public_page(
             {network,
              agenda::summarise(reader, viewer, network.id),
              measures::list_cards(reader, viewer, network.id),
              network::list_partner_names(reader, viewer, network.id, context.now()),
              network::list_places(reader, viewer, network.id),
              agenda::list_glossary(reader, viewer, network.id)}
         ),
         .nav = "public",
         .description = network.purpose}
    );
    if (viewer.is_stranger()) {
        response.public_scope = network.id;
        response.public_version = journal::public_version(reader, network.id);
    }
    return response;
}

}  // namespace

http::Routes public_routes() {
    using http::Method;
    return {
        {Method::get, "/", http::anyone(), front_page},
        {Method::get, "/n/{network}", http::anyone(), network_page},
    };
}

}  // namespace app
