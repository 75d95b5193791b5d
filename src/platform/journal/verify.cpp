#include "platform/journal/verify.hpp"

#include "platform/journal/chain.hpp"

#include <fmt/format.h>

#include <map>

namespace journal {
namespace {

// Follows the chain seal by seal and remembers the hash at the positions that heads speak of.
class ChainWalk {
public:
    explicit ChainWalk(const std::vector<Head>& heads) {
        for (const Head& head : heads) {
            hash_at_[head.position] = "";
        }
    }

    void step(const db::Row& seal) {
        const std::int64_t position = seal.integer("position");
        const std::string hash = seal.text("hash");
        ++report.sealed;
        if (const auto wanted = hash_at_.find(position); wanted != hash_at_.end()) {
            wanted->second = hash;
        }
        if (!report.broken) {
            check_link(seal, position, hash);
        }
        last_position = position;
        previous_ = hash;
    }

    std::string hash_at(std::int64_t position) const { return hash_at_.at(position); }

    Report report;
    std::int64_t last_position = 0;

private:
    void check_link(const db::Row& seal, std::int64_t position, const std::string& hash) {
        const std::string entry_id = seal.text("entry_id");
        if (position != last_position + 1) {
            report.broken = BrokenLink{
                last_position + 1,
                "",
                fmt::format("The seal at position {} is gone.", last_position + 1)};
        } else if (seal.is_null("id")) {
            report.broken = BrokenLink{position, entry_id, "The sealed entry is gone."};
        } else if (next_hash(previous_, position, canonical_entry(seal)) != hash) {
            report.broken =
                BrokenLink{position, entry_id, "The entry is not as it was when it was sealed."};
        }
    }

    std::string previous_ = chain_start();
    std::map<std::int64_t, std::string> hash_at_;
};

std::optional<std::string> fault_of(
    const Head& head,
    const ChainWalk& walk,
    std::string_view public_key,
    const std::vector<EarlierKey>& earlier
) {
    if (!may_vouch(head, public_key, earlier)) {
        return fmt::format("The head of {} is signed with another key.", head.day);
    }
    if (!is_signed(signed_text(head), head.signature, head.public_key)) {
        return fmt::format("The head of {} does not bear the signature of its text.", head.day);
    }
    if (head.position > walk.last_position) {
        return fmt::format(
            "The journal's tail was cut off: on {} it had {} sealed entries, now it ends at {}.",
            head.day,
            head.position,
            walk.last_position
        );
    }
    if (head.hash != walk.hash_at(head.position)) {
        return fmt::format(
            "The journal up to position {} is not the one signed on {}.", head.position, head.day
        );
    }
    return std::nullopt;
}

void count_unsealed(db::Reader& reader, Report& report) {
    const auto row = reader.find(
        R"(/* journal.count_unsealed */
        select count(*) as entries, min(j.happened_at) as since from journal j
        where not exists (select 1 from journal_seals s where s.entry_id = j.id))"
    );
    report.unsealed = row->integer("entries");
    if (report.unsealed > 0) {
        report.unsealed_since = row->instant("since");
    }
}

}  // namespace

Report verify(
    db::Database& database,
    std::string_view public_key,
    std::string_view kept_heads,
    const std::vector<EarlierKey>& earlier
) {
    db::Reader reader = database.read();
    std::vector<Head> heads = list_heads(reader);
    for (Head& head : parse_heads(kept_heads)) {
        heads.push_back(std::move(head));
    }
    ChainWalk walk(heads);
    reader.for_each(
        R"(/* journal.verify */
        select s.position, s.entry_id, s.hash, j.id, j.happened_at, j.scope, j.actor, j.on_behalf_of, j.kind,
            j.subject_kind, j.subject_id, j.object_kind, j.object_id, j.audience
        from journal_seals s
        left join journal j on j.id = s.entry_id
        order by s.position)",
        {},
        [&](const db::Row& seal) { walk.step(seal); }
    );
    Report report = std::move(walk.report);
    count_unsealed(reader, report);
    report.heads = static_cast<std::int64_t>(heads.size());
    for (const Head& head : heads) {
        if (const auto fault = fault_of(head, walk, public_key, earlier)) {
            report.faulty_heads.push_back(*fault);
        }
        if (head.public_key == public_key &&
            (report.own_from == 0 || head.position < report.own_from)) {
            report.own_from = head.position;
        }
    }
    return report;
}

}  // namespace journal
