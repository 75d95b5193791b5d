// SQL of people. Names and contacts are for those who see people: routes ask for that permission.
#pragma once

#include "network/person.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace network {

struct Person {
    std::string id;
    std::string account_id;  // "" while they have no way in
    PersonForm form;
    std::string organisation;  // its name
};

struct PersonFilter {
    std::string query{};  // words of the name, however macrons are written
    std::string organisation_id{};
    std::string role{};         // who holds it today
    std::string sort = "name";  // name, -name, added, -added
    std::string today{};        // ISO
    int limit = 50;
    int offset = 0;
};

struct PersonLine {
    std::string id;
    std::string name;
    std::string organisation;
    std::string position;
    std::vector<std::string> roles;  // held today, as stored
    bool has_account = false;
};

std::vector<PersonLine> list_people(
    db::Reader& reader, std::string_view network_id, const PersonFilter& filter
);
std::int64_t count_people(
    db::Reader& reader, std::string_view network_id, const PersonFilter& filter
);
std::optional<Person> find_person(
    db::Reader& reader, std::string_view network_id, std::string_view person_id
);
// By e-mail however its letters' case, so that nobody is entered twice.
std::optional<Person> find_person_by_email(
    db::Reader& reader, std::string_view network_id, std::string_view email
);

std::string insert_person(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const PersonForm& form
);
void update_person(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const PersonForm& form
);
// Gives the person a way in, or with "" takes it away. Throws Conflict
// (people_network_id_account_id_key) when the account is another person of this network.
void set_account(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view person_id,
    const std::string& account_id
);
// Held until the transaction ends, and taken after the lock of any network: who links an account
// to a person, and who erases it, see each other.
void lock_account(db::Transaction& transaction, const std::string& account_id);
// True when a person of any network signs in with the account.
bool has_person(db::Reader& reader, std::string_view account_id);

// Removes the person and every row about them: self-descriptions, roles, groups, places and
// invitations. The journal keeps ids only and stays whole.
void erase_person(
    db::Transaction& transaction, std::string_view network_id, std::string_view person_id
);

}  // namespace network
