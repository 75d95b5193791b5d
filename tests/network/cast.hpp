// A network with a small cast, for tests of the domain modules: a coordinator, a member, a delegate
// of one partner, and someone of another network. Rows are written as the module's own functions
// write them.
#pragma once

#include "network/network.hpp"
#include "support/test_app.hpp"

#include <string>

namespace support {

struct Cast {
    std::string network;        // id; slug "braidwater"
    std::string other_network;  // id; slug "elsewhere", not public
    std::string partner;        // id of the organisation with a delegate
    std::string locality;       // id of the top place
};

// Signs in "coordinator", "steward", "member", "delegate" (of Cast::partner) and "outsider" (of the
// other network) in the app. "unproved" is a coordinator without a second factor.
Cast make_cast(TestApp& app);

// Gives the account `name` a person with a role.
void add_person(
    TestApp& app,
    const std::string& network_id,
    const std::string& name,
    std::string_view role,
    const std::string& organisation_id = ""
);

}  // namespace support
