// Initiatives and actions: what is done for a priority, by whom and until when. Rules only.
#pragma once

#include "agenda/thing.hpp"
#include "base/time.hpp"

#include <optional>
#include <span>
#include <string>

namespace agenda {

struct InitiativeForm {
    std::string priority_id{};
    std::string title{};
    std::string public_text{};
    std::string internal_text{};
    std::string lead_organisation_id{};
    std::string state = "proposed";
    std::string state_reason{};
    std::string starts_on{};
    std::string ends_on{};
    bool is_public = false;
};

struct ActionForm {
    std::string priority_id{};
    std::string initiative_id{};  // of the same priority; may be empty
    std::string title{};
    std::string public_text{};
    std::string internal_text{};
    std::string owner_organisation_id{};
    std::string owner_person_id{};  // named inside the network only
    std::string due_on{};
    std::string state = "planned";
    std::string state_reason{};
    bool is_public = false;
};

// What a form may choose from: ids of this network that its viewer may see.
struct Known {
    std::span<const std::string> priorities;
    std::span<const std::string> initiatives{};
    std::span<const std::string> organisations{};
    std::span<const std::string> people{};
};

// One thing wrong per field. What is stopped says why.
base::FieldErrors validate(const InitiativeForm& form, const Known& known);
base::FieldErrors validate(const ActionForm& form, const Known& known);

// True while someone still has to act.
bool is_open(const ActionForm& form);

}  // namespace agenda
