// The page of the whole agenda, and the form of its vision. No database, no HTTP.
#pragma once

#include "agenda/agenda.hpp"
#include "agenda/parts.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/vision_store.hpp"

#include <string>
#include <vector>

namespace agenda {

struct AgendaPage {
    Setting setting;
    Vision vision;
    AgendaSummary summary;
    std::vector<Priority> priorities;  // the same as the summary's, with their internal wording
};
html::Html agenda_page(const AgendaPage& page);

struct VisionFormPage {
    Setting setting;
    std::string public_text{};
    std::string internal_text{};
    std::string stamp{};
    base::FieldErrors errors{};
};
html::Html vision_form_page(const VisionFormPage& page);

}  // namespace agenda
