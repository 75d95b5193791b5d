#include "base/secret.hpp"

#include <sodium.h>

#include <array>
#include <vector>

namespace base {

Secret::~Secret() {
    if (!text_.empty()) {
        sodium_memzero(text_.data(), text_.size());
    }
}

bool same(const Secret& left, const Secret& right) {
    return left.text_.size() == right.text_.size() &&
           sodium_memcmp(left.text_.data(), right.text_.data(), left.text_.size()) == 0;
}

Secret random_token(std::size_t bytes) {
    std::vector<unsigned char> raw(bytes);
    randombytes_buf(raw.data(), raw.size());
    std::string text(
        sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0'
    );
    sodium_bin2base64(
        text.data(), text.size(), raw.data(), raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING
    );
    text.resize(text.find('\0'));
    return Secret(text);
}

std::string fingerprint(std::string_view text) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(
        hash.data(),
        hash.size(),
        reinterpret_cast<const unsigned char*>(text.data()),
        text.size(),
        nullptr,
        0
    );
    std::string hex(65, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.resize(64);
    return hex;
}

}  // namespace base
