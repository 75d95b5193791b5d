// Who asks. Every read takes a Viewer, and its SQL returns only the rows that viewer may see.
//
// A scope is opaque here: the id of a network, of a group, or `instance_scope`. The module
// `network` maps its roles to permissions (network/role.cpp); `auth` builds the Viewer of a
// request from its session; nothing else makes one with rights.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace base {

// What a role may let someone do. A closed list; each line is explained where roles are mapped.
enum class Permission : std::uint8_t {
    read_internal,     // see what a network keeps among its members
    contribute,        // add needs, comments and other words of one's own
    edit_agenda,       // priorities, outcomes, actions, vision, glossary, framework
    manage_network,    // partners, places, groups, roles, invitations, agreements
    see_people,        // names and contacts of people
    define_measures,   // measures, breaks, targets
    import_data,       // imports, undo of imports
    see_raw,           // figures before disclosure control
    answer_returns,    // a partner's own returns, as they are before disclosure control
    review_returns,    // ask for, send back and accept returns
    guard_data,        // kaitiaki: set terms for, add conditions to, or decline uses of data
    convene,           // charter, meetings, decisions
    organise_group,    // a group's roster, sessions and rules
    join_group,        // see and take part in a group
    operate_instance,  // jobs, mail outbox, networks of this instance
};

constexpr std::uint64_t bit(Permission permission) {
    return std::uint64_t{1} << static_cast<unsigned>(permission);
}

// Permissions that need a second factor in the session that uses them: names, raw data,
// administration (OWASP ASVS 5.0 V6).
constexpr std::uint64_t needs_second_factor =
    bit(Permission::see_people) | bit(Permission::see_raw) | bit(Permission::import_data) |
    bit(Permission::manage_network) | bit(Permission::answer_returns) |
    bit(Permission::review_returns) | bit(Permission::guard_data) |
    bit(Permission::operate_instance);

inline constexpr std::string_view instance_scope = "instance";

class Viewer {
public:
    // A stranger: no account, no rights.
    Viewer() = default;
    // An account; `second_factor` says whether this session has proved one.
    Viewer(std::string account, bool second_factor)
        : account_(std::move(account)), second_factor_(second_factor) {}
    // The program itself: jobs, the command line, the demonstration's generator.
    static Viewer system();

    void grant(std::string_view scope, std::uint64_t permissions);

    bool is_stranger() const { return account_.empty() && !system_; }
    bool is_system() const { return system_; }
    bool has_second_factor() const { return second_factor_; }
    // Empty for a stranger and for the system.
    const std::string& account() const { return account_; }

    // True when the role is held, whether or not a second factor was proved.
    bool holds(Permission permission, std::string_view scope) const;
    // True when it may be used now: held, and with a second factor where one is needed.
    bool may(Permission permission, std::string_view scope) const;
    // True when some scope grants a permission that needs a second factor.
    bool should_have_second_factor() const;

    const std::map<std::string, std::uint64_t, std::less<>>& grants() const { return grants_; }

private:
    std::string account_;
    bool second_factor_ = false;
    bool system_ = false;
    std::map<std::string, std::uint64_t, std::less<>> grants_;
};

}  // namespace base
