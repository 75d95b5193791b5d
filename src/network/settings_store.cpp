#include "network/settings_store.hpp"

namespace network {

void update_network(db::Transaction& transaction, const Network& network) {
    transaction.execute(
        R"(/* networks.update */
        update networks set name = :name, purpose = :purpose, zone = :zone,
               is_public = :is_public, suppress_below = :suppress_below,
               contact = :contact
        where id = :id)",
        {{"id", network.id},
         {"name", network.name},
         {"purpose", network.purpose},
         {"zone", network.zone},
         {"is_public", network.is_public},
         {"suppress_below", network.suppress_below},
         {"contact", network.contact}}
    );
}

}  // namespace network
