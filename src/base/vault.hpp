// Encryption of single fields that the database must not be able to read: personal health
// information, second-factor secrets. XChaCha20-Poly1305 (libsodium) under a key that lives
// outside the database.
#pragma once

#include "base/secret.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace base {

class Vault {
public:
    // `key` is 32 bytes. Throws Error(invalid) for any other length.
    explicit Vault(Secret key);
    // The key in `file`; made there (mode 0600) when it is absent. Throws Error(invalid) when the
    // file holds something else, or can be read by others.
    static Vault open_or_make(const std::filesystem::path& file);

    // Sealed text, URL-safe base64. `context` ("people.disability:0191...") must be the same when
    // it is opened, so that a value cannot be moved to another row or field.
    std::string seal(std::string_view plain, std::string_view context) const;
    // Throws Error(internal), without the value, when it was sealed under another key or context.
    std::string open(std::string_view sealed, std::string_view context) const;

    // Keyed BLAKE2b-256 as 64 hexadecimal digits: for what is so short (a six-digit code, a client
    // address) that its plain fingerprint could be guessed. Differs by `purpose`.
    std::string keyed_fingerprint(std::string_view purpose, std::string_view text) const;
    // Says which key this is without saying it: what a database notes of the key it is sealed with.
    std::string fingerprint() const { return keyed_fingerprint("instance", ""); }

private:
    Secret key_;
};

}  // namespace base
