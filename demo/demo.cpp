#include "demo/demo.hpp"

#include "demo/parts.hpp"
#include "network/network.hpp"

#include <algorithm>

namespace demo {

base::Date days_ago(const World& world, std::int64_t days) {
    return base::add_days(world.today, -days);
}

bool is_wanted(db::Reader& reader) {
    return network::list_networks(reader, base::Viewer::system()).empty();
}

bool holds_nothing_else(db::Reader& reader) {
    const auto others = reader.find(
        R"(/* demo.others */
        select count(*) as n from accounts where email not like '%@demo.example')"
    );
    const auto networks = network::list_networks(reader, base::Viewer::system());
    return others->integer("n") == 0 &&
           std::all_of(networks.begin(), networks.end(), [](const network::Network& network) {
               return network.slug == slug || network.slug == neighbour_slug;
           });
}

void make(db::Database& database, const base::Clock& clock) {
    World world;
    world.now = clock.now();
    world.today = base::date_in(world.now);
    db::Transaction transaction = database.write();
    if (!is_wanted(transaction)) {
        throw base::Error(
            base::Code::conflict,
            "This database holds a network already: the demonstration is made in an empty one."
        );
    }
    make_network(transaction, world);
    make_people(transaction, world);
    make_agenda(transaction, world);
    transaction.commit();
    make_measures(database, world);
}

}  // namespace demo
