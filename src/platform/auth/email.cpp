#include "platform/auth/email.hpp"

#include "base/text.hpp"

#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

namespace auth {

namespace {

constexpr std::array shared_names = {
    "accounts",
    "admin",
    "administration",
    "administrator",
    "all",
    "appointments",
    "bookings",
    "clinic",
    "committee",
    "contact",
    "contacts",
    "customerservice",
    "comms",
    "enquiries",
    "enquiry",
    "feedback",
    "finance",
    "frontdesk",
    "hello",
    "help",
    "helpdesk",
    "hr",
    "info",
    "information",
    "intake",
    "inbox",
    "kiaora",
    "mail",
    "mailbox",
    "manager",
    "media",
    "noreply",
    "nurse",
    "nurses",
    "office",
    "operations",
    "payroll",
    "pharmacy",
    "postmaster",
    "practice",
    "practicemanager",
    "reception",
    "receptionist",
    "referrals",
    "root",
    "secretary",
    "staff",
    "support",
    "team",
    "webmaster",
};

bool is_allowed_in_local_part(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') ||
           (letter != '\0' &&
            std::string_view(".!#$%&'*+-/=?^_`{|}~").find(letter) != std::string_view::npos);
}

struct Domain {
    std::string shown;
    std::string ascii;
};

std::optional<Domain> parse_domain(std::string_view text) {
    UErrorCode failed = U_ZERO_ERROR;
    static const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI |
            UIDNA_CHECK_CONTEXTJ | UIDNA_USE_STD3_RULES,
        failed
    ));
    icu::IDNAInfo ascii_info;
    icu::IDNAInfo shown_info;
    const icu::UnicodeString name =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    icu::UnicodeString ascii;
    icu::UnicodeString shown;
    idna->nameToASCII(name, ascii, ascii_info, failed);
    idna->nameToUnicode(name, shown, shown_info, failed);
    if (U_FAILURE(failed) != 0 || ascii_info.hasErrors() != 0 || shown_info.hasErrors() != 0) {
        return std::nullopt;
    }
    Domain domain;
    ascii.toUTF8String(domain.ascii);
    shown.toUTF8String(domain.shown);
    const bool ends_in_dot = !domain.ascii.empty() && domain.ascii.back() == '.';
    const bool is_number = domain.ascii.find_first_not_of("0123456789.") == std::string::npos;
    if (domain.ascii.empty() || ends_in_dot || is_number || domain.ascii.size() > 253) {
        return std::nullopt;
    }
    return domain;
}

}  // namespace

std::optional<Email> parse_email(std::string_view text) {
    const std::optional<std::string> normal = base::nfc(base::trim(text));
    if (!normal || normal->size() > 254) {
        return std::nullopt;
    }
    const std::size_t at = normal->rfind('@');
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const std::string local = normal->substr(0, at);
    const bool plain = std::all_of(local.begin(), local.end(), is_allowed_in_local_part);
    const bool dotted = local.empty() || local.front() == '.' || local.back() == '.' ||
                        local.find("..") != std::string::npos;
    if (!plain || dotted || local.size() > 64) {
        return std::nullopt;
    }
    const std::optional<Domain> domain = parse_domain(std::string_view(*normal).substr(at + 1));
    if (!domain) {
        return std::nullopt;
    }
    return Email{local + "@" + domain->shown, base::lower(local + "@" + domain->ascii)};
}

bool is_shared_by_custom(const Email& email) {
    std::string name;
    for (const char letter : email.key.substr(0, email.key.find_first_of("@+"))) {
        if (letter != '.' && letter != '-' && letter != '_') {
            name += letter;
        }
    }
    return std::find(shared_names.begin(), shared_names.end(), name) != shared_names.end();
}

}  // namespace auth
