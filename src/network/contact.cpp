#include "network/contact.hpp"

#include "base/text.hpp"
#include "platform/auth/email.hpp"

#include <algorithm>

namespace network {
namespace {

constexpr std::size_t longest_phone = 60;
constexpr std::ptrdiff_t fewest_digits = 3;  // as in 111

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

void check_email(const std::string& email, const char* example, base::FieldErrors& errors) {
    if (!email.empty() && !auth::parse_email(email)) {
        errors.push_back({"email", std::string("Enter an e-mail address, such as ") + example + "."}
        );
    }
}

void check_phone(const std::string& phone, base::FieldErrors& errors) {
    if (phone.empty()) {
        return;
    }
    if (base::length(phone) > longest_phone) {
        errors.push_back({"phone", "A phone number has at most 60 characters."});
    } else if (!base::is_one_line(phone)) {
        errors.push_back({"phone", base::not_one_line});
    } else if (std::count_if(phone.begin(), phone.end(), is_digit) < fewest_digits) {
        errors.push_back({"phone", "Enter a phone number, such as 021 555 1234."});
    }
}

}  // namespace network
