// What the SQL of this module's readers asks of a viewer: `:network`, and `:is_member` for whether
// they may read what is not public there; with the `:id` of the one thing that is wanted.
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

inline db::Params viewer_params(
    const base::Viewer& viewer, std::string_view network_id, std::string_view id
) {
    db::Params params = viewer_params(viewer, network_id);
    params.push_back({"id", id});
    return params;
}

}  // namespace agenda
