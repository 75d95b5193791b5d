#include "network/agreement.hpp"

#include "network/cast.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using support::location;

namespace {

network::Network network_of_kind(const std::string& kind) {
    return {
        .id = "id of " + kind, .slug = kind, .name = kind, .kind = kind, .purpose = "", .zone = ""};
}

bool is_refused(const char* relation, const char* own, const char* other) {
    const auto errors = network::validate(
        {.relation = relation, .other_slug = other, .terms = "Terms", .starts_on = "2026-11-22"},
        network_of_kind(own),
        network_of_kind(other)
    );
    return !errors.empty() && errors.front().field == "relation";
}

}  // namespace

TEST(AgreementRules, AMaoriNetworkIsNeverRecordedAsServingTheCrownOrAnAlliance) {
    for (const char* maori : {"iwi", "hapu", "maori_provider"}) {
        for (const char* state : {"crown", "national", "alliance"}) {
            EXPECT_TRUE(is_refused("we_serve", maori, state)) << maori << ' ' << state;
            EXPECT_TRUE(is_refused("they_serve", state, maori)) << maori << ' ' << state;
            EXPECT_FALSE(is_refused("they_serve", maori, state)) << maori << ' ' << state;
            EXPECT_FALSE(is_refused("we_serve", state, maori)) << maori << ' ' << state;
            EXPECT_FALSE(is_refused("stands_beside", maori, state)) << maori << ' ' << state;
            EXPECT_FALSE(is_refused("shares_with", state, maori)) << maori << ' ' << state;
        }
    }
    EXPECT_FALSE(is_refused("we_serve", "maori_provider", "iwi"));
    EXPECT_FALSE(is_refused("we_serve", "alliance", "community"));
}

TEST(AgreementRules, NameTheFieldThatIsWrong) {
    const network::Network own = network_of_kind("alliance");
    const network::AgreementForm good{
        .relation = "stands_beside", .terms = "Terms", .starts_on = "2026-11-22"};
    EXPECT_TRUE(network::validate(good, own, network_of_kind("iwi")).empty());
    EXPECT_EQ(network::validate(good, own, std::nullopt)[0].field, "other_slug");
    EXPECT_EQ(network::validate(good, own, own)[0].field, "other_slug");
    network::AgreementForm form = good;
    form.relation = "owns";
    EXPECT_EQ(network::validate(form, own, network_of_kind("iwi"))[0].field, "relation");
    form = good;
    form.terms = "";
    EXPECT_EQ(network::validate(form, own, network_of_kind("iwi"))[0].field, "terms");
    form = good;
    form.starts_on = "soon";
    EXPECT_EQ(network::validate(form, own, network_of_kind("iwi"))[0].field, "starts_on");
}

struct AgreementPages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    // "elsewhere" proposes to "braidwater", which is public; the id of the proposal.
    std::string propose(const char* relation) {
        const auto proposed = app.post(
            "/n/elsewhere/agreements",
            {{"other_slug", "braidwater"},
             {"relation", relation},
             {"terms", "We <i>share</i> a kitchen."},
             {"starts_on", "2026-11-22"}},
            "outsider"
        );
        EXPECT_EQ(proposed.status, 303) << proposed.body;
        return location(proposed).substr(location(proposed).rfind('/') + 1);
    }
    std::string ours(const std::string& id) { return "/n/braidwater/agreements/" + id; }
    std::string theirs(const std::string& id) { return "/n/elsewhere/agreements/" + id; }
};

TEST_F(AgreementPages, AreForMembersOfEitherSide) {
    const std::string id = propose("stands_beside");
    EXPECT_EQ(app.get("/n/braidwater/agreements", "member").status, 200);
    EXPECT_EQ(app.get("/n/braidwater/agreements", "outsider").status, 404);
    EXPECT_NE(app.get("/n/braidwater/agreements").status, 200);
    const auto page = app.get(ours(id), "member");
    EXPECT_NE(page.body.find("We &lt;i&gt;share&lt;/i&gt; a kitchen."), std::string::npos);
    EXPECT_EQ(app.get(ours(id), "outsider").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/agreements/new", "member").status, 404);
    EXPECT_EQ(app.post(ours(id) + "/accept", {}, "member").status, 404);
    EXPECT_EQ(app.post(ours(id) + "/accept", {}, "outsider").status, 404);
}

TEST_F(AgreementPages, OneSideProposesAndTheOtherDecides) {
    const std::string id = propose("shares_with");
    EXPECT_EQ(app.post(theirs(id) + "/accept", {}, "outsider").status, 409);
    EXPECT_EQ(app.post(theirs(id) + "/decline", {}, "outsider").status, 409);
    EXPECT_EQ(app.post(ours(id) + "/accept", {}, "coordinator").status, 303);
    EXPECT_EQ(app.post(ours(id) + "/decline", {}, "coordinator").status, 409);
    EXPECT_NE(app.get(theirs(id), "outsider").body.find("Agreed"), std::string::npos);
    EXPECT_EQ(app.post(theirs(id) + "/end", {}, "outsider").status, 303);
    EXPECT_EQ(app.post(ours(id) + "/end", {}, "coordinator").status, 409);
    EXPECT_NE(app.get(ours(id), "coordinator").body.find("Ended"), std::string::npos);
}

TEST_F(AgreementPages, AProposalWaitsForThoseOfTheOtherSideWhoMayAnswer) {
    const std::string id = propose("we_serve");
    const auto waiting = [&](const char* as, const std::string& network) {
        db::Reader reader = database->read();
        return network::list_proposals_to_answer(reader, app.viewer(as), network);
    };
    const auto proposals = waiting("coordinator", cast.network);
    ASSERT_EQ(proposals.size(), 1U);
    EXPECT_EQ(proposals[0].id, id);
    EXPECT_EQ(proposals[0].title, "Elsewhere serves Braidwater Alliance");
    EXPECT_EQ(proposals[0].proposed_by, "Elsewhere");
    for (const char* as : {"member", "delegate", "outsider"}) {
        EXPECT_TRUE(waiting(as, cast.network).empty()) << as;
    }
    EXPECT_TRUE(waiting("outsider", cast.other_network).empty()) << "it is their own";
    EXPECT_EQ(app.post(ours(id) + "/accept", {}, "coordinator").status, 303);
    EXPECT_TRUE(waiting("coordinator", cast.network).empty()) << "it is answered";
}

TEST_F(AgreementPages, AProposalIsDeclinedOrTakenBack) {
    const std::string declined = propose("stands_beside");
    EXPECT_EQ(app.post(ours(declined) + "/end", {}, "coordinator").status, 409);
    EXPECT_EQ(app.post(ours(declined) + "/decline", {}, "coordinator").status, 303);
    EXPECT_EQ(app.post(ours(declined) + "/accept", {}, "coordinator").status, 409);
    const std::string taken_back = propose("stands_beside");
    EXPECT_EQ(app.post(theirs(taken_back) + "/end", {}, "outsider").status, 303);
    EXPECT_EQ(app.post(ours(taken_back) + "/accept", {}, "coordinator").status, 409);
}

TEST_F(AgreementPages, NoAgreementGrantsAnythingInTheOtherNetwork) {
    for (const char* relation : {"we_serve", "they_serve", "shares_with", "stands_beside"}) {
        const auto ours_before = app.viewer("coordinator").grants();
        const auto theirs_before = app.viewer("outsider").grants();
        const std::string id = propose(relation);
        EXPECT_EQ(app.post(ours(id) + "/accept", {}, "coordinator").status, 303) << relation;
        EXPECT_EQ(app.viewer("coordinator").grants(), ours_before) << relation;
        EXPECT_EQ(app.viewer("outsider").grants(), theirs_before) << relation;
    }
    EXPECT_EQ(app.get("/n/elsewhere/partners", "coordinator").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/people", "outsider").status, 404);
    EXPECT_EQ(app.get("/n/braidwater/groups", "outsider").status, 404);
}

TEST_F(AgreementPages, ANetworkThatTheProposerCannotSeeCannotBeGuessed) {
    const auto form = app.get("/n/braidwater/agreements/new", "coordinator");
    EXPECT_EQ(form.body.find("Elsewhere"), std::string::npos);
    for (const char* slug : {"elsewhere", "no-such-network", "braidwater"}) {
        const auto refused = app.post(
            "/n/braidwater/agreements",
            {{"other_slug", slug},
             {"relation", "stands_beside"},
             {"terms", "Terms"},
             {"starts_on", "2026-11-22"}},
            "coordinator"
        );
        EXPECT_EQ(refused.status, 422) << slug;
        EXPECT_NE(refused.body.find("Choose another network of this instance."), std::string::npos)
            << slug;
    }
}
