#include "platform/db/circle_table.hpp"

namespace {

class BulkInsertStore : public CircleTable {
protected:
    static db::BulkInsert into_circles(db::Transaction& transaction) {
        return db::BulkInsert(transaction, "circles", {"id", "name", "size", "share", "open"});
    }
};
ON_BOTH_DATABASES(BulkInsertStore);

TEST_P(BulkInsertStore, KeepsEveryValueAsItIs) {
    const std::string hostile = "tab\t line\n return\r back\\slash \\N quote' Tūī";
    db::Transaction transaction = database().write();
    db::BulkInsert rows = into_circles(transaction);
    rows.add({"1", hostile, 7, 0.1 + 0.2, false});
    rows.add({"2", "\\.", -0, nullptr, true});
    rows.add({"3", "", 0, 1e-300, true});
    rows.finish();
    const db::Rows kept = transaction.query("/* t.all */ select * from circles order by id");
    ASSERT_EQ(kept.size(), 3u);
    EXPECT_EQ(kept[0].text("name"), hostile);
    EXPECT_EQ(kept[0].real("share"), 0.1 + 0.2);
    EXPECT_FALSE(kept[0].boolean("open"));
    EXPECT_EQ(kept[1].text("name"), "\\.");
    EXPECT_TRUE(kept[1].is_null("share"));
    EXPECT_EQ(kept[2].text("name"), "");
    EXPECT_EQ(kept[2].real("share"), 1e-300);
    transaction.commit();
}

TEST_P(BulkInsertStore, TakesManyPiecesAndOtherStatementsBeforeAndAfter) {
    db::Transaction transaction = database().write();
    const auto add_place = [&](const char* id) {
        transaction.execute("/* t.place */ insert into places (id) values (:id)", {{"id", id}});
    };
    add_place("before");
    db::BulkInsert rows = into_circles(transaction);
    const std::string padding(100, 'x');
    for (int i = 0; i < 30'000; ++i) {
        rows.add({std::to_string(i), padding + std::to_string(i), i, nullptr, true});
    }
    rows.finish();
    add_place("after");
    transaction.commit();
    EXPECT_EQ(count(), 30'000);
}

TEST_P(BulkInsertStore, AConflictNamesItsRuleAndEndsTheTransaction) {
    insert_committed("1", "a");
    db::Transaction transaction = database().write();
    const auto insert_twice = [&] {
        db::BulkInsert rows = into_circles(transaction);
        rows.add({"2", "b", 1, nullptr, true});
        rows.add({"3", "a", 2, nullptr, true});
        rows.finish();
    };
    try {
        insert_twice();
        FAIL() << "it was kept";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.kind(), db::Conflict::Kind::unique);
        EXPECT_EQ(conflict.constraint(), "circles_name_key");
    }
    EXPECT_THROW(transaction.commit(), base::Error);
    EXPECT_EQ(count(), 1);
}

TEST_P(BulkInsertStore, ABrokenForeignKeyIsNamed) {
    db::Transaction transaction = database().write();
    db::BulkInsert rows(transaction, "circles", {"id", "name", "other_place_id"});
    const auto insert_orphan = [&] {
        rows.add({"1", "a", "nowhere"});
        rows.finish();
    };
    try {
        insert_orphan();
        FAIL() << "it was kept";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.constraint(), "circles_other_place_id_fkey");
    }
}

TEST_P(BulkInsertStore, AConflictInsideASavepointIsUndoneWithIt) {
    db::Transaction transaction = database().write();
    insert(transaction, "1", "a");
    {
        const db::Savepoint savepoint(transaction);
        db::BulkInsert rows = into_circles(transaction);
        const auto insert_again = [&] {
            rows.add({"1", "b", 1, nullptr, true});
            rows.finish();
        };
        EXPECT_THROW(insert_again(), db::Conflict);
    }
    transaction.commit();
    EXPECT_EQ(count(), 1);
}

TEST_P(BulkInsertStore, OneThatIsNotFinishedEndsTheTransaction) {
    db::Transaction transaction = database().write();
    {
        db::BulkInsert rows = into_circles(transaction);
        rows.add({"1", "a", 1, nullptr, true});
    }
    EXPECT_THROW(transaction.commit(), base::Error);
    EXPECT_EQ(count(), 0);
}

TEST_P(BulkInsertStore, RefusesARowOfAnotherWidthAndATextWithANul) {
    db::Transaction transaction = database().write();
    db::BulkInsert rows = into_circles(transaction);
    EXPECT_THROW(rows.add({"1"}), base::Error);
    EXPECT_THROW(rows.add({"1", std::string("a\0b", 3), 1, nullptr, true}), base::Error);
    rows.add({"1", "a", 1, nullptr, true});
    rows.finish();
    transaction.commit();
    EXPECT_EQ(count(), 1);
}

TEST_P(BulkInsertStore, NoRowsAreNoTrouble) {
    db::Transaction transaction = database().write();
    into_circles(transaction).finish();
    transaction.commit();
    EXPECT_EQ(count(), 0);
}

}  // namespace
