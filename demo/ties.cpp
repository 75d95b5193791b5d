// What joins the network to others, and others to it.
#include "demo/demo.hpp"
#include "demo/parts.hpp"
#include "network/network.hpp"

namespace demo {
namespace {

// Made up like everything here. It opens no page of its own: what it works on is its own to show.
std::string make_neighbour(db::Transaction& tx, const World& world) {
    return network::create_network(
        tx,
        world.at(300),
        world.viewer,
        {.id = "",
         .slug = neighbour_slug,
         .name = "Long Coast Māori Providers",
         .kind = "maori_provider",
         .purpose = "Three Māori health providers of the coast, with an agenda of their own.",
         .zone = std::string(base::default_zone),
         .is_public = false,
         .suppress_below = 6,
         .contact = "hello@long-coast.demo.example"}
    );
}

void make_members(db::Transaction& tx, const World& world) {
    const auto belongs = [&](const char* place, const char* partner) {
        network::add_place_member(
            tx,
            world.at(350),
            world.viewer,
            world.network,
            world.places.at(place),
            world.organisations.at(partner)
        );
    };
    belongs("bay", "church");
    belongs("harbour", "trust");
    belongs("harbour", "pool");
    belongs("hill", "practice");
    belongs("flat", "school");
    belongs("reserve", "church");
}

}  // namespace

void make_ties(db::Transaction& tx, World& world) {
    make_members(tx, world);
    network::stand_beside(
        tx,
        world.at(280),
        world.as("chair"),
        world.network,
        make_neighbour(tx, world),
        "We tell each other what we plan before we ask families of the coast for anything. Each "
        "keeps its own agenda and its own figures."
    );
    const std::string invited = network::create_person(
        tx,
        world.at(4),
        world.as("coordinator"),
        world.network,
        {.name = "Losa Tuimavave",
         .email = "losa@demo.example",
         .organisation_id = world.organisations.at("practice"),
         .position = "receptionist"}
    );
    network::invite_member(tx, world.at(3), world.as("coordinator"), world.network, invited);
}

}  // namespace demo
