// SQL of the reminders of returns. The journal says when they were sent and by whom.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace measures {

struct ReturnReminder {
    std::string by{};  // an account
    base::Instant at{};
};
// The last one since the return was asked for.
std::optional<ReturnReminder> find_last_reminder(db::Reader& reader, std::string_view return_id);

// By return: when the network's partners were last reminded of what they have not sent.
std::map<std::string, base::Instant, std::less<>> list_last_reminders(
    db::Reader& reader, std::string_view network_id
);

}  // namespace measures
