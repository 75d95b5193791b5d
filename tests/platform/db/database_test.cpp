#include "platform/db/database.hpp"

#include "platform/db/circle_table.hpp"

#include <fstream>

namespace {

class DatabaseStore : public CircleTable {};
ON_BOTH_DATABASES(DatabaseStore);

TEST_P(DatabaseStore, KeepsWhatIsCommitted) {
    insert_committed("1", "Kākā");
    db::Reader reader = database().read();
    const auto row = reader.find("/* test.find */ select name, size, open, share from circles");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text("name"), "Kākā");
    EXPECT_EQ(row->integer("size"), 0);
    EXPECT_TRUE(row->boolean("open"));
    EXPECT_EQ(row->optional_real("share"), std::nullopt);
}

TEST_P(DatabaseStore, ForgetsWhatIsNotCommitted) {
    {
        db::Transaction transaction = database().write();
        insert(transaction, "1", "a");
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseStore, ReadsNothingFromAnEmptyTable) {
    db::Reader reader = database().read();
    EXPECT_TRUE(reader.query("/* test.all */ select id from circles").empty());
    EXPECT_FALSE(reader.find("/* test.first */ select id from circles"));
}

TEST_P(DatabaseStore, AReaderCannotWrite) {
    db::Reader reader = database().read();
    EXPECT_THROW(
        reader.query("/* test.write */ insert into places (id) values ('1') returning id"),
        base::Error
    );
    db::Reader again = database().read();
    EXPECT_TRUE(again.query("/* test.places */ select id from places").empty());
}

TEST_P(DatabaseStore, AReaderKeepsItsSnapshotWhileOthersWrite) {
    insert_committed("1", "a");
    db::Reader reader = database().read();
    const auto seen = [&] {
        return reader.find("/* test.count */ select count(*) as n from circles")->integer("n");
    };
    EXPECT_EQ(seen(), 1);
    insert_committed("2", "b");
    EXPECT_EQ(seen(), 1);
    EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseStore, ExecuteCountsTheRowsItChanged) {
    db::Transaction transaction = database().write();
    insert(transaction, "1", "a");
    insert(transaction, "2", "b");
    EXPECT_EQ(transaction.execute("/* test.update */ update circles set size = 3"), 2);
    EXPECT_EQ(transaction.execute("/* test.delete */ delete from circles where id = '9'"), 0);
    EXPECT_EQ(
        transaction.execute("/* test.upsert */ insert into circles (id, name) values ('1', 'z') on "
                            "conflict (id) do nothing"),
        0
    );
}

TEST_P(DatabaseStore, ReturningGivesTheRowThatWasWritten) {
    db::Transaction transaction = database().write();
    const auto row = transaction.find(
        R"(/* test.upsert */ insert into circles (id, name, size) values (:id, 'a', 1)
           on conflict (id) do update set size = circles.size + 1 returning size)",
        {{"id", "1"}}
    );
    EXPECT_EQ(row->integer("size"), 1);
    const auto again = transaction.find(
        R"(/* test.upsert */ insert into circles (id, name, size) values (:id, 'a', 1)
           on conflict (id) do update set size = circles.size + 1 returning size)",
        {{"id", "1"}}
    );
    EXPECT_EQ(again->integer("size"), 2);
    transaction.commit();
}

TEST_P(DatabaseStore, ForEachGivesManyRowsInOrderAndMayReadMeanwhile) {
    {
        db::Transaction transaction = database().write();
        transaction.execute(R"(/* test.many */ insert into circles (id, name, size)
            with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 2500)
            select cast(n as text), cast(n as text), n from numbers)");
        transaction.commit();
    }
    db::Reader reader = database().read();
    std::int64_t expected = 10;
    reader.for_each(
        "/* test.each */ select size from circles where size >= :from order by size",
        {{"from", 10}},
        [&](const db::Row& row) {
            ASSERT_EQ(row.integer("size"), expected++);
            if (expected % 1000 == 0) {
                EXPECT_EQ(
                    reader.find("/* test.count */ select count(*) as n from circles")->integer("n"),
                    2500
                );
            }
        }
    );
    EXPECT_EQ(expected, 2501);
}

TEST_P(DatabaseStore, ForEachStopsWhenItsVisitorThrowsAndTheReaderGoesOn) {
    insert_committed("1", "a");
    insert_committed("2", "b");
    db::Reader reader = database().read();
    int seen = 0;
    const auto visit = [&] {
        reader.for_each("/* test.each */ select id from circles", {}, [&](const db::Row&) {
            ++seen;
            throw std::runtime_error("enough");
        });
    };
    EXPECT_THROW(visit(), std::runtime_error);
    EXPECT_EQ(seen, 1);
    EXPECT_EQ(reader.query("/* test.ids */ select id from circles").size(), 2u);
}

TEST_P(DatabaseStore, AStatementMayRunInsideItself) {
    insert_committed("1", "a");
    insert_committed("2", "b");
    db::Reader reader = database().read();
    std::string pairs;
    reader.for_each(
        "/* test.ids */ select id from circles order by id",
        {},
        [&](const db::Row& outer) {
            reader.for_each(
                "/* test.ids */ select id from circles order by id",
                {},
                [&](const db::Row& inner) { pairs += outer.text("id") + inner.text("id") + ' '; }
            );
        }
    );
    EXPECT_EQ(pairs, "11 12 21 22 ");
}

TEST_P(DatabaseStore, RowsOutliveTheirReader) {
    insert_committed("1", "a");
    std::optional<db::Row> row;
    {
        db::Reader reader = database().read();
        row = reader.find("/* test.find */ select name from circles");
    }
    EXPECT_EQ(row->text("name"), "a");
}

TEST_P(DatabaseStore, SqlTextIsPutTogetherFromClauses) {
    insert_committed("1", "a");
    insert_committed("2", "b");
    db::SqlText sql("/* test.filtered */ select id from circles where 1 = 1");
    sql += "and name = :name";
    db::Reader reader = database().read();
    const db::Rows rows = reader.query(sql, {{"name", "b"}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].text("id"), "2");
}

TEST_P(DatabaseStore, ManyDifferentStatementsRunOnOneConnection) {
    db::Reader reader = database().read();
    for (int i = 1; i <= 450; ++i) {
        db::SqlText sql("/* test.long */ select 1 as n");
        for (int clause = 0; clause < i; ++clause) {
            sql += "";
        }
        ASSERT_EQ(reader.find(sql)->integer("n"), 1);
    }
}

TEST_P(DatabaseStore, AStatementPreparedBeforeAMigrationWorksAfterIt) {
    db::Config narrow = config();
    narrow.readers = narrow.pool = 1;
    const auto shared = db::Database::open(narrow);
    insert_committed("1", "a");
    const auto names = [&] {
        db::Reader reader = shared->read();
        return reader.find("/* t.name */ select name from circles")->text("name");
    };
    const auto everything = [&] {
        db::Reader reader = shared->read();
        return reader.find("/* t.star */ select * from circles")->text("name");
    };
    EXPECT_EQ(names() + everything(), "aa");
    database().change([](db::Transaction& transaction) {
        transaction.execute("/* t.alter */ alter table circles add column note text");
    });
    EXPECT_EQ(names(), "a");
    if (!on_sqlite()) {
        EXPECT_THROW(everything(), base::Error) << "select * is refused once";
    }
    EXPECT_EQ(everything(), "a");
}

TEST(DatabaseOpen, RefusesWhatIsNotADatabase) {
    const TestDatabase scratch;
    const auto refused = [](const std::string& target) {
        try {
            db::Config config;
            config.target = target;
            config.lease_seconds = 1;
            db::Database::open(config);
            return std::string("it was opened");
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::invalid);
            return std::string(error.what());
        }
    };
    const std::string text_file = (scratch.folder() / "notes.txt").string();
    std::ofstream(text_file) << std::string(5000, 'x');
    EXPECT_EQ(
        refused(text_file),
        "The database file " + text_file + " cannot be used: it is not an SQLite database."
    );
    EXPECT_NE(refused("/nowhere/at/all.db").find("/nowhere/at does not exist"), std::string::npos);
    EXPECT_NE(refused(scratch.folder().string()).find("it is not a file"), std::string::npos);
    EXPECT_NE(refused("").find("give the path of a file"), std::string::npos);
    EXPECT_NE(refused(":memory:").find("give the path of a file"), std::string::npos);
    const std::string postgres =
        refused("postgresql://braid:hush@127.0.0.1:1/braid?application_name=x");
    EXPECT_NE(postgres.find("postgresql://braid@127.0.0.1:1/braid"), std::string::npos);
    EXPECT_EQ(postgres.find("hush"), std::string::npos);
    EXPECT_EQ(refused("postgresql://a:hush@[").find("hush"), std::string::npos);
}

TEST(DatabaseOpen, NeedsAConnectionToGiveOut) {
    const TestDatabase scratch;
    db::Config config;
    config.target = (scratch.folder() / "a.db").string();
    config.readers = 0;
    EXPECT_THROW(db::Database::open(config), base::Error);
}

TEST(DatabaseOpen, TakesAPathWithSpacesAndEqualsSigns) {
    const TestDatabase scratch;
    db::Config config;
    config.target = (scratch.folder() / "a = b's.db").string();
    const auto database = db::Database::open(config);
    db::Reader reader = database->read();
    EXPECT_EQ(reader.find("/* test.one */ select 1 as n")->integer("n"), 1);
    EXPECT_TRUE(std::filesystem::exists(config.target));
    const auto mode = std::filesystem::status(config.target).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(DatabaseOpen, SqliteIsDurableAndKeepsItsForeignKeys) {
    TestDatabase database;
    db::Transaction writer = database->write();
    EXPECT_EQ(writer.find("/* t.a */ pragma journal_mode")->text("journal_mode"), "wal");
    EXPECT_EQ(writer.find("/* t.b */ pragma synchronous")->integer("synchronous"), 2);
    EXPECT_EQ(writer.find("/* t.c */ pragma foreign_keys")->integer("foreign_keys"), 1);
    db::Reader reader = database->read();
    EXPECT_EQ(reader.find("/* t.d */ pragma query_only")->integer("query_only"), 1);
}

}  // namespace
