#include "network/cast.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

struct NamesOfPeople : testing::Test {
    TestDatabase database;
    support::TestApp app{*database, network::organisation_routes()};
    support::Cast cast = support::make_cast(app);

    std::size_t names_seen_by(const std::string& who) {
        db::Reader reader = database->read();
        return network::list_person_names(reader, app.viewer(who), cast.network).size();
    }
};

TEST_F(NamesOfPeople, AreForTheMembersOfTheirNetworkOnly) {
    EXPECT_EQ(names_seen_by("member"), 5U);
    EXPECT_EQ(names_seen_by("outsider"), 0U);
    EXPECT_EQ(names_seen_by(""), 0U);
}

TEST_F(NamesOfPeople, WithoutARoleAreForThoseWhoSeePeopleOnly) {
    db::Transaction tx = database->write();
    tx.execute(
        R"(/* test.person */ insert into people (id, network_id, name, search_key, created_at)
        values (:id, :network, 'Aroha', 'aroha', 1))",
        {{"id", base::new_uuid()}, {"network", cast.network}}
    );
    tx.commit();
    EXPECT_EQ(names_seen_by("member"), 5U);
    EXPECT_EQ(names_seen_by("unproved"), 5U);
    EXPECT_EQ(names_seen_by("coordinator"), 6U);
}

TEST_F(NamesOfPeople, StandForTheirAccounts) {
    db::Reader reader = database->read();
    const std::string account = app.viewer("delegate").account();
    const auto names =
        network::names_of_accounts(reader, app.viewer("member"), cast.network, {account, "x"});
    ASSERT_EQ(names.size(), 1U);
    EXPECT_EQ(names[0], std::pair(account, std::string("delegate")));
    EXPECT_TRUE(network::names_of_accounts(reader, app.viewer(""), cast.network, {account}).empty()
    );
    EXPECT_EQ(network::find_person_of_account(reader, cast.network, account)->name, "delegate");
    EXPECT_FALSE(network::find_person_of_account(reader, cast.other_network, account));
}

TEST_F(NamesOfPeople, TitleWhatTheJournalSaysForThoseWhoMayKnow) {
    db::Reader reader = database->read();
    const auto person =
        network::find_person_of_account(reader, cast.network, app.viewer("delegate").account());
    const journal::Thing thing{"person", person->id};
    const journal::Thing partner{"organisation", cast.partner};
    journal::Titles titles{{thing, {}}, {partner, {}}, {{"need", base::new_uuid()}, {}}};
    network::describe(reader, app.viewer("member"), cast.network, titles);
    EXPECT_EQ(titles[thing].title, "delegate");
    EXPECT_EQ(titles[thing].path, "");
    EXPECT_EQ(titles[partner].title, "Riverside Medical");
    EXPECT_EQ(titles[partner].path, "/n/braidwater/partners/" + cast.partner);
    titles[thing] = {};
    network::describe(reader, app.viewer(""), cast.network, titles);
    EXPECT_EQ(titles[thing].title, "");
    network::describe(reader, app.viewer("coordinator"), cast.network, titles);
    EXPECT_EQ(titles[thing].path, "/n/braidwater/people/" + person->id);
}

TEST(JournalWords, SayEachKindOnce) {
    std::vector<std::string> kinds;
    for (const auto& words : network::journal_words()) {
        kinds.emplace_back(words.kind);
        EXPECT_FALSE(words.words.empty());
    }
    std::sort(kinds.begin(), kinds.end());
    EXPECT_EQ(std::adjacent_find(kinds.begin(), kinds.end()), kinds.end());
}
