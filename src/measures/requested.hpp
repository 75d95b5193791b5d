// What the routes of measures share: the network and measure of an address, rights, journal.
#pragma once

#include "measures/measure_views.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/journal.hpp"

namespace measures {

network::Network requested_network(
    db::Reader& reader, const http::Context& context, const http::Request& request
);
Measure requested_measure(
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network,
    const http::Request& request
);
MeasureRights rights_of(const http::Context& context, const network::Network& network);

// For a stranger: the page may be kept until the network's public face changes.
void let_public_keep(
    http::Response& response,
    db::Reader& reader,
    const http::Context& context,
    const network::Network& network
);

// Entries about measures are for everyone when the measure is: its page shows the change.
void write_measure_entry(
    db::Transaction& transaction,
    const http::Context& context,
    const Measure& measure,
    const char* kind
);

}  // namespace measures
