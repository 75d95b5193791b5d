#include "network/group.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

#include <algorithm>

namespace network {

base::FieldErrors validate(const GroupForm& form) {
    base::FieldErrors errors;
    if (form.name.empty()) {
        errors.push_back({"name", "Enter the group's name."});
    } else if (base::length(form.name) > 200) {
        errors.push_back({"name", "A group's name has at most 200 characters."});
    } else if (!base::is_one_line(form.name)) {
        errors.push_back({"name", base::not_one_line});
    }
    if (std::none_of(group_kinds.begin(), group_kinds.end(), [&](const Named& kind) {
            return kind.code == form.kind;
        })) {
        errors.push_back({"kind", "Choose what kind of group it is."});
    }
    if (base::length(form.purpose) > 10'000) {
        errors.push_back({"purpose", "A purpose has at most 10,000 characters."});
    }
    if (!base::parse_date(form.starts_on)) {
        errors.push_back({"starts_on", "Enter the day the group starts, such as 2026-11-22."});
    }
    return errors;
}

std::string_view name(GroupRole role) {
    return role == GroupRole::organiser ? "organiser" : "member";
}

std::string_view label(GroupRole role) {
    return role == GroupRole::organiser ? "Organiser" : "Member";
}

}  // namespace network
