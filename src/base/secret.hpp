// Text that must never be printed, logged or compared in leaking time.
#pragma once

#include <string>
#include <string_view>

namespace base {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : text_(std::move(text)) {}
    ~Secret();
    Secret(const Secret&) = default;
    Secret(Secret&&) noexcept = default;
    Secret& operator=(const Secret&) = default;
    Secret& operator=(Secret&&) noexcept = default;

    // The text itself. Each call is a place to review.
    const std::string& reveal() const { return text_; }
    bool empty() const { return text_.empty(); }

    // Compares in constant time for equal lengths.
    friend bool same(const Secret& left, const Secret& right);

private:
    std::string text_;
};

// `bytes` random bytes as URL-safe base64 without padding.
Secret random_token(std::size_t bytes = 32);

// BLAKE2b-256 of `text` as 64 lower-case hexadecimal digits: what is stored instead of a token.
std::string fingerprint(std::string_view text);

}  // namespace base
