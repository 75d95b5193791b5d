// The hash chain over the journal: hash(n) = BLAKE2b-256(hash(n - 1), n, entry n), in hexadecimal.
#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <string>

namespace journal {

// The hash before the first entry.
std::string chain_start();

// An entry as bytes that no other entry has: each field as "<length>:<bytes>,", in a fixed order.
// `row` holds all columns of the table journal.
std::string canonical_entry(const db::Row& row);

std::string next_hash(
    const std::string& previous, std::int64_t position, const std::string& canonical
);

}  // namespace journal
