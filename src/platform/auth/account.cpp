#include "platform/auth/account.hpp"

#include "base/text.hpp"

namespace auth {

namespace {

// C0 and C1 controls and DEL, in UTF-8: a name stands in the header of a mail, in one line.
bool has_control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        if (byte < 0x20 || byte == 0x7f || (byte == 0xc2 && next < 0xa0)) {
            return true;
        }
    }
    return false;
}

}  // namespace

base::FieldErrors check_name(std::string_view name) {
    if (!base::nfc(name) || has_control_character(name)) {
        return {{"name", "A name is one line of text. Please type it again."}};
    }
    if (base::length(name) > 200) {
        return {{"name", "Your name can be at most 200 characters long."}};
    }
    return {};
}

bool may_hold_sensitive_roles(const Account& account) {
    return !account.is_shared_mailbox && !account.disabled_at;
}

}  // namespace auth
