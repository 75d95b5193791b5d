#include "base/viewer.hpp"

#include <algorithm>

namespace base {

Viewer Viewer::system() {
    Viewer viewer;
    viewer.system_ = true;
    viewer.second_factor_ = true;
    return viewer;
}

void Viewer::grant(std::string_view scope, std::uint64_t permissions) {
    grants_[std::string(scope)] |= permissions;
}

bool Viewer::holds(Permission permission, std::string_view scope) const {
    if (system_) {
        return true;
    }
    const auto found = grants_.find(scope);
    return found != grants_.end() && (found->second & bit(permission)) != 0;
}

bool Viewer::may(Permission permission, std::string_view scope) const {
    const bool proved = second_factor_ || (bit(permission) & needs_second_factor) == 0;
    return proved && holds(permission, scope);
}

bool Viewer::should_have_second_factor() const {
    return std::any_of(grants_.begin(), grants_.end(), [](const auto& grant) {
        return (grant.second & needs_second_factor) != 0;
    });
}

}  // namespace base
