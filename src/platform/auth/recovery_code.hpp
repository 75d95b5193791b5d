// Recovery codes: ten of 60 random bits each, shown once, used once, for when the phone is lost.
#pragma once

#include "base/secret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace auth {

constexpr int recovery_code_count = 10;

// "k7pq-2mwx-9ghd": letters and digits that are not mistaken for each other (Crockford base32).
std::vector<base::Secret> new_recovery_codes();

// As typed (upper case, spaces, missing hyphens, o for 0, l for 1) to the form that is hashed.
std::string normal_recovery_code(std::string_view typed);

}  // namespace auth
