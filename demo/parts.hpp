// The parts of the demonstration, in the order they are made; each knows what came before.
#pragma once

#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <map>
#include <string>

namespace demo {

// What has been made so far, by the short names the parts use for it.
struct World {
    std::string network;
    base::Instant now;
    base::Date today;
    base::Viewer viewer = base::Viewer::system();

    // Mid-morning so many days before the demonstration was made: when its history happened.
    base::Instant at(std::int64_t days_ago) const {
        return base::start_of(base::add_days(today, -days_ago)) + base::hours(10);
    }

    // What a persona does with every right in the network: so that the journal names who did it.
    base::Viewer as(const std::string& persona) const {
        base::Viewer who(accounts.at(persona), true);
        who.grant(network, ~std::uint64_t{0});
        return who;
    }

    std::map<std::string, std::string> places;         // "harbour" -> id
    std::map<std::string, std::string> organisations;  // "practice" -> id
    std::map<std::string, std::string> people;         // "coordinator" -> id
    std::map<std::string, std::string> accounts;       // "coordinator" -> id
    std::map<std::string, std::string> outcomes;       // "immunised" -> id
};

// A day so many days before (or, negative, after) the demonstration was made.
base::Date days_ago(const World& world, std::int64_t days);

void make_network(db::Transaction& transaction, World& world);
// Suburbs side by side around a bay that is on no map.
void make_places(db::Transaction& transaction, World& world);
// Another network that stands beside this one, someone who is invited, and who belongs where.
void make_ties(db::Transaction& transaction, World& world);
void make_people(db::Transaction& transaction, World& world);
void make_agenda(db::Transaction& transaction, World& world);
void make_words(db::Transaction& transaction, const World& world);
void make_frameworks(db::Transaction& transaction, const World& world);
// Imports its own files through the import pipeline; then asks partners for returns.
void make_measures(db::Database& database, World& world);
// One that is due soon, one that is late, and one each that was submitted, sent back and accepted.
void make_returns(db::Database& database, World& world);

}  // namespace demo
