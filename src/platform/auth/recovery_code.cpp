#include "platform/auth/recovery_code.hpp"

#include "base/text.hpp"
#include "platform/auth/encoding.hpp"

namespace auth {

namespace {

constexpr std::string_view recovery_alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

}  // namespace

std::vector<base::Secret> new_recovery_codes() {
    std::vector<base::Secret> codes;
    for (int i = 0; i < recovery_code_count; ++i) {
        std::string code;
        for (const char byte : random_bytes(12)) {
            if (code.size() == 4 || code.size() == 9) {
                code += '-';
            }
            code += recovery_alphabet[static_cast<unsigned char>(byte) & 31];
        }
        codes.emplace_back(std::move(code));
    }
    return codes;
}

std::string normal_recovery_code(std::string_view typed) {
    std::string code;
    for (const char letter : base::lower(typed)) {
        if (letter == ' ' || letter == '-') {
            continue;
        }
        code += letter == 'o' ? '0' : (letter == 'i' || letter == 'l') ? '1' : letter;
    }
    return code;
}

}  // namespace auth
