#include "app/shared_mailbox.hpp"

#include "network/role_store.hpp"
#include "platform/auth/account.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace app {

void mark_as_shared(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account,
    std::string_view actor
) {
    const auto found = auth::find_account(transaction, account);
    if (found && found->operates_instance) {
        throw base::Error(
            base::Code::invalid,
            "This account runs the server, and so would everyone who reads the mailbox. Give it an "
            "address that one person reads."
        );
    }
    const auto networks =
        network::list_sensitive_networks(transaction, account, base::date_in(now));
    if (!networks.empty()) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "This account has roles that see names, raw data or administration, which a "
                "mailbox that several people read cannot have. End them first, in: {}.",
                fmt::join(networks, ", ")
            )
        );
    }
    auth::set_shared_mailbox(transaction, now, account, true, actor);
}

void mark_as_own(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account,
    std::string_view actor
) {
    auth::set_shared_mailbox(transaction, now, account, false, actor);
}

}  // namespace app
