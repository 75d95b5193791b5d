// The pages of one's own account.
#pragma once

#include "platform/auth/account.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/session.hpp"
#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace auth {

struct AccountPage {
    std::string csrf;
    Account account;
    std::string typed_name;
    SecondFactors factors;
    std::vector<Session> sessions;
    std::string this_session;
    base::FieldErrors errors;
};
html::Html account_page(const AccountPage& page);

}  // namespace auth
