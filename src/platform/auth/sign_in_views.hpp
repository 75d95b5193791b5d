// Pages of signing in.
#pragma once

#include "base/error.hpp"
#include "platform/html/html.hpp"

#include <string>

namespace auth {

struct SignInPage {
    std::string next;     // where to go afterwards; a path of ours
    std::string email{};  // as typed
    base::FieldErrors errors{};
    std::string site_name = "Braid";
    std::string csrf{};
};
html::Html sign_in_page(const SignInPage& page);

struct CodePage {
    std::string csrf;
    std::string email;
    base::FieldErrors errors;
};
html::Html code_page(const CodePage& page);

struct LinkPage {
    std::string site_name;
    std::string csrf;
    std::string token;
};
html::Html link_page(const LinkPage& page);
html::Html dead_link_page();

}  // namespace auth
