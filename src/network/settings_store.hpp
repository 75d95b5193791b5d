// SQL of a network's settings.
#pragma once

#include "network/network.hpp"

namespace network {

// Name, purpose, zone, public page and threshold of a network, by its id. Slug and kind stay.
void update_network(db::Transaction& transaction, const Network& network);

}  // namespace network
