// The activity of a network: journal entries in words, with the titles its modules give them now.
#pragma once

#include "app/today.hpp"

#include <map>
#include <string_view>

namespace app {

// How every kind of journal entry reads. A kind that is written anywhere stands here: a test looks.
const std::map<std::string_view, journal::KindWords>& words_of_kinds();

// Entries of one network that the viewer may see, in words.
std::vector<FeedLine> describe_entries(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const std::vector<journal::FeedEntry>& entries
);
// The newest entries the viewer may see, described. `filter` as in journal::feed; its limit counts
// lines, and the places that one import brought are one line.
std::vector<FeedLine> read_feed(
    db::Reader& reader,
    const base::Viewer& viewer,
    const std::string& network_id,
    const journal::FeedFilter& filter
);

struct FeedPage {
    network::Network network;
    std::vector<FeedLine> lines;
    journal::FeedFilter filter;
};
html::Html feed_page(const FeedPage& page);

}  // namespace app
