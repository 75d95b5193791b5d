// The head of the chain, signed once a day (Ed25519): whoever keeps a signed head can tell later
// that the journal's tail was cut off or its past rewritten.
#pragma once

#include "platform/db/database.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace journal {

class SigningKey {
public:
    // Reads the key, or makes one in a file only its owner may read. Throws base::Error(invalid)
    // for a file that is no key or that others may read.
    static SigningKey open(const std::filesystem::path& file);
    ~SigningKey();
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;

    const std::string& public_key() const { return public_key_; }  // 64 hexadecimal digits
    std::string sign(std::string_view text) const;                 // 128 hexadecimal digits

private:
    explicit SigningKey(const std::string& seed);
    std::array<unsigned char, 64> secret_{};
    std::string public_key_;
};

// False too for a key or a signature that is not hexadecimal.
bool is_signed(std::string_view text, std::string_view signature, std::string_view public_key);

struct Head {
    std::string day;  // the UTC day it was signed on
    std::int64_t position = 0;
    std::string hash;
    base::Instant signed_at;
    std::string public_key;
    std::string signature;
};

// What the signature of a head is over.
std::string signed_text(const Head& head);
// "braid-head-1 <day> <position> <hash> <microseconds> <public key> <signature>"
std::string head_line(const Head& head);
// The heads in lines as head_line writes them. Throws base::Error(invalid) naming a line that is
// none.
std::vector<Head> parse_heads(std::string_view lines);

// Signs the head unless this day's is signed or nothing is sealed yet; the new head.
std::optional<Head> sign_head(db::Database& database, const SigningKey& key, base::Instant now);
std::vector<Head> list_heads(db::Reader& reader);
// All heads as lines, oldest first: to be kept where the database's operator cannot change it.
std::string export_heads(db::Reader& reader);

}  // namespace journal
