#include "platform/journal/visibility.hpp"

namespace journal {

std::string_view name(Audience audience) {
    switch (audience) {
        case Audience::everyone:
            return "everyone";
        case Audience::members:
            return "members";
        case Audience::stewards:
            return "stewards";
        case Audience::actor:
            return "actor";
    }
    return "actor";
}

Sight sight(const base::Viewer& viewer, std::string_view scope) {
    return {
        .account = viewer.account(),
        .members = viewer.may(base::Permission::read_internal, scope),
        .stewards = viewer.may(base::Permission::manage_network, scope),
        .operators = viewer.may(base::Permission::operate_instance, base::instance_scope),
    };
}

bool may_see(const Sight& sight, std::string_view audience, std::string_view actor) {
    if (audience == name(Audience::everyone)) {
        return true;
    }
    if (audience == name(Audience::members)) {
        return sight.members;
    }
    if (audience == name(Audience::stewards)) {
        return sight.stewards;
    }
    return sight.operators || (!sight.account.empty() && sight.account == actor);
}

}  // namespace journal
