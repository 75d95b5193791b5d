#include "platform/auth/record.hpp"

#include "base/viewer.hpp"
#include "platform/journal/journal.hpp"

namespace auth {

void record_account(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view actor,
    std::string_view kind,
    std::string_view account
) {
    journal::write(
        transaction,
        now,
        {.scope = std::string(base::instance_scope),
         .actor = std::string(actor),
         .kind = std::string(kind),
         .subject = {"account", std::string(account)},
         .audience = journal::Audience::actor}
    );
}

}  // namespace auth
