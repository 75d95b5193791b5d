// An agenda with one of everything, part of it not public, in the network of support::Cast.
#pragma once

#include "agenda/agenda.hpp"

#include <string>

namespace support {

struct AgendaCast {
    std::string need;             // "Somewhere to be seen after work"
    std::string hidden_need;      // "Trouble at the hostel"
    std::string priority;         // "Care close to home"; answers both needs
    std::string hidden_priority;  // "Talks with the council"
    std::string outcome;          // "Fewer people wait"
    std::string initiative;       // "Evening clinics"
    std::string action;           // "Open on Thursdays", owned by the partner
    std::string hidden_action;    // "Ring the landlord"
    std::string word;             // "hauora"
    std::string framework;        // "Our path"
};

// Every text ends with `mark`. `partner` owns the action and leads the initiative.
AgendaCast make_agenda(
    db::Database& database,
    const std::string& network_id,
    const std::string& partner,
    const std::string& mark = ""
);

}  // namespace support
