// Making things of measures for other modules and the demonstration.
#include "measures/measure_store.hpp"
#include "measures/measures.hpp"
#include "platform/journal/journal.hpp"

namespace measures {
namespace {

void record_making(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    const Measure& measure,
    const char* kind
) {
    journal::write(
        transaction,
        now,
        {.scope = measure.network_id,
         .actor = viewer.account(),
         .kind = kind,
         .subject = {"measure", measure.id},
         .audience = measure.is_public ? journal::Audience::everyone : journal::Audience::members}
    );
}

}  // namespace

void set_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug,
    std::string_view outcome_id
) {
    Measure measure = get_measure(transaction, viewer, network_id, slug);
    measure.outcome_id = outcome_id;
    update_measure(transaction, now, measure);
    record_making(transaction, now, viewer, measure, "measure.changed");
}

void add_target(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view slug,
    const NewTarget& target
) {
    const Measure measure = get_measure(transaction, viewer, network_id, slug);
    upsert_target(
        transaction,
        now,
        measure.id,
        {.dimension = target.dimension,
         .code = target.code,
         .baseline_on = target.baseline_on,
         .due_on = target.due_on,
         .value = target.value,
         .reason = target.reason}
    );
    record_making(transaction, now, viewer, measure, "target.set");
}

}  // namespace measures
