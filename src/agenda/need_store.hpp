// SQL of needs. A need that is not public is for those with read_internal; internal text too.
#pragma once

#include "agenda/need.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agenda {

struct Need {
    std::string id;
    NeedForm form;  // internal_text is "" for a viewer who may not read it
    base::Instant created_at;
    std::string added_by{};  // an account's id; "" for the program itself
};

struct NeedFilter {
    std::string query{};
    std::string state{};
    std::string place_id{};
    int limit = 50;
    int offset = 0;
};

std::vector<Need> list_needs(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NeedFilter& filter
);
std::int64_t count_needs(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NeedFilter& filter
);
std::optional<Need> find_need(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view need_id
);

std::string insert_need(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const NeedForm& form,
    std::string_view added_by
);
void update_need(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view need_id,
    const NeedForm& form
);
// False when nothing went: it has been answered or set aside meanwhile, or a priority answers it.
bool remove_need(
    db::Transaction& transaction, std::string_view network_id, std::string_view need_id
);

}  // namespace agenda
