// SQL of organisations.
#pragma once

#include "network/organisation.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

struct Organisation {
    std::string id;
    OrganisationForm form;
    std::optional<base::Date> left_on;
    std::string leaving_reason;
};

struct OrganisationFilter {
    std::string query{};        // words of the name, however macrons are written
    std::string sector{};       // "" for all
    bool has_left = false;      // those that left, instead of today's partners
    std::string today{};        // ISO: a partner is one until its last day has passed
    std::string sort = "name";  // name, -name, joined, -joined
    int limit = 50;
    int offset = 0;
};

struct OrganisationLine {
    std::string id;
    std::string name;
    std::string sector;
    bool is_maori = false;
    std::optional<base::Date> joined_on;
    std::optional<base::Date> left_on;
};

// Partners are public with their network; the caller has found the network for its viewer.
std::vector<OrganisationLine> list_organisations(
    db::Reader& reader, std::string_view network_id, const OrganisationFilter& filter
);
std::int64_t count_organisations(
    db::Reader& reader, std::string_view network_id, const OrganisationFilter& filter
);
std::optional<Organisation> find_organisation_record(
    db::Reader& reader, std::string_view network_id, std::string_view organisation_id
);
std::vector<OrganisationName> list_partners_of_place(
    db::Reader& reader, std::string_view network_id, std::string_view place_id, base::Date today
);

// Throws Conflict (organisations_network_id_name_key) for a name that is taken.
std::string insert_organisation(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    const OrganisationForm& form
);
void update_organisation(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view organisation_id,
    const OrganisationForm& form
);
// Ends the partnership; a day that is empty takes the partner back.
void set_leaving(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view organisation_id,
    const LeavingForm& leaving
);

}  // namespace network
