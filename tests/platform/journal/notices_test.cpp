#include "platform/journal/notices.hpp"

#include "platform/journal/cast.hpp"
#include "support/database_test.hpp"

namespace cast = journal_test;

class Notices : public StoreTest {
protected:
    void follow(const journal::Thing& thing, const std::string& follower) {
        database().change([&](db::Transaction& transaction) {
            journal::follow(transaction, cast::now, cast::valley, thing, follower);
        });
    }

    std::vector<journal::Notice> take(const journal::FindViewer& find_viewer, int limit = 100) {
        std::vector<journal::Notice> notices;
        database().change([&](db::Transaction& transaction) {
            notices = journal::take_notices(transaction, cast::now, limit, find_viewer);
        });
        return notices;
    }

    static std::optional<base::Viewer> member(std::string_view account) {
        return cast::viewer(std::string(account), bit(base::Permission::read_internal));
    }
};
ON_BOTH_DATABASES(Notices);

TEST_P(Notices, WhoToldTheStoryHearsOfTheActionOnce) {
    cast::link(database(), cast::decision(), cast::story());
    cast::link(database(), cast::action(), cast::decision());
    follow(cast::story(), cast::ann);
    follow(cast::decision(), cast::ann);
    cast::write(database(), cast::entry(cast::action()));

    const auto notices = take(member);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].follower, cast::ann);
    EXPECT_EQ(notices[0].followed.id, cast::decision().id) << "the nearest of what she follows";
    EXPECT_EQ(notices[0].entry.kind, "action.moved");
    EXPECT_EQ(notices[0].entry.subject.id, cast::action().id);
    EXPECT_EQ(notices[0].scope, cast::valley);
    EXPECT_TRUE(take(member).empty());
}

TEST_P(Notices, ANewLinkIsNewsToThoseUpstream) {
    follow(cast::story(), cast::ann);
    cast::link(database(), cast::decision(), cast::story());
    const auto notices = take(member);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].entry.kind, "thread.linked");
}

TEST_P(Notices, NobodyIsToldOfTheirOwnActOrOfWhatComesBefore) {
    cast::link(database(), cast::action(), cast::story());
    follow(cast::story(), cast::hana);
    follow(cast::action(), cast::ann);
    cast::write(database(), cast::entry(cast::story()));
    EXPECT_TRUE(take(member).empty());
}

TEST_P(Notices, WhatAFollowerMayNotSeeIsNotTold) {
    follow(cast::story(), cast::ann);
    cast::write(database(), cast::entry(cast::story(), journal::Audience::members));
    cast::write(database(), cast::entry(cast::story(), journal::Audience::stewards));
    cast::write(database(), cast::entry(cast::story(), journal::Audience::everyone));
    const auto stranger_by_now = [](std::string_view account) {
        return std::optional(base::Viewer(std::string(account), true));
    };
    EXPECT_EQ(take(stranger_by_now).size(), 1U);
    EXPECT_TRUE(take(member).empty()) << "it was dropped for good";
}

TEST_P(Notices, AnAccountThatIsGoneIsNotTold) {
    follow(cast::story(), cast::ann);
    cast::write(database(), cast::entry(cast::story()));
    EXPECT_TRUE(take([](std::string_view) { return std::optional<base::Viewer>(); }).empty());
    EXPECT_TRUE(take(member).empty());
}

TEST_P(Notices, ComeOldestFirstAndInPortions) {
    follow(cast::story(), cast::ann);
    for (int i = 0; i < 3; ++i) {
        cast::write(database(), cast::entry(cast::story()), cast::now + i);
    }
    const auto first = take(member, 2);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first[0].entry.at, cast::now);
    EXPECT_EQ(take(member, 2).size(), 1U);
}

TEST_P(Notices, AreNotTakenWhenTheTellingFails) {
    follow(cast::story(), cast::ann);
    cast::write(database(), cast::entry(cast::story()));
    {
        db::Transaction transaction = database().write();
        EXPECT_EQ(journal::take_notices(transaction, cast::now, 10, member).size(), 1U);
    }
    EXPECT_EQ(take(member).size(), 1U);
}

TEST_P(Notices, ForgettingAFollowerLeavesNothingOfThem) {
    follow(cast::story(), cast::ann);
    cast::write(database(), cast::entry(cast::story()));
    database().change([](db::Transaction& transaction) {
        journal::forget_follower(transaction, cast::ann);
    });
    EXPECT_TRUE(take(member).empty());
    db::Reader reader = database().read();
    EXPECT_FALSE(journal::follows(reader, cast::valley, cast::story(), cast::ann));
}

TEST_P(Notices, WhoFollowsWhatAnEntryAlsoConcernsIsToldOnce) {
    follow(cast::story(), cast::ann);
    follow(cast::decision(), cast::ann);
    journal::Entry entry = cast::entry(cast::action());
    entry.object = cast::story();
    cast::write(database(), entry);
    entry.subject = cast::decision();
    cast::write(database(), entry);
    const auto notices = take(member);
    ASSERT_EQ(notices.size(), 2U) << "one of each entry";
    EXPECT_EQ(notices[0].followed.id, cast::story().id);
    EXPECT_EQ(notices[0].entry.subject.id, cast::action().id);
    EXPECT_EQ(notices[1].entry.subject.id, cast::decision().id);
}

TEST_P(Notices, ThatAThingWasReadIsNoNews) {
    follow(cast::story(), cast::ann);
    journal::Entry entry = cast::entry(cast::story());
    entry.kind = "raw.read";
    cast::write(database(), entry);
    EXPECT_TRUE(take(member).empty());
}

TEST_P(Notices, NobodyFollowsAThingThatIsForgotten) {
    follow(cast::story(), cast::ann);
    follow(cast::story(2), cast::ann);
    cast::write(database(), cast::entry(cast::story()));
    cast::write(database(), cast::entry(cast::story(2)));
    database().change([](db::Transaction& transaction) {
        journal::forget_followed(transaction, cast::valley, cast::story());
    });
    const auto notices = take(member);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].followed.id, cast::story(2).id);
    db::Reader reader = database().read();
    EXPECT_FALSE(journal::follows(reader, cast::valley, cast::story(), cast::ann));
    EXPECT_TRUE(journal::follows(reader, cast::valley, cast::story(2), cast::ann));
}

TEST_P(Notices, AFollowerIsForgottenInOneScopeOnly) {
    const auto follow_in = [&](const std::string& scope) {
        database().change([&](db::Transaction& transaction) {
            journal::follow(transaction, cast::now, scope, cast::story(), cast::ann);
        });
        journal::Entry entry = cast::entry(cast::story());
        entry.scope = scope;
        cast::write(database(), entry);
    };
    follow_in(cast::valley);
    follow_in(cast::coast);
    database().change([](db::Transaction& transaction) {
        journal::forget_follower_in(transaction, cast::valley, cast::ann);
    });
    const auto notices = take(member);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].scope, cast::coast);
    db::Reader reader = database().read();
    EXPECT_FALSE(journal::follows(reader, cast::valley, cast::story(), cast::ann));
    EXPECT_TRUE(journal::follows(reader, cast::coast, cast::story(), cast::ann));
}
