// Keys that signed the journal before this server's own: after a restore without the old key, or
// when it was given up. They are kept in a file beside the database, written only by someone at the
// console, so that whoever can write the database alone cannot have a key of theirs believed.
#pragma once

#include "platform/journal/signing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace journal {

struct EarlierKey {
    std::string public_key;
    std::int64_t until = 0;  // the last position that it vouches for
};

// Every key but `own` that signed one of the heads, each until the last head it signed.
std::vector<EarlierKey> earlier_keys(const std::vector<Head>& heads, std::string_view own);

// "braid-key-1 <public key> <position>"
std::string earlier_key_line(const EarlierKey& key);
// The keys in lines as earlier_key_line writes them. Throws base::Error(invalid) naming a line that
// is none.
std::vector<EarlierKey> parse_earlier_keys(std::string_view lines);

// Whether the key of the head is `own`, or an earlier one within its bounds.
bool may_vouch(const Head& head, std::string_view own, const std::vector<EarlierKey>& earlier);

}  // namespace journal
