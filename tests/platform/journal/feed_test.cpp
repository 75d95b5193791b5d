#include "platform/journal/cast.hpp"
#include "support/database_test.hpp"

#include <set>

namespace cast = journal_test;

class JournalFeed : public StoreTest {
protected:
    std::vector<journal::FeedEntry> feed(
        const base::Viewer& viewer,
        const journal::FeedFilter& filter = {},
        const std::string& scope = cast::valley
    ) {
        db::Reader reader = database().read();
        return journal::feed(reader, viewer, scope, filter);
    }

    // The numbers of the stories a viewer sees: 1 everyone's, 2 members', 3 stewards', 4 hana's
    // own, 5 the program's own.
    std::set<int> seen_by(const base::Viewer& viewer) {
        std::set<int> numbers;
        for (const journal::FeedEntry& entry : feed(viewer)) {
            for (int number = 1; number <= 5; ++number) {
                if (entry.subject.id == cast::story(number).id) {
                    numbers.insert(number);
                }
            }
        }
        return numbers;
    }

    void write_one_for_each_audience() {
        using journal::Audience;
        int number = 0;
        for (const Audience audience :
             {Audience::everyone, Audience::members, Audience::stewards, Audience::actor}) {
            cast::write(database(), cast::entry(cast::story(++number), audience));
        }
        journal::Entry own = cast::entry(cast::story(5), Audience::actor);
        own.actor = "";
        cast::write(database(), own);
    }
};
ON_BOTH_DATABASES(JournalFeed);

TEST_P(JournalFeed, LeavesOutAKindThatIsNotWanted) {
    cast::write(database(), cast::entry(cast::story(1)));
    cast::write(database(), cast::entry(cast::decision(2)));
    const auto entries = feed(base::Viewer(), {.without_kind = cast::entry(cast::story(1)).kind});
    ASSERT_EQ(1U, entries.size());
    EXPECT_EQ(cast::decision(2).id, entries.front().subject.id);
}

TEST_P(JournalFeed, ShowsEachViewerWhatIsTheirs) {
    using base::Permission;
    write_one_for_each_audience();
    const std::uint64_t steward = bit(Permission::read_internal) | bit(Permission::manage_network);
    base::Viewer elsewhere(cast::ann, true);
    elsewhere.grant(cast::coast, steward);
    base::Viewer operates(cast::ann, true);
    operates.grant(base::instance_scope, bit(Permission::operate_instance));
    base::Viewer operates_without_factor(cast::ann, false);
    operates_without_factor.grant(base::instance_scope, bit(Permission::operate_instance));

    EXPECT_EQ(seen_by(base::Viewer()), (std::set{1}));
    EXPECT_EQ(seen_by(elsewhere), (std::set{1}));
    EXPECT_EQ(seen_by(cast::viewer(cast::ann, bit(Permission::read_internal))), (std::set{1, 2}));
    EXPECT_EQ(seen_by(cast::viewer(cast::ann, steward)), (std::set{1, 2, 3}));
    EXPECT_EQ(seen_by(cast::viewer(cast::ann, steward, false)), (std::set{1, 2}));
    EXPECT_EQ(seen_by(cast::viewer(cast::hana, 0)), (std::set{1, 4}));
    EXPECT_EQ(seen_by(operates), (std::set{1, 4, 5}));
    EXPECT_EQ(seen_by(operates_without_factor), (std::set{1}));
    EXPECT_EQ(seen_by(base::Viewer::system()), (std::set{1, 2, 3, 4, 5}));
    EXPECT_TRUE(feed(base::Viewer::system(), {}, cast::coast).empty());
}

TEST_P(JournalFeed, GivesTheNewestFirstPageByPage) {
    for (int number = 1; number <= 7; ++number) {
        // Some at the same microsecond, and the last of all long before.
        const base::Instant at = number == 7 ? cast::now - 60 : cast::now + (number / 3);
        cast::write(database(), cast::entry(cast::story(number)), at);
    }
    std::vector<std::string> ids;
    journal::FeedFilter filter;
    filter.limit = 2;
    for (auto page = feed(base::Viewer(), filter); !page.empty();
         page = feed(base::Viewer(), filter)) {
        ASSERT_LE(page.size(), 2U);
        for (const journal::FeedEntry& entry : page) {
            ids.push_back(entry.subject.id);
        }
        filter.before = page.back().id;
    }
    std::vector<std::string> expected;
    for (const int number : {6, 5, 4, 3, 2, 1, 7}) {
        expected.push_back(cast::story(number).id);
    }
    EXPECT_EQ(ids, expected);
}

TEST_P(JournalFeed, ACursorOfElsewhereOrNowhereEndsTheFeed) {
    cast::write(database(), cast::entry(cast::story()));
    journal::Entry other = cast::entry(cast::story(2));
    other.scope = cast::coast;
    cast::write(database(), other, cast::now + 60);
    const auto there = feed(base::Viewer(), {}, cast::coast);
    ASSERT_EQ(there.size(), 1U);
    for (const std::string& cursor : {there[0].id, std::string("nonsense' or 1=1 --")}) {
        EXPECT_TRUE(feed(base::Viewer(), {.before = cursor}).empty());
    }
    EXPECT_EQ(feed(base::Viewer(), {.limit = -5}).size(), 1U);
}

TEST_P(JournalFeed, KeepsToOneNounOrOneThing) {
    cast::write(database(), cast::entry(cast::story(1)));
    journal::Entry taken = cast::entry(cast::decision());
    taken.object = cast::story(1);
    cast::write(database(), taken, cast::now + 1);
    cast::write(database(), cast::entry(cast::story(2)), cast::now + 2);

    EXPECT_EQ(feed(base::Viewer(), {.kind_prefix = "story."}).size(), 2U);
    EXPECT_EQ(feed(base::Viewer(), {.kind_prefix = "st%"}).size(), 0U);
    const auto about = feed(base::Viewer(), {.subject = cast::story(1)});
    ASSERT_EQ(about.size(), 2U);
    EXPECT_EQ(about[0].kind, "decision.moved");
    EXPECT_EQ(about[0].object.id, cast::story(1).id);
    EXPECT_EQ(about[1].at, cast::now);
    EXPECT_TRUE(feed(base::Viewer(), {.subject = {"decision", cast::story(1).id}}).empty());
}
