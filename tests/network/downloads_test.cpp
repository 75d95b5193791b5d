// Tables of the network's pages as files: in both formats, for those who see the page and nobody
// else, with the page's own names, and with no cell that a spreadsheet would run.
#include "network/cast.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using support::location;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr const char* formula = "=HYPERLINK(\"https://evil.test\")";

}  // namespace

struct NetworkFiles : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    std::string id_of(const std::string& name) {
        db::Reader reader = database->read();
        return network::find_person_of_account(reader, cast.network, app.viewer(name).account())
            ->id;
    }
    std::string group_with(const std::string& name) {
        db::Transaction tx = database->write();
        const base::Viewer system = base::Viewer::system();
        const base::Instant now = app.clock().now();
        std::string group = network::create_group(tx, now, system, cast.network, {.name = "Kai"});
        const std::string person =
            network::create_person(tx, now, system, cast.network, {.name = name});
        network::add_to_group(tx, now, system, cast.network, group, person);
        tx.commit();
        return group;
    }
    std::string csv(const std::string& page, const std::string& as) {
        const auto file = app.get(page + "?format=csv", as);
        EXPECT_EQ(200, file.status) << page;
        return file.body;
    }
    // A page's table in both formats for `as`, linked from the page; nothing for the others.
    void expect_file(
        const std::string& page, const std::string& as, const std::vector<std::string>& others
    ) {
        EXPECT_THAT(app.get(page, as).body, HasSubstr(page + "?format=csv"));
        const auto sheet = app.get(page + "?format=xlsx", as);
        EXPECT_EQ(200, sheet.status) << page;
        EXPECT_EQ("PK", sheet.body.substr(0, 2)) << page;
        EXPECT_EQ(400, app.get(page + "?format=pdf", as).status) << page;
        for (const std::string& other : others) {
            for (const char* format : {"?format=csv", "?format=xlsx"}) {
                EXPECT_EQ(other.empty() ? 303 : 404, app.get(page + format, other).status)
                    << page << format << " as " << other;
            }
        }
    }
};

TEST_F(NetworkFiles, PlacesAreForAnyoneAsTheirPageIs) {
    app.post(
        "/n/braidwater/places",
        {{"name", formula},
         {"kind", "suburb"},
         {"defined_by", "area"},
         {"parent_id", cast.locality}},
        "coordinator"
    );
    expect_file("/n/braidwater/places", "member", {});
    expect_file("/n/braidwater/places", "", {});
    EXPECT_EQ(404, app.get("/n/elsewhere/places?format=csv", "member").status);
    EXPECT_EQ(404, app.get("/n/elsewhere/places?format=csv").status);
    const std::string file = csv("/n/braidwater/places", "");
    EXPECT_THAT(file, HasSubstr("Place,Inside,Kind,Code system,Code"));
    EXPECT_THAT(file, HasSubstr("\"'=HYPERLINK(\"\"https://evil.test\"\")\",Braidwater,suburb,,"));
    EXPECT_EQ(cast.network, app.get("/n/braidwater/places?format=csv").public_scope);
}

TEST_F(NetworkFiles, AgreementsAreForMembersOfEitherSide) {
    app.post(
        "/n/elsewhere/agreements",
        {{"other_slug", "braidwater"},
         {"relation", "we_serve"},
         {"terms", "Kai."},
         {"starts_on", "2026-11-22"}},
        "outsider"
    );
    expect_file("/n/braidwater/agreements", "member", {"outsider", ""});
    EXPECT_THAT(
        csv("/n/braidwater/agreements", "member"),
        HasSubstr("Elsewhere serves Braidwater Alliance,Proposed,2026-11-22,")
    );
}

TEST_F(NetworkFiles, InvitationsAreForThoseWhoSeePeople) {
    app.post(
        "/n/braidwater/invitations",
        {{"name", formula}, {"email", "hana@example.org.nz"}, {"role", "member"}},
        "coordinator"
    );
    expect_file("/n/braidwater/invitations", "coordinator", {"member", "outsider", ""});
    const std::string file = csv("/n/braidwater/invitations", "coordinator");
    EXPECT_THAT(file, HasSubstr("\"'=HYPERLINK("));
    EXPECT_THAT(file, HasSubstr(",Member,2026-11-22,Waiting"));
    EXPECT_THAT(file, Not(HasSubstr("hana@example.org.nz"))) << "the page shows no address";
}

TEST_F(NetworkFiles, ARosterHasTheNamesThatItsPageShowsThisViewer) {
    const std::string group = group_with("Hana Rangi");
    const std::string page = "/n/braidwater/groups/" + group;
    expect_file(page, "member", {"outsider", ""});
    EXPECT_THAT(csv(page, "coordinator"), HasSubstr("Hana Rangi,Member,2026-11-22,"));
    const std::string seen_by_a_member = csv(page, "member");
    EXPECT_THAT(seen_by_a_member, HasSubstr("Someone whose name you cannot see,Member"));
    EXPECT_THAT(seen_by_a_member, Not(HasSubstr("Hana")));
    const std::string own = "/g/" + group;
    EXPECT_EQ(404, app.get(own + "?format=csv", "member").status) << "not in the group";
    db::Transaction tx = database->write();
    network::add_to_group(
        tx, app.clock().now(), base::Viewer::system(), cast.network, group, id_of("member")
    );
    tx.commit();
    expect_file(own, "member", {"outsider", ""});
    EXPECT_THAT(csv(own, "member"), HasSubstr("Hana Rangi,Member")) << "members know each other";
}

TEST_F(NetworkFiles, RolesOfAPersonAreForThoseWhoSeePeople) {
    const std::string page = "/n/braidwater/people/" + id_of("delegate");
    expect_file(page, "coordinator", {"member", "outsider", ""});
    EXPECT_THAT(
        csv(page, "coordinator"), HasSubstr("Partner delegate,Riverside Medical,2026-01-01,")
    );
}
