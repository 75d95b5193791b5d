// The network's own words, and how it reads its growth.
#include "agenda/agenda.hpp"
#include "demo/parts.hpp"

namespace demo {

void make_words(db::Transaction& tx, const World& world) {
    const base::Date adopted = days_ago(world, 365);
    const auto add =
        [&](const char* term, const char* language, const char* definition, const char* source) {
            agenda::create_word(
                tx,
                world.at(100),
                world.as("coordinator"),
                world.network,
                {.term = term,
                 .language = language,
                 .definition = definition,
                 .source = source,
                 .adopted_on = adopted}
            );
        };
    add("Equity",
        "en",
        "People have differences in health that are not only avoidable but unfair and unjust. "
        "Equity "
        "means that people with different starting points get what they need to reach the same "
        "result.",
        "Our own wording, after the Ministry of Health's definition of 2019");
    add("Whānau", "mi", "Family, as each family draws its own circle.", "Agreed at our first hui");
    add("Locality",
        "en",
        "The bay and the people who call it theirs, wherever they sleep tonight.",
        "");
    add("Backbone",
        "en",
        "The small team that holds the network together and takes no decision for it.",
        "");
    add("Hui", "mi", "A meeting held in a Māori way.", "Agreed at our first hui");
}

void make_frameworks(db::Transaction& tx, const World& world) {
    agenda::create_framework(
        tx,
        world.at(98),
        world.as("coordinator"),
        world.network,
        "How our network grows",
        "The backbone team's own, after a year of asking",
        {{"People meet",
          "Those who live with the problem are in the room from the first day.",
          "in_place",
          "Two seats held for lived experience."},
         {"One agenda",
          "Everyone can say in a sentence what we agreed.",
          "well_under_way",
          "Version 2 adopted; the council is still new to it."},
         {"Shared measures",
          "Each partner reports once, and everyone sees the same figures.",
          "started",
          ""},
         {"Acting together",
          "Partners change what they do because of what another one does.",
          "started",
          "The shared outreach nurse."},
         {"It lasts", "It goes on when the coordinator is on leave.", "not_started", ""}}
    );
}

}  // namespace demo
