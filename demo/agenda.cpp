#include "agenda/agenda.hpp"

#include "demo/parts.hpp"

namespace demo {
namespace {

using agenda::NewAction;
using agenda::NewNeed;

// Needs as people said them; ids by short name.
std::map<std::string, std::string> make_needs(db::Transaction& tx, const World& world) {
    std::map<std::string, std::string> ids;
    const auto add = [&](const char* key, const NewNeed& need, const char* by = "coordinator") {
        const base::Instant heard = base::start_of(need.said_on) + base::hours(18);
        ids[key] = agenda::create_need(tx, heard, world.as(by), world.network, need);
    };
    add("clinic_hours",
        {.title = "The clinic is open when we are at work",
         .public_text = "I start at five and finish at four. By the time I get there the doors are "
                        "shut, so the children miss their injections.",
         .internal_text = "Said at the school gate hui; three others agreed.",
         .said_by = "A mother of three, Railway Flat",
         .said_on = days_ago(world, 410),
         .evidence = "Notes of the school hui; the practice's own list of missed appointments.",
         .place_id = world.places.at("flat")});
    add("listened_to",
        {.title = "Somebody who listens before they write",
         .public_text = "They look at the screen, not at me. I stopped going.",
         .said_by = "A grandfather, Harbour Side",
         .said_on = days_ago(world, 388),
         .evidence = "Eleven men told the practice nurse much the same when she rang them.",
         .place_id = world.places.at("harbour")},
        "practice");
    add("pool_price",
        {.title = "The pool costs too much for a family",
         .public_text = "Swimming is the one thing the whole whānau would do together, and we "
                        "cannot pay for six.",
         .said_by = "A father, Hill End",
         .said_on = days_ago(world, 301),
         .evidence = "Entry prices of the pool; letters to the council.",
         .place_id = world.places.at("hill"),
         .state = "answered",
         .state_reason = "Subsidised entry began in winter; see the actions of Moving together."});
    add("damp_houses",
        {.title = "Our houses are cold and wet",
         .public_text = "The baby coughs all winter. The landlord says to open a window.",
         .said_by = "A young couple, Reserve Street",
         .said_on = days_ago(world, 254),
         .evidence = "Home visits by the health trust: 31 of 40 houses without a fixed heater.",
         .place_id = world.places.at("reserve")});
    add("own_language",
        {.title = "Letters in words we use at home",
         .public_text =
             "My mother reads Samoan. The letter came in English, so it went in the bin.",
         .said_by = "A daughter, Harbour Side",
         .said_on = days_ago(world, 120),
         .evidence = "Raised twice at the church network's meeting.",
         .place_id = world.places.at("harbour")},
        "community");
    add("bus",
        {.title = "No bus after six",
         .public_text = "The evening clinic is no use without a bus home.",
         .said_by = "A student, Hill End",
         .said_on = days_ago(world, 30),
         .evidence = "The bus timetable.",
         .place_id = world.places.at("hill")});
    return ids;
}

void make_children_priority(
    db::Transaction& tx, World& world, const std::map<std::string, std::string>& needs
) {
    const std::string priority = agenda::create_priority(
        tx,
        world.at(305),
        world.as("coordinator"),
        world.network,
        {.title = "Every child well by two",
         .public_text =
             "Services come to where young children and their families are, at hours they can use.",
         .internal_text = "The practice and the health trust share one outreach nurse from March.",
         .need_ids = {needs.at("clinic_hours"), needs.at("own_language"), needs.at("damp_houses")},
         .determinants = {"health_care", "housing", "income"}}
    );
    world.outcomes["immunised"] = agenda::create_outcome(
        tx,
        world.at(305),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .title = "Services reach every two-year-old in time",
         .public_text = "Equally, whoever the family is and wherever it lives."}
    );
    world.outcomes["homes"] = agenda::create_outcome(
        tx,
        world.at(305),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority, .title = "Homes do not make children sick", .public_text = ""}
    );
    const std::string outreach = agenda::create_initiative(
        tx,
        world.at(305),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .title = "Outreach nurse and Saturday clinic",
         .public_text = "One nurse, two organisations, Saturdays at the school.",
         .lead_organisation_id = world.organisations.at("trust"),
         .state = "under_way",
         .starts_on = days_ago(world, 240)}
    );
    const auto act = [&](const NewAction& action) {
        agenda::create_action(tx, world.at(305), world.as("coordinator"), world.network, action);
    };
    act(
        {.priority_id = priority,
         .initiative_id = outreach,
         .title = "Open the Saturday clinic at the school",
         .owner_organisation_id = world.organisations.at("practice"),
         .owner_person_id = world.people.at("practice"),
         .due_on = days_ago(world, 150),
         .state = "done"}
    );
    act(
        {.priority_id = priority,
         .initiative_id = outreach,
         .title = "Invite the families nobody has reached, in their own language",
         .owner_organisation_id = world.organisations.at("church"),
         .due_on = days_ago(world, -12),
         .state = "under_way"}
    );
    act(
        {.priority_id = priority,
         .title = "Agree with the council on heaters for forty homes",
         .owner_organisation_id = world.organisations.at("council"),
         .owner_person_id = world.people.at("coordinator"),
         .due_on = days_ago(world, 3),
         .state = "under_way"}
    );
    act(
        {.priority_id = priority,
         .title = "Ask the bus company for an evening service",
         .owner_organisation_id = world.organisations.at("council"),
         .due_on = days_ago(world, -21),
         .state = "planned"}
    );
    act(
        {.priority_id = priority,
         .initiative_id = outreach,
         .title = "Ring the families who missed the last Saturday clinic",
         .owner_organisation_id = world.organisations.at("practice"),
         .owner_person_id = world.people.at("practice"),
         .due_on = days_ago(world, -9),
         .state = "planned"}
    );
    act(
        {.priority_id = priority,
         .title = "Compare the joined register with each partner's own list",
         .owner_organisation_id = world.organisations.at("backbone"),
         .owner_person_id = world.people.at("analyst"),
         .due_on = days_ago(world, -8),
         .state = "under_way"}
    );
    act(
        {.priority_id = priority,
         .title = "Bring the heaters to the alliance table",
         .owner_organisation_id = world.organisations.at("church"),
         .owner_person_id = world.people.at("chair"),
         .due_on = days_ago(world, -16),
         .state = "planned"}
    );
}

void make_moving_priority(
    db::Transaction& tx, World& world, const std::map<std::string, std::string>& needs
) {
    const std::string priority = agenda::create_priority(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.title = "Moving together",
         .public_text = "Men with a long-term condition find company, something to do, and a "
                        "practice that knows them.",
         .need_ids = {needs.at("listened_to"), needs.at("pool_price")},
         .determinants = {"social_connection", "health_care", "income"}}
    );
    world.outcomes["men_seen"] = agenda::create_outcome(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .title = "The practice is in touch with the men it was missing",
         .public_text = ""}
    );
    const std::string group = agenda::create_initiative(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .title = "Men's group",
         .public_text = "Run by its members: swimming on Tuesdays, cooking on Thursdays.",
         .lead_organisation_id = world.organisations.at("practice"),
         .state = "under_way",
         .starts_on = days_ago(world, 200)}
    );
    agenda::create_action(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .initiative_id = group,
         .title = "Subsidised entry to the pool for members and their families",
         .owner_organisation_id = world.organisations.at("pool"),
         .due_on = days_ago(world, 90),
         .state = "done"}
    );
    agenda::create_action(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .initiative_id = group,
         .title = "Train two members to lead the six-week course",
         .owner_organisation_id = world.organisations.at("trust"),
         .owner_person_id = world.people.at("maori_partner"),
         .due_on = days_ago(world, -40),
         .state = "planned"}
    );
    agenda::create_action(
        tx,
        world.at(200),
        world.as("coordinator"),
        world.network,
        {.priority_id = priority,
         .initiative_id = group,
         .title = "Ask the group which evening the course should be",
         .owner_person_id = world.people.at("community"),
         .due_on = days_ago(world, -18),
         .state = "planned"}
    );
}

void make_left_out(db::Transaction& tx, const World& world) {
    agenda::create_priority(
        tx,
        world.at(110),
        world.as("coordinator"),
        world.network,
        {.title = "A new hospital wing",
         .public_text = "",
         .scope = "out_of_scope",
         .scope_reason = "It is for the national service to decide; we will speak for the bus that "
                         "gets people there."}
    );
    agenda::create_priority(
        tx,
        world.at(110),
        world.as("coordinator"),
        world.network,
        {.title = "Posters about smoking",
         .public_text = "",
         .scope = "stopped",
         .scope_reason = "After a year nobody could say what had changed. The money went to the "
                         "Saturday clinic."}
    );
}

}  // namespace

void make_agenda(db::Transaction& tx, World& world) {
    agenda::set_vision(
        tx,
        world.at(330),
        world.as("coordinator"),
        world.network,
        "Everyone in Kōwhai Bay lives well, and services change first where they have worked "
        "least.",
        "Agreed after two evenings of argument over the word \"services\". It stays."
    );
    const auto needs = make_needs(tx, world);
    make_children_priority(tx, world, needs);
    agenda::adopt_version(
        tx,
        world.at(95),
        world.as("coordinator"),
        world.network,
        days_ago(world, 300),
        "Our first agenda, with one priority."
    );
    make_moving_priority(tx, world, needs);
    make_left_out(tx, world);
    make_words(tx, world);
    make_frameworks(tx, world);
    agenda::adopt_version(
        tx,
        world.at(95),
        world.as("coordinator"),
        world.network,
        days_ago(world, 95),
        "Adds Moving together, says what we do not do, and adopts our own words."
    );
}

}  // namespace demo
