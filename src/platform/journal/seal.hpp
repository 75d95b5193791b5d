// Sealing: committed entries join the hash chain, in order, one sealer at a time. Writers never
// wait for it: an entry is written unsealed in the transaction of its change, and sealed
// afterwards.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <optional>

namespace journal {

// Seals what can be sealed now and returns how many entries that were. Leaves an entry for later
// while a transaction that began before its own is still running (PostgreSQL), so that the chain
// follows the order of the transactions; returns 0 while another process is sealing.
int seal(db::Database& database);

// Seals what a restored database holds unsealed. The transactions that wrote it are those of the
// server it was copied from: none of them still runs, whatever their numbers mean here.
int seal_after_restore(db::Database& database);

struct SealState {
    std::int64_t sealed = 0;
    std::int64_t unsealed = 0;
    // When the last sealed entry happened.
    std::optional<base::Instant> up_to{};
};
SealState read_seal_state(db::Reader& reader);

}  // namespace journal
