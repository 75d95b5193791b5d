#include "network/agreement_views.hpp"
#include "network/boundary_views.hpp"
#include "network/group_views.hpp"
#include "network/invitation_views.hpp"
#include "network/organisation_views.hpp"
#include "network/person_views.hpp"
#include "network/place_views.hpp"
#include "network/self_description_views.hpp"
#include "network/settings_views.hpp"

#include <gtest/gtest.h>

namespace {

// Every text of a page as someone hostile would write it: no field may let it out of its element.
const std::string attack = R"(<script>x</script>"' onload=x &)";

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

std::vector<html::Html> people_pages() {
    using namespace network;
    const Network own = hostile_network();
    const std::vector<OrganisationName> partners{{attack, attack}};
    const PersonForm form{attack, attack, attack, attack, attack};
    return {
        person_list_page(
            {.network = own,
             .people = {{attack, attack, attack, attack, {attack}}},
             .filter = {.query = attack, .organisation_id = attack, .role = attack},
             .partners = partners,
             .count = 120,
             .may_edit = true}
        ),
        person_page(
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
        ),
        person_form_page(
            {.network = own,
             .partners = partners,
             .own_id = attack,
             .form = form,
             .version = attack,
             .errors = hostile_errors,
             .csrf = attack}
        ),
        invitation_list_page({.network = own, .invitations = {hostile_invitation()}, .csrf = attack}
        ),
        invitation_form_page(
            {.network = own,
             .partners = partners,
             .groups = {{attack, attack}},
             .form = {"", attack, attack, {attack, attack}, attack},
             .errors = hostile_errors,
             .csrf = attack}
        ),
        invited_page(
            {.network = own,
             .invitation = hostile_invitation(),
             .is_signed_in_otherwise = true,
             .csrf = attack}
        )};
}

std::vector<html::Html> group_pages() {
    using namespace network;
    const Network own = hostile_network();
    const GroupForm form{attack, attack, attack, attack};
    return {
        group_list_page({own, {{attack, attack, attack, day, 3}}, true}),
        group_page(
            {.network = own,
             .group = {attack, attack, form, {}},
             .roster = {{attack, attack, attack, GroupRole::organiser, day, {}}},
             .people = {{attack, attack}},
             .may_edit = true,
             .may_change_roster = true,
             .errors = hostile_errors,
             .csrf = attack}
        ),
        group_form_page(
            {.network = own,
             .own_id = attack,
             .form = form,
             .version = attack,
             .errors = hostile_errors,
             .csrf = attack}
        )};
}

std::vector<html::Html> network_pages() {
    using namespace network;
    const Network own = hostile_network();
    const SettingsForm settings{attack, attack, attack, true, attack};
    const Agreement agreement{
        attack, "serves", attack, attack, attack, attack, attack, attack, day, day};
    return {
        settings_page({own, settings, attack, hostile_errors, attack}),
        new_network_page({{settings, attack, attack, attack, attack}, hostile_errors, attack}),
        agreement_list_page({own, {agreement}, true}),
        agreement_page({own, agreement, true, attack}),
        agreement_form_page({own, {own}, {attack, attack, attack, attack}, hostile_errors, attack}),
        boundary_page(
            {own, {}, {attack, attack, attack, attack, attack}, {attack}, hostile_errors, attack}
        ),
        boundary_page({own, {}, {attack}, {}, hostile_errors, attack}),
        place_page(
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
        )};
}

std::vector<html::Html> self_description_pages() {
    using namespace network;
    const Network own = hostile_network();
    const std::vector<OpenDescription> said{{"background", {attack}, attack, {}}};
    std::vector<html::Html> pages{
        my_page(
            {.network = own,
             .name = attack,
             .said = said,
             .readings = {{attack, {}}},
             .csrf = attack}
        ),
        read_descriptions_page({own, attack, attack, said})};
    for (const Named& kind : description_kinds) {
        pages.push_back(description_form_page(
            {.network = own,
             .kind = std::string(kind.code),
             .form = {.codes = {attack}, .words = attack, .interpreter = attack},
             .words_searched = attack,
             .found = {{attack, attack}},
             .errors = hostile_errors,
             .csrf = attack}
        ));
    }
    return pages;
}

}  // namespace

TEST(NetworkViews, NoTextBecomesMarkup) {
    for (const auto& pages :
         {people_pages(), group_pages(), network_pages(), self_description_pages()}) {
        for (const html::Html& page : pages) {
            EXPECT_EQ(page.text().find("<script"), std::string_view::npos) << page.text();
            EXPECT_EQ(page.text().find("\"' onload"), std::string_view::npos) << page.text();
            EXPECT_NE(page.text().find("&lt;script&gt;"), std::string_view::npos) << page.text();
        }
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
