#include "network/agreement_views.hpp"
#include "network/boundary_views.hpp"
#include "network/group_views.hpp"
#include "network/invitation_views.hpp"
#include "network/organisation_views.hpp"
#include "network/person_views.hpp"
#include "network/place_views.hpp"
#include "network/self_description_views.hpp"
#include "network/settings_views.hpp"
#include "support/hostile.hpp"

#include <gtest/gtest.h>

namespace {

const std::string& attack = support::hostile_text;

network::Network hostile_network() {
    return {
        .id = attack,
        .slug = attack,
        .name = attack,
        .kind = attack,
        .purpose = attack,
        .zone = "Pacific/Auckland"};
}

const base::FieldErrors hostile_errors{{"name", attack}, {"email", attack}, {attack, attack}};
const base::Date day{2026, 11, 22};

network::Invitation hostile_invitation() {
    network::Invitation invitation{};
    invitation.id = attack;
    invitation.person_id = attack;
    invitation.person = attack;
    invitation.email = attack;
    invitation.role = {attack, attack};
    invitation.organisation = attack;
    return invitation;
}

support::HostileCases people_pages() {
    using namespace network;
    const Network own = hostile_network();
    const std::vector<OrganisationName> partners{{attack, attack}};
    const PersonForm form{attack, attack, attack, attack, attack};
    return {
        {"network::person_list_page",
         network::person_list_page(
             {.network = own,
              .people = {{attack, attack, attack, attack, {attack}}},
              .filter = {.query = attack, .organisation_id = attack, .role = attack},
              .partners = partners,
              .count = 120,
              .may_edit = true}
         )},
        {"network::person_page",
         network::person_page(
             {.network = own,
              .person = {attack, attack, form, attack},
              .roles = {{attack, Role::partner_delegate, attack, day, {}}},
              .groups = {{attack, attack}},
              .descriptions = {{attack, attack, true}},
              .partners = partners,
              .today = day,
              .may_edit = true,
              .role = {attack, attack},
              .errors = hostile_errors,
              .csrf = attack}
         )},
        {"network::person_form_page",
         network::person_form_page(
             {.network = own,
              .partners = partners,
              .own_id = attack,
              .form = form,
              .version = attack,
              .errors = hostile_errors,
              .csrf = attack}
         )},
        {"network::invitation_list_page",
         network::invitation_list_page(
             {.network = own, .invitations = {hostile_invitation()}, .csrf = attack}
         )},
        {"network::invitation_form_page",
         network::invitation_form_page(
             {.network = own,
              .partners = partners,
              .groups = {{attack, attack}},
              .form = {"", attack, attack, {attack, attack}, attack},
              .errors = hostile_errors,
              .csrf = attack}
         )},
        {"network::invited_page",
         network::invited_page(
             {.network = own,
              .invitation = hostile_invitation(),
              .is_signed_in_otherwise = true,
              .csrf = attack}
         )}};
}

support::HostileCases group_pages() {
    using namespace network;
    const Network own = hostile_network();
    const GroupForm form{attack, attack, attack, attack};
    return {
        {"network::group_list_page",
         network::group_list_page({own, {{attack, attack, attack, day, 3}}, true})},
        {"network::group_page",
         network::group_page(
             {.network = own,
              .group = {attack, attack, form, {}},
              .roster = {{attack, attack, attack, GroupRole::organiser, day, {}}},
              .people = {{attack, attack}},
              .may_edit = true,
              .may_change_roster = true,
              .errors = hostile_errors,
              .csrf = attack}
         )},
        {"network::group_form_page",
         network::group_form_page(
             {.network = own,
              .own_id = attack,
              .form = form,
              .version = attack,
              .errors = hostile_errors,
              .csrf = attack}
         )}};
}

support::HostileCases network_pages() {
    using namespace network;
    const Network own = hostile_network();
    const SettingsForm settings{attack, attack, attack, true, attack};
    const Agreement agreement{
        attack, "serves", attack, attack, attack, attack, attack, attack, day, day};
    return {
        {"network::settings_page",
         network::settings_page({own, settings, attack, hostile_errors, attack})},
        {"network::new_network_page",
         network::new_network_page(
             {{settings, attack, attack, attack, attack}, hostile_errors, attack}
         )},
        {"network::agreement_list_page", network::agreement_list_page({own, {agreement}, true})},
        {"network::agreement_page", network::agreement_page({own, agreement, true, attack})},
        {"network::agreement_form_page",
         network::agreement_form_page(
             {own, {own}, {attack, attack, attack, attack}, hostile_errors, attack}
         )},
        {"network::boundary_page",
         network::boundary_page(
             {own, {}, {attack, attack, attack, attack, attack}, {attack}, hostile_errors, attack}
         )},
        {"network::boundary_page",
         network::boundary_page({own, {}, {attack}, {}, hostile_errors, attack})},
        {"network::place_page",
         network::place_page(
             {.network = own,
              .place =
                  {attack, {.name = attack, .kind = attack, .defined_by = "both", .note = attack}},
              .above = {{attack, attack, attack, attack, attack, attack}},
              .below = {{attack, attack, attack, attack, attack, attack}},
              .members = {{attack, attack, true, day, {}}},
              .served_by = {{attack, attack}},
              .may_edit = true,
              .partners = {{attack, attack}},
              .people = {{attack, attack}},
              .today = attack,
              .errors = hostile_errors,
              .csrf = attack}
         )}};
}

support::HostileCases place_pages() {
    using namespace network;
    const Network own = hostile_network();
    const Place place{attack, "", attack, attack, attack, attack};
    const PlaceFormPage page{
        .network = own,
        .places = {place},
        .own_id = "own",
        .form =
            {.name = attack,
             .kind = attack,
             .parent_id = attack,
             .defined_by = attack,
             .code_system = attack,
             .code = attack,
             .boundary = attack,
             .starts_on = attack,
             .ends_on = attack,
             .note = attack},
        .version = attack,
        .used = attack,
        .today = attack,
        .errors = hostile_errors,
        .csrf = attack};
    PlaceFormPage unused = page;
    unused.used = "";
    return {
        {"network::place_list_page", network::place_list_page({own, {place}, true})},
        {"network::place_form_page", network::place_form_page(page)},
        {"network::place_form_page", network::place_form_page(unused)}};
}

support::HostileCases organisation_pages() {
    using namespace network;
    const Network own = hostile_network();
    const OrganisationForm form{
        .name = attack,
        .sector = attack,
        .kinds = {attack},
        .description = attack,
        .website = attack,
        .email = attack,
        .phone = attack,
        .is_maori = true,
        .charity_number = attack,
        .nzbn = attack,
        .hpi_organisation_id = attack,
        .joined_on = attack,
        .place_ids = {attack}};
    const std::vector<Place> places{{attack, "", attack, attack, attack, attack}};
    const OrganisationPage page{
        .network = own,
        .organisation = {attack, form, day, attack},
        .places = places,
        .sees_contacts = true,
        .may_edit = true,
        .today = attack,
        .leaving = {attack, attack},
        .errors = hostile_errors,
        .csrf = attack};
    OrganisationPage staying = page;
    staying.organisation.left_on.reset();
    return {
        {"network::organisation_list_page",
         network::organisation_list_page(
             {.network = own,
              .organisations = {{attack, attack, attack, true, day, day}},
              .filter = {.query = attack, .sector = attack, .has_left = true, .sort = attack},
              .count = 120,
              .may_edit = true}
         )},
        {"network::organisation_page", network::organisation_page(page)},
        {"network::organisation_page", network::organisation_page(staying)},
        {"network::organisation_form_page",
         network::organisation_form_page(
             {.network = own,
              .places = places,
              .own_id = attack,
              .form = form,
              .version = attack,
              .errors = hostile_errors,
              .csrf = attack}
         )}};
}

support::HostileCases self_description_pages() {
    using namespace network;
    const Network own = hostile_network();
    const std::vector<OpenDescription> said{{"background", {attack}, attack, {}}};
    support::HostileCases pages{
        {"network::my_page",
         network::my_page(
             {.network = own,
              .name = attack,
              .said = said,
              .readings = {{attack, {}}},
              .csrf = attack}
         )},
        {"network::read_descriptions_page",
         network::read_descriptions_page({own, attack, attack, said})}};
    for (const Named& kind : description_kinds) {
        pages.push_back(
            {"network::description_form_page",
             network::description_form_page(
                 {.network = own,
                  .kind = std::string(kind.code),
                  .form = {.codes = {attack}, .words = attack, .interpreter = attack},
                  .words_searched = attack,
                  .found = {{attack, attack}},
                  .errors = hostile_errors,
                  .csrf = attack}
             )}
        );
    }
    return pages;
}

}  // namespace

TEST(NetworkViews, NoTextBecomesMarkup) {
    for (const auto& pages :
         {people_pages(),
          group_pages(),
          network_pages(),
          place_pages(),
          organisation_pages(),
          self_description_pages()}) {
        support::expect_harmless(pages);
    }
}

TEST(NetworkViews, APageForThoseWhoOnlyReadHasNoForm) {
    using namespace network;
    const Network own = hostile_network();
    const Agreement agreement{"id", "serves", "a", "A", "b", "B", "a", "Terms", day, {}};
    EXPECT_EQ(agreement_page({own, agreement, false, ""}).text().find("<form"), std::string::npos);
    const html::Html place = place_page({.network = own, .place = {"id", {.name = "P"}}});
    EXPECT_EQ(place.text().find("<form"), std::string::npos);
    const html::Html group = group_page(
        {.network = own,
         .group = {"id", "n", {"G", "peer", "", ""}, {}},
         .roster = {},
         .people = {}}
    );
    EXPECT_EQ(group.text().find("<form"), std::string::npos);
}
