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

struct EmailPage {
    std::string csrf;
    std::string email;  // the one it has
    std::string typed;
    base::FieldErrors errors;
};
html::Html email_page(const EmailPage& page);
// Where the code that was sent to `typed` is typed.
html::Html email_code_page(const EmailPage& page);

struct ErasePage {
    std::string csrf;
    std::string email;
    base::FieldErrors errors;
};
html::Html erase_page(const ErasePage& page);

}  // namespace auth
