#include "platform/auth/mailed_code.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace auth {

namespace {

// As people type it: "123 456", "123-456".
std::string digits_of(std::string_view typed) {
    std::string digits;
    for (const char letter : typed) {
        if (letter != ' ' && letter != '-') {
            digits += letter;
        }
    }
    return digits;
}

}  // namespace

std::string random_code() {
    return fmt::format("{:06}", randombytes_uniform(1'000'000));
}

std::string code_fingerprint(
    const base::Vault& vault,
    std::string_view purpose,
    std::string_view bound_to,
    std::string_view typed
) {
    return vault.keyed_fingerprint(purpose, fmt::format("{}:{}", bound_to, digits_of(typed)));
}

bool same_fingerprint(const std::string& left, const std::string& right) {
    return same(base::Secret(left), base::Secret(right));
}

}  // namespace auth
