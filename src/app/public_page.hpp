// The public page of a network: what we agreed, how it is going, for whom it is not, what anyone
// can join. It stands in app/ because it joins what network, agenda and measures know.
#pragma once

#include "agenda/agenda.hpp"
#include "measures/measures.hpp"
#include "network/network.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"

#include <vector>

namespace app {

struct PublicPage {
    network::Network network;
    agenda::AgendaSummary agenda;
    std::vector<measures::MeasureCard> measures;
    std::vector<network::OrganisationName> partners;
    std::vector<network::Place> places;
    std::vector<agenda::GlossaryWord> words;
};
html::Html public_page(const PublicPage& page);

// "/" (the networks of this instance) and "/n/{network}".
http::Routes public_routes();

}  // namespace app
