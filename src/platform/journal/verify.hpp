// Whether the journal is as it was sealed and signed: what `braid check` asks.
#pragma once

#include "platform/journal/earlier_keys.hpp"

namespace journal {

struct BrokenLink {
    std::int64_t position = 0;
    std::string entry_id;  // empty when the seal itself is gone
    std::string reason;    // a full sentence
};

struct Report {
    std::int64_t sealed = 0;
    std::int64_t unsealed =
        0;  // entries without a seal: a few of the last second, or sealing stands still
    std::optional<base::Instant> unsealed_since{};  // when the oldest of them happened
    std::int64_t heads = 0;                         // signed heads that were compared
    std::int64_t own_from = 0;         // the first position that this key vouches for; 0 for none
    std::optional<BrokenLink> broken;  // the first
    std::vector<std::string>
        faulty_heads;  // a full sentence each: signatures, a cut tail, another past

    bool whole() const { return !broken && faulty_heads.empty(); }
};

// Goes through the whole chain. `kept_heads` are heads kept outside the database (export_heads), ""
// for none; only with them is a tail noticed that was cut off together with its signed heads.
// `earlier` are the keys whose heads are believed besides those of `public_key`.
Report verify(
    db::Database& database,
    std::string_view public_key,
    std::string_view kept_heads = "",
    const std::vector<EarlierKey>& earlier = {}
);

}  // namespace journal
