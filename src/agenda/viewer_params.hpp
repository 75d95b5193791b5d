// What the SQL of this module's readers asks of a viewer: `:network`, and `:is_member` for whether
// they may read what is not public there.
#pragma once

#include "base/viewer.hpp"
#include "platform/db/value.hpp"

#include <string_view>

namespace agenda {

inline db::Params viewer_params(const base::Viewer& viewer, std::string_view network_id) {
    return {
        {"network", network_id},
        {"is_member", viewer.may(base::Permission::read_internal, network_id)}};
}

}  // namespace agenda
