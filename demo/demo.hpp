// The demonstration network: a fictional place with fictional people, made by a seeded generator,
// so that every page has something to show. It is made through the same functions that people's
// work goes through, and looks back from the day it is made.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <vector>

namespace demo {

inline constexpr const char* slug = "kowhai-bay";
// A second network, which stands beside it.
inline constexpr const char* neighbour_slug = "long-coast";

// Who can be tried out; each has an account of its own.
struct Persona {
    const char* key;    // what the demonstration's own files call them
    const char* email;  // at demo.example, which no mail reaches
    const char* name;
    const char* about;  // "backbone coordinator"
};
const std::vector<Persona>& personas();

// True when the database has no network yet.
bool is_wanted(db::Reader& reader);

// True when all networks and accounts of the database are the demonstration's own.
bool holds_nothing_else(db::Reader& reader);

// Makes the network, its people and accounts, its agenda, measures, imports and returns. Throws
// base::Error(conflict) when there is a network already.
void make(db::Database& database, const base::Clock& clock);

}  // namespace demo
