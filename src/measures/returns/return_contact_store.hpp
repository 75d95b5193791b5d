// SQL of whom the mail about a return reaches.
#pragma once

#include "measures/returns/return.hpp"
#include "platform/db/database.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct ReturnContact {
    std::string name;
    std::string email;
};
// Delegates of the partner, or those who review the network's returns, who can sign in.
std::vector<ReturnContact> list_return_contacts(
    db::Reader& reader, const Return& one, bool are_reviewers, base::Date today
);

// The partners for which somebody can answer today.
std::set<std::string, std::less<>> list_answering_partners(
    db::Reader& reader, std::string_view network_id, base::Date today
);

}  // namespace measures
