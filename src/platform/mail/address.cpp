#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/mail/encoding.hpp"

#include <unicode/idna.h>

#include <algorithm>
#include <memory>

namespace mail {
namespace {

[[noreturn]] void refuse_address() {
    throw base::Error(
        base::Code::invalid,
        "Mail cannot be sent to this address: expected one such as name@example.org."
    );
}

bool is_atom_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

bool is_local_part(std::string_view text) {
    const std::vector<std::string_view> atoms = base::split(text, '.');
    return text.size() <= 64 && std::all_of(atoms.begin(), atoms.end(), [](std::string_view atom) {
               return !atom.empty() && std::all_of(atom.begin(), atom.end(), is_atom_character);
           });
}

// The domain in ASCII, lower case; "" when it is no domain name.
std::string ascii_domain(std::string_view domain) {
    static const std::unique_ptr<icu::IDNA> idna = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::IDNA>(icu::IDNA::createUTS46Instance(
            UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, status
        ));
    }();
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    icu::IDNAInfo info;
    UErrorCode status = U_ZERO_ERROR;
    idna->nameToASCII_UTF8(
        icu::StringPiece(domain.data(), static_cast<std::int32_t>(domain.size())),
        sink,
        info,
        status
    );
    return U_FAILURE(status) || info.hasErrors() ? "" : result;
}

}  // namespace

std::string sendable_address(std::string_view address) {
    const std::size_t at = address.rfind('@');
    if (address.size() > 254 || at == std::string_view::npos || !base::is_valid_utf8(address)) {
        refuse_address();
    }
    const std::string_view local = address.substr(0, at);
    const std::string domain = ascii_domain(address.substr(at + 1));
    if (!is_local_part(local) || domain.empty() || domain.ends_with('.')) {
        refuse_address();
    }
    return std::string(local) + '@' + domain;
}

}  // namespace mail
