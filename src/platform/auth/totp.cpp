#include "platform/auth/totp.hpp"

#include "platform/auth/encoding.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace auth {

namespace {

constexpr std::int64_t totp_seconds = 30;

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char letter : text) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' ||
                           letter == '_' || letter == '~';
        encoded += plain ? std::string(1, letter)
                         : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return encoded;
}

}  // namespace

std::string one_time_code(std::string_view secret_bytes, std::uint64_t counter, int digits) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = message.size(); i-- > 0; counter >>= 8) {
        message[i] = static_cast<unsigned char>(counter & 255);
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(
        EVP_sha1(),
        secret_bytes.data(),
        static_cast<int>(secret_bytes.size()),
        message.data(),
        message.size(),
        mac.data(),
        &size
    );
    const std::size_t at = mac[size - 1] & 15;
    std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 127) << 24) |
                           (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                           (static_cast<std::uint32_t>(mac[at + 2]) << 8) | mac[at + 3];
    std::uint32_t limit = 1;
    for (int i = 0; i < digits; ++i) {
        limit *= 10;
    }
    return fmt::format("{:0{}}", number % limit, digits);
}

std::int64_t totp_step(base::Instant at) {
    return at.micros / base::micros_per_second / totp_seconds;
}

std::optional<std::int64_t> find_totp_step(
    std::string_view secret_bytes, std::string_view code, base::Instant now, std::int64_t last_step
) {
    std::string digits;
    for (const char letter : code) {
        if (letter != ' ') {
            digits += letter;
        }
    }
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step) {
        const std::string right = one_time_code(secret_bytes, static_cast<std::uint64_t>(step));
        const bool equal = digits.size() == right.size() &&
                           sodium_memcmp(digits.data(), right.data(), right.size()) == 0;
        if (equal && step > last_step && !found) {
            found = step;
        }
    }
    return found;
}

base::Secret new_totp_secret() {
    return base::Secret(random_bytes(20));
}

std::string totp_link(
    std::string_view issuer, std::string_view account, const base::Secret& secret_bytes
) {
    const std::string name = percent_encoded(issuer);
    return fmt::format(
        "otpauth://totp/{}:{}?secret={}&issuer={}",
        name,
        percent_encoded(account),
        base32(secret_bytes.reveal()),
        name
    );
}

}  // namespace auth
