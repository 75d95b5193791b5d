#include "measures/sums/change_live.hpp"

#include "measures/measure_store.hpp"
#include "measures/sums/sum_store.hpp"

namespace measures {
namespace {

constexpr int attempts_at_most = 20;

bool try_change(
    db::Database& database, base::Instant now, const LiveWork& work, const CountedUp& counted
) {
    try {
        db::Transaction transaction = database.write();
        work.write(transaction);
        show_sums(transaction, counted.measure, counted.edition);
        if (!work.change.adding.empty() || !work.change.removing.empty()) {
            refuse_mixed_editions(list_breaks(transaction, work.measure_id), counted.denominators);
        }
        journal::Entry entry = work.entry;
        entry.scope = work.network_id;
        const Measure now_is =
            get_measure(transaction, base::Viewer::system(), work.network_id, work.measure_id);
        entry.audience =
            now_is.is_public ? journal::Audience::everyone : journal::Audience::members;
        journal::write(transaction, now, entry);
        transaction.commit();
        return true;
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::serialization) {
            throw;
        }
        remove_sums(database, counted.edition);
        return false;
    } catch (const base::Error& error) {
        if (error.code() == base::Code::conflict) {
            remove_sums(database, counted.edition);
        }
        throw;
    }
}

}  // namespace

CountedUp count_up(
    db::Database& database,
    base::Instant now,
    std::string_view network_id,
    std::string_view measure_id,
    const LiveChange& change,
    const std::function<void(db::Reader&)>& look
) {
    CountedUp counted;
    AddedUp added_up;
    {
        db::Reader reader = database.read();
        counted.measure = get_measure(reader, base::Viewer::system(), network_id, measure_id);
        if (look) {
            look(reader);
        }
        added_up = compute_sums(reader, counted.measure, change);
    }
    counted.edition = stage_sums(database, now, measure_id, added_up);
    counted.denominators = std::move(added_up.denominators);
    return counted;
}

void change_live(
    db::Database& database,
    base::Instant now,
    const LiveWork& work,
    std::optional<CountedUp> counted
) {
    for (int attempt = 1; attempt <= attempts_at_most; ++attempt) {
        if (!counted) {
            counted =
                count_up(database, now, work.network_id, work.measure_id, work.change, work.look);
        }
        if (try_change(database, now, work, *counted)) {
            return;
        }
        counted.reset();
    }
    throw base::Error(
        base::Code::busy, "Other changes of this measure came first; try again in a moment."
    );
}

}  // namespace measures
