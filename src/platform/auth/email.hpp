// E-mail addresses as accounts keep them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auth {

struct Email {
    std::string text;  // as shown: NFC, the domain in lower case ("Hana@māori.nz")
    std::string key;   // one per mailbox: all lower case, the domain in ASCII
};

// Nothing when mail could not be sent to it: expected are a local part of ASCII letters, digits and
// the signs that need no quotes (RFC 5322 atoms, 1 to 64 characters), one "@", and a domain name,
// whose letters may have macrons.
std::optional<Email> parse_email(std::string_view text);

// True for a mailbox that several people read by custom (info@, reception@, admin@): whoever
// signs in with it cannot be told apart, so it may not hold a role that sees names.
bool is_shared_by_custom(const Email& email);

}  // namespace auth
