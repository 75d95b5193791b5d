#include "platform/journal/seal.hpp"

#include "platform/db/dialect.hpp"
#include "platform/journal/chain.hpp"

namespace journal {
namespace {

constexpr int entries_a_transaction = 500;

// A number this far ahead of ours is another server's: the database was copied from there.
constexpr std::int64_t foreign_number_distance = 1'000'000;

struct ChainTail {
    std::int64_t position = 0;
    std::string hash = chain_start();
};

ChainTail chain_tail(db::Reader& reader) {
    const auto row = reader.find(
        R"(/* journal.chain_tail */ select position, hash from journal_seals order by position desc limit 1)"
    );
    return row ? ChainTail{row->integer("position"), row->text("hash")} : ChainTail{};
}

// Entries whose transaction is older than any that still runs: nothing before them can come later.
db::Rows sealable_entries(db::Transaction& transaction) {
    const std::int64_t own_number = db::transaction_number(transaction);
    const std::int64_t oldest = db::oldest_running(transaction);
    return transaction.query(
        R"(/* journal.sealable */
        select j.id, j.happened_at, j.scope, j.actor, j.on_behalf_of, j.kind, j.subject_kind, j.subject_id,
            j.object_kind, j.object_id, j.audience
        from journal_unsealed u
        join journal j on j.id = u.entry_id
        where u.transaction_number = 0 or u.transaction_number < :oldest or u.transaction_number > :foreign
        order by u.entry_id
        limit :limit)",
        {{"oldest", oldest},
         {"foreign", own_number + foreign_number_distance},
         {"limit", entries_a_transaction}}
    );
}

void remove_sealed(db::Transaction& transaction, std::int64_t after, std::int64_t until) {
    transaction.execute(
        R"(/* journal.remove_sealed */
        delete from journal_unsealed where entry_id in (
            select entry_id from journal_seals where position > :after and position <= :until
        ))",
        {{"after", after}, {"until", until}}
    );
}

int seal_some(db::Database& database) {
    db::Transaction transaction = database.write();
    if (!db::try_lock_transaction(transaction, "journal.seal")) {
        return 0;
    }
    const ChainTail before = chain_tail(transaction);
    const db::Rows entries = sealable_entries(transaction);
    if (entries.empty()) {
        return 0;
    }
    ChainTail tail = before;
    db::BulkInsert seals(transaction, "journal_seals", {"position", "entry_id", "hash"});
    for (const db::Row& entry : entries) {
        ++tail.position;
        tail.hash = next_hash(tail.hash, tail.position, canonical_entry(entry));
        seals.add({tail.position, entry.text("id"), tail.hash});
    }
    seals.finish();
    remove_sealed(transaction, before.position, tail.position);
    transaction.commit();
    return static_cast<int>(entries.size());
}

bool has_unsealed(db::Database& database) {
    return database.read()
        .find(R"(/* journal.has_unsealed */ select entry_id from journal_unsealed limit 1)")
        .has_value();
}

}  // namespace

int seal(db::Database& database) {
    int count = 0;
    while (has_unsealed(database)) {
        const int sealed = seal_some(database);
        count += sealed;
        if (sealed < entries_a_transaction) {
            break;
        }
    }
    return count;
}

int seal_after_restore(db::Database& database) {
    database.change([](db::Transaction& transaction) {
        transaction.execute(
            "/* journal.forget_numbers */ update journal_unsealed set transaction_number = 0"
        );
    });
    return seal(database);
}

SealState read_seal_state(db::Reader& reader) {
    SealState state;
    if (const auto last = reader.find(
            R"(/* journal.last_sealed */
            select s.position, j.happened_at from journal_seals s join journal j on j.id = s.entry_id
            order by s.position desc limit 1)"
        )) {
        state.sealed = last->integer("position");
        state.up_to = last->instant("happened_at");
    }
    state.unsealed =
        reader.find("/* journal.unsealed */ select count(*) as n from journal_unsealed")
            ->integer("n");
    return state;
}

}  // namespace journal
