#include "platform/auth/own_space.hpp"

#include "base/error.hpp"

namespace auth {

OwnSpace OwnSpace::enter(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view scope,
    base::Permission permission,
    const journal::Thing& what
) {
    if (permission != base::Permission::see_raw && permission != base::Permission::answer_returns) {
        throw base::Error(
            base::Code::internal, "Raw figures are opened by see_raw or answer_returns only."
        );
    }
    if (!viewer.may(permission, scope)) {
        base::throw_not_found();
    }
    journal::write(
        transaction,
        now,
        {.scope = std::string(scope),
         .actor = viewer.account(),
         .kind = "raw.read",
         .subject = what,
         .audience = journal::Audience::stewards}
    );
    return {};
}

}  // namespace auth
