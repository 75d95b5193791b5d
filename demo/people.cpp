#include "demo/demo.hpp"
#include "demo/parts.hpp"
#include "network/network.hpp"
#include "platform/auth/account.hpp"

#include <algorithm>
#include <array>

namespace demo {
namespace {

const network::Network the_network{
    .id = "",
    .slug = slug,
    .name = "Kōwhai Bay Together",
    .kind = "alliance",
    .purpose =
        "Health and community organisations, the council and the people of Kōwhai Bay, with one "
        "agenda.",
    .zone = std::string(base::default_zone),
    .is_public = true,
    .suppress_below = 6,
    .contact = "hello@kowhai-bay.demo.example"};

void make_organisations(db::Transaction& tx, World& world) {
    const auto add = [&](const char* key, network::NewOrganisation organisation) {
        organisation.place_ids = {world.places.at("bay")};
        world.organisations[key] = network::create_organisation(
            tx, world.at(390), world.viewer, world.network, organisation
        );
    };
    add("backbone",
        {.name = "Kōwhai Bay Backbone",
         .description = "Two people and a borrowed office: they hold the network together and take "
                        "no decision for it.",
         .kinds = {"backbone"},
         .joined_on = "2024-02-05"});
    add("practice",
        {.name = "Kōwhai Bay Medical",
         .sector = "primary_care",
         .description = "The general practice in the bay, with 6,200 people enrolled.",
         .kinds = {"provider", "data_holder"},
         .website = "https://practice.demo.example",
         .email = "office@practice.demo.example",
         .joined_on = "2024-02-05"});
    add("trust",
        {.name = "Harbour Māori Health Trust",
         .sector = "iwi_maori",
         .description =
             "Nurses and navigators who visit at home; its own board decides what leaves its data.",
         .is_maori = true,
         .kinds = {"provider", "data_holder", "advocate"},
         .joined_on = "2024-02-05"});
    add("church",
        {.name = "Pacific Churches of the Bay",
         .description = "Five congregations with one kitchen and many drivers.",
         .kinds = {"advocate", "venue"},
         .joined_on = "2024-06-10"});
    add("council",
        {.name = "Bay District Council",
         .sector = "local_government",
         .description = "Pool, parks, housing consents and the bus contract.",
         .kinds = {"funder"},
         .joined_on = "2024-03-18"});
    add("pool",
        {.name = "Kōwhai Bay Pool",
         .sector = "local_government",
         .description = "Swimming, and a hall that seats sixty.",
         .kinds = {"provider", "venue"},
         .joined_on = "2025-08-01"});
    add("school",
        {.name = "Railway Flat School",
         .sector = "education",
         .description = "Lends its hall to the Saturday clinic.",
         .kinds = {"venue"},
         .joined_on = "2025-02-01"});
}

struct Role {
    const char* persona;  // the key of demo::personas
    network::Role role;
    const char* organisation;  // a delegate's
};

// Whom a persona works for, and what else they do.
constexpr std::array<std::pair<const char*, const char*>, 7> employers{{
    {"coordinator", "backbone"},
    {"practice", "practice"},
    {"community", ""},
    {"maori_partner", "trust"},
    {"chair", "church"},
    {"analyst", "backbone"},
    {"national", ""},
}};

constexpr std::array<Role, 9> roles{{
    {"coordinator", network::Role::coordinator, ""},
    {"coordinator", network::Role::administrator, ""},
    {"practice", network::Role::partner_delegate, "practice"},
    {"community", network::Role::lived_experience_partner, ""},
    {"maori_partner", network::Role::partner_delegate, "trust"},
    {"maori_partner", network::Role::kaitiaki, ""},
    {"chair", network::Role::chair, ""},
    {"analyst", network::Role::data_steward, ""},
    {"national", network::Role::reader, ""},
}};

std::string organisation_id(const World& world, std::string_view key) {
    return key.empty() ? "" : world.organisations.at(std::string(key));
}

void make_personas(db::Transaction& tx, World& world) {
    for (const Persona& persona : personas()) {
        const std::string key = persona.key;
        const auto account =
            auth::create_account(tx, world.at(380), {.email = persona.email, .name = persona.name});
        std::string_view employer;
        for (const auto& [who, organisation] : employers) {
            employer = who == key ? organisation : employer;
        }
        world.accounts[key] = account.id;
        world.people[key] = network::create_person(
            tx,
            world.at(380),
            world.viewer,
            world.network,
            {.name = persona.name,
             .email = persona.email,
             .organisation_id = organisation_id(world, employer),
             .position = persona.about,
             .account_id = account.id}
        );
    }
    for (const Role& role : roles) {
        network::give_role(
            tx,
            world.at(380),
            world.viewer,
            world.network,
            world.people.at(role.persona),
            role.role,
            organisation_id(world, role.organisation)
        );
    }
    auth::set_operator(tx, world.at(380), world.accounts.at("coordinator"), true, "");
}

// People without an account: most of a network.
void make_others(db::Transaction& tx, World& world) {
    const auto add =
        [&](const char* key, const char* name, const char* organisation, const char* position) {
            world.people[key] = network::create_person(
                tx,
                world.at(370),
                world.viewer,
                world.network,
                {.name = name,
                 .organisation_id = organisation_id(world, organisation),
                 .position = position}
            );
        };
    add("principal", "Denise Farrow", "school", "principal");
    add("minister", "Ioane Leaupepe", "church", "minister");
    add("swim", "Craig Pollock", "pool", "manager");
    add("planner", "Aroha Ngaweka", "council", "community planner");
    add("doctor", "Farid Haddad", "practice", "general practitioner");
    add("nurse", "Tāne Wharepapa", "trust", "outreach nurse");
    add("grandfather", "Wiremu Tūrei", "", "lives in Harbour Side");
    add("mother", "Lupe Fonoti", "", "lives in Railway Flat");
}

void make_groups(db::Transaction& tx, World& world) {
    // The network keeps groups since a year ago; one that began later has its members since then.
    const auto add = [&](std::int64_t age_in_days,
                         network::NewGroup group,
                         const std::vector<std::string>& members) {
        group.starts_on = days_ago(world, age_in_days).iso();
        const base::Instant noted = world.at(std::min<std::int64_t>(age_in_days, 360));
        const std::string id = network::create_group(tx, noted, world.viewer, world.network, group);
        for (const std::string& member : members) {
            const bool organises = member == members.front();
            network::add_to_group(
                tx,
                noted,
                world.viewer,
                world.network,
                id,
                world.people.at(member),
                organises ? network::GroupRole::organiser : network::GroupRole::member
            );
        }
    };
    add(1'030,
        {.name = "Alliance table",
         .kind = "governance",
         .purpose = "Decides together, by consent."},
        {"chair", "coordinator", "maori_partner", "community", "doctor", "planner", "minister"});
    add(660,
        {.name = "Young children",
         .kind = "working",
         .purpose = "Saturday clinic, outreach and homes."},
        {"nurse", "practice", "principal", "mother"});
    add(210,
        {.name = "Men's group",
         .kind = "peer",
         .purpose = "Run by its members: swimming on Tuesdays, cooking on Thursdays."},
        {"grandfather", "community", "practice"});
}

}  // namespace

const std::vector<Persona>& personas() {
    static const std::vector<Persona> all{
        {"coordinator", "coordinator@demo.example", "Mere Parata", "backbone coordinator"},
        {"practice", "alison.webb@demo.example", "Alison Webb", "practice nurse"},
        {"community",
         "community@demo.example",
         "Sione Lātū",
         "community member with lived experience"},
        {"maori_partner",
         "maori_partner@demo.example",
         "Hēmi Tamatea",
         "leader of the Māori health trust"},
        {"chair", "chair@demo.example", "Rāwiri Kīngi", "alliance chair"},
        {"analyst", "analyst@demo.example", "Priya Nair", "data analyst"},
        {"national", "national@demo.example", "Tom Ashford", "national team"},
    };
    return all;
}

void make_network(db::Transaction& tx, World& world) {
    world.network = network::create_network(tx, world.at(410), world.viewer, the_network);
    make_places(tx, world);
    make_organisations(tx, world);
}

void make_people(db::Transaction& tx, World& world) {
    make_personas(tx, world);
    make_others(tx, world);
    make_groups(tx, world);
    make_ties(tx, world);
}

}  // namespace demo
