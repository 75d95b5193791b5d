#include "platform/auth/account.hpp"

#include "base/text.hpp"

namespace auth {

base::FieldErrors check_name(std::string_view name) {
    if (!base::nfc(name) || !base::is_one_line(name)) {
        return {{"name", base::not_one_line}};
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
