// Six digits sent by e-mail. Of a code only a keyed fingerprint is kept, bound to what it is for.
#pragma once

#include "base/vault.hpp"

#include <string>
#include <string_view>

namespace auth {

std::string random_code();

// `purpose` keeps codes of one kind from serving for another; `bound_to` is the id of the request.
std::string code_fingerprint(
    const base::Vault& vault,
    std::string_view purpose,
    std::string_view bound_to,
    std::string_view typed
);

// Compares in constant time.
bool same_fingerprint(const std::string& left, const std::string& right);

}  // namespace auth
