#include "platform/journal/cast.hpp"
#include "support/database_test.hpp"

#include <atomic>
#include <thread>

namespace cast = journal_test;

class Thread : public StoreTest {
protected:
    std::vector<std::string> upstream_of(const journal::Thing& thing) {
        db::Reader reader = database().read();
        std::vector<std::string> ids;
        for (const journal::Thing& found : journal::upstream(reader, cast::valley, thing)) {
            ids.push_back(found.id);
        }
        return ids;
    }

    void expect_cycle(const journal::Thing& from, const journal::Thing& to) {
        try {
            cast::link(database(), from, to);
            ADD_FAILURE() << "a cycle was made";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::invalid);
        }
    }
};
ON_BOTH_DATABASES(Thread);

TEST_P(Thread, LinksAreReadFromBothEnds) {
    cast::link(database(), cast::action(), cast::decision());
    cast::link(database(), cast::action(), cast::decision());
    db::Reader reader = database().read();
    const auto from = journal::links_from(reader, cast::valley, cast::action());
    ASSERT_EQ(from.size(), 1U);
    EXPECT_EQ(from[0].to.id, cast::decision().id);
    EXPECT_EQ(from[0].relation, "came_from");
    EXPECT_EQ(journal::links_to(reader, cast::valley, cast::decision()).size(), 1U);
    EXPECT_TRUE(journal::links_to(reader, cast::valley, cast::action()).empty());
    EXPECT_TRUE(journal::links_from(reader, cast::coast, cast::action()).empty());
    const auto feed = journal::feed(reader, base::Viewer::system(), cast::valley);
    ASSERT_EQ(feed.size(), 1U) << "linking twice is one thing that happened";
    EXPECT_EQ(feed[0].kind, "thread.linked");
}

TEST_P(Thread, UnlinkingTakesTheLinkAwayOnce) {
    cast::link(database(), cast::action(), cast::decision());
    for (int i = 0; i < 2; ++i) {
        database().change([](db::Transaction& transaction) {
            journal::unlink(
                transaction, cast::now, cast::valley, {cast::action(), cast::decision()}, cast::hana
            );
        });
    }
    EXPECT_TRUE(upstream_of(cast::action()).empty());
    db::Reader reader = database().read();
    EXPECT_EQ(journal::feed(reader, base::Viewer::system(), cast::valley).size(), 2U);
}

TEST_P(Thread, UpstreamIsNearestFirstAndEachOnce) {
    // action 1 <- decisions 1 and 2 <- story 1; decision 2 <- story 2 <- story 3
    cast::link(database(), cast::action(), cast::decision(1));
    cast::link(database(), cast::action(), cast::decision(2));
    cast::link(database(), cast::decision(1), cast::story(1));
    cast::link(database(), cast::decision(2), cast::story(1));
    cast::link(database(), cast::decision(2), cast::story(2));
    cast::link(database(), cast::story(2), cast::story(3));
    EXPECT_EQ(
        upstream_of(cast::action()),
        (std::vector{
            cast::decision(1).id,
            cast::decision(2).id,
            cast::story(1).id,
            cast::story(2).id,
            cast::story(3).id})
    );
    EXPECT_TRUE(upstream_of(cast::story(3)).empty());
}

TEST_P(Thread, UpstreamStopsAtAHundred) {
    database().change([](db::Transaction& transaction) {
        for (int number = 1; number <= 120; ++number) {
            journal::link(
                transaction,
                cast::now,
                cast::valley,
                {cast::action(), cast::story(number)},
                cast::hana
            );
        }
    });
    EXPECT_EQ(upstream_of(cast::action()).size(), 100U);
}

TEST_P(Thread, NothingComesFromItself) {
    expect_cycle(cast::action(), cast::action());
    cast::link(database(), cast::action(), cast::decision());
    cast::link(database(), cast::decision(), cast::story());
    expect_cycle(cast::decision(), cast::action());
    expect_cycle(cast::story(), cast::action());
    EXPECT_EQ(upstream_of(cast::action()).size(), 2U);
}

TEST_P(Thread, TwoLinksMadeAtOnceCannotCloseACycle) {
    for (int round = 1; round <= 10; ++round) {
        std::atomic<int> made = 0;
        const auto make = [&](const journal::Thing& from, const journal::Thing& to) {
            try {
                cast::link(database(), from, to);
                ++made;
            } catch (const base::Error& error) {
                EXPECT_EQ(error.code(), base::Code::invalid) << error.what();
            }
        };
        std::thread one(make, cast::story(round), cast::decision(round));
        std::thread other(make, cast::decision(round), cast::story(round));
        one.join();
        other.join();
        EXPECT_EQ(made, 1);
    }
}

TEST_P(Thread, FollowsAThingUntilUnfollowed) {
    const auto follows = [&] {
        db::Reader reader = database().read();
        return journal::follows(reader, cast::valley, cast::story(), cast::ann);
    };
    EXPECT_FALSE(follows());
    for (int i = 0; i < 2; ++i) {
        database().change([](db::Transaction& transaction) {
            journal::follow(transaction, cast::now, cast::valley, cast::story(), cast::ann);
        });
    }
    EXPECT_TRUE(follows());
    database().change([](db::Transaction& transaction) {
        journal::unfollow(transaction, cast::valley, cast::story(), cast::ann);
    });
    EXPECT_FALSE(follows());
}

TEST_P(Thread, RefusesWordsForIds) {
    db::Transaction transaction = database().write();
    const journal::Thing named{"story", "Hana's story"};
    EXPECT_THROW(
        journal::follow(transaction, cast::now, cast::valley, named, cast::ann), base::Error
    );
    EXPECT_THROW(
        journal::follow(transaction, cast::now, cast::valley, cast::story(), "Ann"), base::Error
    );
    EXPECT_THROW(
        journal::link(
            transaction, cast::now, cast::valley, {named, cast::story(), "came_from"}, cast::hana
        ),
        base::Error
    );
    EXPECT_THROW(
        journal::link(
            transaction,
            cast::now,
            cast::valley,
            {cast::action(), cast::story(), "because of Ann"},
            cast::hana
        ),
        base::Error
    );
}
