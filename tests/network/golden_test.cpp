// The pages of a network as they are on record in tests/golden/network/, one small page of each
// kind: what a reader sees, and what someone who may change it sees.
#include "support/golden.hpp"

#include "network/agreement_views.hpp"
#include "network/boundary_views.hpp"
#include "network/group_views.hpp"
#include "network/invitation_views.hpp"
#include "network/organisation_views.hpp"
#include "network/person_views.hpp"
#include "network/place_views.hpp"
#include "network/self_description_views.hpp"
#include "network/settings_views.hpp"

#include <set>

namespace {

struct RecordedPage {
    std::string name;
    html::Html markup;
};

const network::Network braidwater{
    .id = "braidwater-id",
    .slug = "braidwater",
    .name = "Braidwater Alliance",
    .kind = "alliance",
    .purpose = "Care close to home.",
    .zone = "Pacific/Auckland",
    .is_public = true};
const base::Date golden_day{2026, 11, 22};
const base::Date golden_start{2025, 3, 1};
const std::vector<network::OrganisationName> golden_partners{{"clinic", "River Clinic"}};
const std::vector<network::Place> golden_places{
    {"district", "", "Braidwater", "district", "", ""},
    {"valley", "district", "Upper Valley", "locality", "", ""}};

std::vector<RecordedPage> partner_records() {
    using namespace network;
    const OrganisationForm clinic{
        .name = "River Clinic",
        .sector = "primary_care",
        .kinds = {"provider", "venue"},
        .description = "Open on Saturdays.",
        .website = "https://clinic.example",
        .email = "desk@clinic.example",
        .joined_on = "2025-03-01",
        .place_ids = {"valley"}};
    return {
        {"partner_list",
         organisation_list_page(
             {.network = braidwater,
              .organisations =
                  {{"clinic", "River Clinic", "primary_care", false, golden_start, {}}},
              .filter = {.query = "river"},
              .count = 1}
         )},
        {"partner",
         organisation_page(
             {.network = braidwater,
              .organisation = {"clinic", clinic, {}, ""},
              .places = {golden_places[1]},
              .sees_contacts = true,
              .may_edit = true,
              .today = "2026-11-22",
              .csrf = "token"}
         )},
        {"partner_form",
         organisation_form_page(
             {.network = braidwater,
              .places = golden_places,
              .own_id = "clinic",
              .form = clinic,
              .version = "7",
              .errors = {{"nzbn", "The NZBN has 13 digits."}},
              .csrf = "token"}
         )}};
}

std::vector<RecordedPage> people_records() {
    using namespace network;
    const PersonForm hana{"Hana Moana", "hana@example.org", "", "clinic", "Nurse"};
    return {
        {"person_list",
         person_list_page(
             {.network = braidwater,
              .people = {{"hana", "Hana Moana", "River Clinic", "Nurse", {"member"}, true}},
              .filter = {.role = "member"},
              .partners = golden_partners,
              .count = 1,
              .may_edit = true}
         )},
        {"person",
         person_page(
             {.network = braidwater,
              .person = {"hana", "account", hana, "River Clinic"},
              .roles =
                  {{"r1", Role::partner_delegate, "River Clinic", golden_start, {}},
                   {"r2", Role::member, "", golden_start, golden_day}},
              .groups = {{"table", "Governance table"}},
              .descriptions = {{"Language", "To arrange things.", true}},
              .partners = golden_partners,
              .today = golden_day,
              .may_edit = true,
              .csrf = "token"}
         )},
        {"person_form",
         person_form_page(
             {.network = braidwater,
              .partners = golden_partners,
              .form = {"", "not an address", "", "", ""},
              .errors = {{"name", "Give a name."}, {"email", "Give one e-mail address."}},
              .csrf = "token"}
         )},
        {"my_page",
         my_page(
             {.network = braidwater,
              .name = "Hana Moana",
              .said = {{"language", {"English"}, "arrangements", {1'795'338'300'000'000}}},
              .readings = {{"Kim Lee", {1'795'338'300'000'000}}},
              .csrf = "token",
              .roles = {{"1", Role::kaitiaki, "", {2026, 1, 1}, {}}}}
         )},
        {"description_form",
         description_form_page(
             {.network = braidwater,
              .kind = "ethnicity",
              .form = {.codes = {"11111"}, .purpose = "counting", .consents = true},
              .words_searched = "european",
              .found = {{"11111", "New Zealand European"}},
              .csrf = "token"}
         )}};
}

std::vector<RecordedPage> invitation_records() {
    using namespace network;
    const Invitation invitation{
        .id = "i1",
        .network_id = "braidwater-id",
        .person_id = "hana",
        .person = "Hana Moana",
        .email = "hana@example.org",
        .account_id = "",
        .role = {"partner_delegate", "clinic"},
        .organisation = "River Clinic",
        .group_id = "",
        .invited_at = {1'795'338'300'000'000},
        .expires_at = {1'796'547'900'000'000}};
    return {
        {"invitation_list",
         invitation_list_page({.network = braidwater, .invitations = {invitation}, .csrf = "token"}
         )},
        {"invited",
         invited_page({.network = braidwater, .invitation = invitation, .csrf = "token"})},
        {"invitation_closed", closed_invitation_page()}};
}

std::vector<RecordedPage> group_records() {
    using namespace network;
    const Group table{
        "table",
        "braidwater-id",
        {"Governance table", "governance", "Decides together.", "2025-03-01"},
        {}};
    const std::vector<RosterLine> roster{
        {"m1", "hana", "Hana Moana", GroupRole::organiser, golden_start, {}},
        {"m2", "kim", "", GroupRole::member, golden_start, golden_day}};
    return {
        {"group_list",
         group_list_page({braidwater, {{"table", "Governance table", "governance", {}, 2}}, true})},
        {"group_for_a_reader",
         group_page({.network = braidwater, .group = table, .roster = roster, .people = {}})},
        {"group",
         group_page(
             {.network = braidwater,
              .group = table,
              .roster = roster,
              .people = {{"kim", "Kim Lee"}},
              .may_edit = true,
              .may_change_roster = true,
              .csrf = "token"}
         )}};
}

std::vector<RecordedPage> place_records() {
    using namespace network;
    return {
        {"place_list", place_list_page({braidwater, golden_places, true})},
        {"place",
         place_page(
             {.network = braidwater,
              .place =
                  {"valley",
                   {.name = "Upper Valley",
                    .kind = "locality",
                    .parent_id = "district",
                    .boundary =
                        R"({"type":"Polygon","coordinates":[[[174,-41],[175,-41],[175,-40],[174,-41]]]})",
                    .starts_on = "2025-03-01"}},
              .above = {golden_places[0]},
              .members = {{"p1", "River Clinic", false, golden_start, {}}},
              .served_by = golden_partners,
              .may_edit = true,
              .partners = golden_partners,
              .people = {{"hana", "Hana Moana"}},
              .today = "2026-11-22",
              .csrf = "token"}
         )},
        {"boundary",
         boundary_page({braidwater, golden_places, {}, {"name", "code"}, {}, "token"})}};
}

std::vector<RecordedPage> settings_records() {
    using namespace network;
    const Agreement agreement{
        .id = "a1",
        .kind = "stands_beside",
        .from_network_id = "elsewhere-id",
        .from_name = "Elsewhere Network",
        .to_network_id = "braidwater-id",
        .to_name = "Braidwater Alliance",
        .proposed_by = "elsewhere-id",
        .terms = "We meet twice a year.",
        .starts_on = golden_start,
        .ends_on = {}};
    return {
        {"settings", settings_page({braidwater, settings_of(braidwater), "3", {}, "token"})},
        {"network_form", new_network_page({.form = {}, .csrf = "token"})},
        {"agreement_list", agreement_list_page({braidwater, {agreement}, true})},
        {"agreement", agreement_page({braidwater, agreement, true, "token"})}};
}

std::vector<RecordedPage> all_records() {
    std::vector<RecordedPage> all;
    for (auto& pages :
         {partner_records(),
          people_records(),
          invitation_records(),
          group_records(),
          place_records(),
          settings_records()}) {
        all.insert(all.end(), pages.begin(), pages.end());
    }
    return all;
}

}  // namespace

TEST(NetworkGolden, EveryPageIsWrittenAsBefore) {
    for (const RecordedPage& page : all_records()) {
        EXPECT_TRUE(support::is_golden("network/" + page.name + ".html", page.markup.text()));
    }
}

TEST(NetworkGolden, NoFileIsLeftOfAPageThatIsNoMore) {
    std::set<std::string> names;
    for (const RecordedPage& page : all_records()) {
        EXPECT_TRUE(names.insert(page.name).second) << page.name << " is there twice";
    }
    for (const auto& file :
         std::filesystem::directory_iterator(support::golden_folder("network"))) {
        EXPECT_TRUE(names.contains(file.path().stem().string())) << file.path();
    }
}
