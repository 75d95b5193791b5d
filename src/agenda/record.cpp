#include "agenda/record.hpp"

namespace agenda {

void record(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const Change& change
) {
    journal::write(
        transaction,
        now,
        {.scope = std::string(network_id),
         .actor = viewer.account(),
         .kind = change.kind,
         .subject = change.subject,
         .object = change.object,
         .audience = change.is_public ? journal::Audience::everyone : journal::Audience::members}
    );
}

void came_from(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const journal::Thing& later,
    const journal::Thing& earlier
) {
    journal::link(transaction, now, network_id, {.from = later, .to = earlier}, viewer.account());
}

}  // namespace agenda
