// Today: what we owe others, then what is owed to us, then what is new.
#pragma once

#include "agenda/agenda.hpp"
#include "measures/measures.hpp"
#include "network/network.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/describe.hpp"

#include <string>
#include <vector>

namespace app {

// An entry of the journal in words.
struct FeedLine {
    std::string entry_id;
    base::Instant at;
    std::string actor;  // a name; "Braid" for the program, "Someone" when it is not for this viewer
    std::string words;  // "added the need"
    journal::ThingTitle subject;
    journal::ThingTitle object;
};

struct TodayPage {
    network::Network network;
    base::Date today;
    std::string person;  // the viewer's name, "" when they have none here
    std::vector<measures::DueReturn> returns;
    std::vector<agenda::DueAction> actions;
    std::vector<network::Proposal> proposals{};  // of other networks, that wait for our answer
    std::vector<FeedLine> news;
    bool reviews_returns = false;  // the backbone's side of a return
    bool imports_data = false;
};
html::Html today_page(const TodayPage& page);

// One line of a feed: also used by the activity page.
html::Html feed_list(const std::vector<FeedLine>& lines, std::string_view zone);

http::Routes today_routes();

}  // namespace app
