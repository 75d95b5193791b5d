// Who may see which entries: the one rule behind feeds and notices.
#pragma once

#include "platform/journal/journal.hpp"

namespace journal {

std::string_view name(Audience audience);

// What of one scope a viewer may see, besides what everyone may.
struct Sight {
    std::string account;  // sees what it did itself; "" for none
    bool members = false;
    bool stewards = false;
    bool operators = false;  // sees what any account did
};

Sight sight(const base::Viewer& viewer, std::string_view scope);

// Whether an entry for `audience` ("members"), done by `actor`, may be seen.
bool may_see(const Sight& sight, std::string_view audience, std::string_view actor);

}  // namespace journal
