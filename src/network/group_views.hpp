// Pages of groups. No database, no HTTP.
#pragma once

#include "network/group_store.hpp"
#include "platform/html/components.hpp"

#include <string>
#include <vector>

namespace network {

struct GroupListPage {
    Network network;
    std::vector<GroupLine> groups;
    bool may_edit = false;
};
html::Html group_list_page(const GroupListPage& page);

// The name, or that it is not for this viewer.
std::string shown_name(const RosterLine& line);

struct GroupPage {
    Network network;
    Group group;
    std::vector<RosterLine> roster;
    std::vector<PersonName> people;  // who may be added
    bool is_own = false;             // at the group's own address, for its members
    int unnamed = 0;                 // others in it, for a member without a second sign-in step
    html::Url second_step{};         // where that is proved
    bool may_edit = false;           // the group itself
    bool may_change_roster = false;
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html group_page(const GroupPage& page);

struct GroupFormPage {
    Network network;
    std::string own_id{};  // "" for a new one
    GroupForm form{};
    std::string version{};
    base::FieldErrors errors{};
    std::string csrf{};
};
html::Html group_form_page(const GroupFormPage& page);

}  // namespace network
