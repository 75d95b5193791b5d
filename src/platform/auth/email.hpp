// E-mail addresses as accounts keep them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auth {

struct Email {
    std::string text;         // as shown: NFC, the domain in lower case ("Hana@māori.nz")
    std::string deliverable;  // as mail is sent: the domain in ASCII ("Hana@xn--mori-qsa.nz")
    std::string key;          // one per mailbox: `deliverable` in lower case
};

// Nothing when it cannot be an address: one "@", a local part of 1 to 64 characters without spaces,
// brackets, quotes, commas, colons or control characters, and a domain name.
std::optional<Email> parse_email(std::string_view text);

// True for a mailbox that several people read by custom (info@, reception@, admin@): whoever
// signs in with it cannot be told apart, so it may not hold a role that sees names.
bool is_shared_by_custom(const Email& email);

}  // namespace auth
