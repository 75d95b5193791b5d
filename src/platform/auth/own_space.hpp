// The one door to raw figures for those who already hold them: an analyst's import, a partner's
// return. Making one is journalled; what it makes can be drawn only with it in hand, on pages
// marked own-space, which are never cached.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"
#include "platform/journal/journal.hpp"

#include <string_view>

namespace auth {

class OwnSpace {
public:
    // Writes "raw.read" about `what` to the journal. `permission` is see_raw or answer_returns.
    // Throws Error(not_found) when the viewer may not use it now in this scope, and
    // Error(internal) for any other permission.
    static OwnSpace enter(
        db::Transaction& transaction,
        base::Instant now,
        const base::Viewer& viewer,
        std::string_view scope,
        base::Permission permission,
        const journal::Thing& what
    );

    base::Held hold(base::Raw raw) const { return base::Held(raw); }

private:
    OwnSpace() = default;
};

}  // namespace auth
