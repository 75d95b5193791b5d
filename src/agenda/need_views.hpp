// Pages of needs. No database, no HTTP.
#pragma once

#include "agenda/need_store.hpp"
#include "agenda/parts.hpp"

#include <string>
#include <vector>

namespace agenda {

// What people said is changed by who wrote it down, and by those who convene the network.
bool may_change(const Setting& setting, const Need& need);

// One's own need can be taken back while nothing has become of it.
bool may_take_back(const Setting& setting, const Need& need);

struct NeedListPage {
    Setting setting;
    std::vector<Need> needs;
    std::vector<network::Place> places;
    NeedFilter filter;
    std::int64_t count = 0;
};
html::Html need_list_page(const NeedListPage& page);

struct NeedPage {
    Setting setting;
    Need need;
    std::string place;  // its name, "" for none
    Thread thread;
};
html::Html need_page(const NeedPage& page);

struct NeedFormPage {
    Setting setting;
    std::vector<network::Place> places;
    std::string own_id{};  // "" for a new one
    NeedForm form{};
    std::string stamp{};
    base::FieldErrors errors{};
    bool may_take_back = false;
};
html::Html need_form_page(const NeedFormPage& page);

}  // namespace agenda
