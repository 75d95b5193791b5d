// How people and partners are reached: what their forms share.
#pragma once

#include "base/error.hpp"

#include <string>

namespace network {

// Adds what is wrong with the fields "email" and "phone"; both may be empty. A telephone number is
// one line of at most 60 characters with three digits or more: people write extensions beside it.
void check_email(const std::string& email, const char* example, base::FieldErrors& errors);
void check_phone(const std::string& phone, base::FieldErrors& errors);

}  // namespace network
