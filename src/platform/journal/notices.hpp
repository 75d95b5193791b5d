// Telling followers: an entry queues one notice for each account that follows its subject, what
// else it concerns (an import its measure), or something these came from; a later job takes them
// and tells people in their channel.
#pragma once

#include "platform/journal/journal.hpp"

#include <functional>
#include <optional>

namespace journal {

// Called by write(). Whoever acted is not told of their own act, and nobody that a thing was read.
void queue_notices(db::Transaction& transaction, const std::string& entry_id, const Entry& entry);

struct Notice {
    std::string follower;  // the account to tell
    Thing followed;        // what they asked to be told about: the nearest to what moved
    std::string scope;
    FeedEntry entry;
};

// The rights an account has now, to decide whether it may be told; nothing when the account is
// gone. Grant a proved second factor only where the channel is as private as a page behind one.
using FindViewer = std::function<std::optional<base::Viewer>(std::string_view account)>;

// At most `limit` untold notices, oldest first, marked as told: of two callers only one gets each.
// Those whose follower may not see the entry, or is gone, are dropped.
std::vector<Notice> take_notices(
    db::Transaction& transaction, base::Instant now, int limit, const FindViewer& find_viewer
);

// Forgets notices told 14 days ago.
void sweep_notices(db::Transaction& transaction, base::Instant now);

// Removes what an account follows and what it was to be told: for the erasure of a person.
void forget_follower(db::Transaction& transaction, std::string_view follower);

}  // namespace journal
