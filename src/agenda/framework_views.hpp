// Pages of the frameworks a network follows. No database, no HTTP.
#pragma once

#include "agenda/framework.hpp"
#include "agenda/framework_store.hpp"
#include "agenda/parts.hpp"

#include <string>
#include <vector>

namespace agenda {

struct FrameworkListPage {
    Setting setting;
    std::vector<Framework> frameworks;
};
html::Html framework_list_page(const FrameworkListPage& page);

struct FrameworkFormPage {
    Setting setting;
    FrameworkForm form{};
    base::FieldErrors errors{};
};
html::Html framework_form_page(const FrameworkFormPage& page);

struct StageFormPage {
    Setting setting;
    std::string framework_id;
    std::string framework_name;
    std::string own_id{};  // "" for a new one
    NewStage form{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html stage_form_page(const StageFormPage& page);

}  // namespace agenda
