#include "platform/db/migrate.hpp"

#include "embedded/migrations.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/worker_process.hpp"
#include "support/database_test.hpp"

namespace {

using Files = std::vector<base::EmbeddedFile>;

class MigrateStore : public StoreTest {
protected:
    MigrateStore() : StoreTest(Contents::empty) {}

    db::Migrator migrator(const Files& files) {
        return db::Migrator(database(), db::read_migrations(files, GetParam()));
    }

    bool has_table(std::string_view name) {
        db::Reader reader = database().read();
        return db::has_table(reader, name);
    }

    int version() {
        db::Reader reader = database().read();
        return db::schema_version(reader);
    }

    static std::string refusal(const std::function<void()>& act, base::Code code) {
        try {
            act();
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), code);
            return error.what();
        }
        return "it was not refused";
    }
};
ON_BOTH_DATABASES(MigrateStore);

const base::EmbeddedFile circles{
    "0001_circles.sql", "create table circles (id text not null);\ncreate table walks (id text);"};
const base::EmbeddedFile songs{
    "0002_songs.sql", "create table songs (id text); insert into circles (id) values ('; -- :x');"};

TEST_P(MigrateStore, RunsWhatIsPendingInOrderAndOnce) {
    EXPECT_EQ(version(), 0);
    EXPECT_EQ(migrator({songs, circles}).plan().size(), 2u);
    EXPECT_EQ(version(), 0);
    EXPECT_EQ(migrator({circles}).run(base::Instant{5}), 1);
    EXPECT_EQ(version(), 1);
    const auto plan = migrator({circles, songs}).plan();
    ASSERT_EQ(plan.size(), 1u);
    EXPECT_EQ(plan[0].version, 2);
    EXPECT_EQ(plan[0].name, "songs");
    EXPECT_EQ(migrator({circles, songs}).run(base::Instant{6}), 1);
    EXPECT_EQ(migrator({circles, songs}).run(base::Instant{7}), 0);
    EXPECT_EQ(version(), 2);
    db::Reader reader = database().read();
    EXPECT_EQ(reader.find("/* t.c */ select id from circles")->text("id"), "; -- :x");
    const db::Rows records = reader.query(
        "/* t.m */ select name, sha256, applied_at from schema_migrations order by version"
    );
    EXPECT_EQ(records[1].text("name"), "songs");
    EXPECT_EQ(records[1].text("sha256").size(), 64u);
    EXPECT_EQ(records[1].instant("applied_at"), base::Instant{6});
}

TEST_P(MigrateStore, AMigrationThatFailsLeavesTheDatabaseAsItWas) {
    const base::EmbeddedFile broken{
        "0002_broken.sql", "create table songs (id text); insert into nowhere values (1);"};
    const std::string message = refusal(
        [&] {
            migrator({circles, broken}).run({});
        },
        base::Code::internal
    );
    EXPECT_NE(message.find("migration 0002_broken"), std::string::npos);
    EXPECT_EQ(version(), 1);
    EXPECT_TRUE(has_table("walks"));
    EXPECT_FALSE(has_table("songs"));
    EXPECT_EQ(migrator({circles, songs}).run({}), 1);
}

TEST_P(MigrateStore, RefusesADatabaseNewerThanTheProgram) {
    migrator({circles, songs}).run({});
    const std::string message = refusal([&] { migrator({circles}).run({}); }, base::Code::invalid);
    EXPECT_NE(message.find("newer than this program"), std::string::npos);
    EXPECT_NE(message.find("0002_songs"), std::string::npos);
}

TEST_P(MigrateStore, RefusesAMigrationThatHasChanged) {
    migrator({circles}).run({});
    const base::EmbeddedFile changed{"0001_circles.sql", "create table circles (id bigint);"};
    const std::string message = refusal([&] { migrator({changed}).plan(); }, base::Code::invalid);
    EXPECT_NE(message.find("0001_circles"), std::string::npos);
    EXPECT_NE(message.find("checksum"), std::string::npos);
}

TEST_P(MigrateStore, TakesTheFileOfAPairForItsDatabase) {
    const Files pair{
        circles,
        {"0002_search.postgres.sql", "create table on_postgres (id text);"},
        {"0002_search.sqlite.sql", "create table on_sqlite (id text);"}};
    EXPECT_EQ(migrator(pair).run({}), 2);
    EXPECT_EQ(has_table("on_sqlite"), on_sqlite());
    EXPECT_EQ(has_table("on_postgres"), !on_sqlite());
}

TEST_P(MigrateStore, AnSqliteFileWithDataIsCopiedFirst) {
    if (!on_sqlite()) {
        GTEST_SKIP() << "PostgreSQL has its own backups";
    }
    const std::string copy = config().target + ".before-0002";
    migrator({circles}).run({});
    EXPECT_FALSE(std::filesystem::exists(config().target + ".before-0001")) << "it was new";
    migrator({circles}).run({});
    EXPECT_FALSE(std::filesystem::exists(copy)) << "nothing was pending";
    database().change([](db::Transaction& transaction) {
        transaction.execute("/* t.c */ insert into circles (id) values ('kept')");
    });
    migrator({circles, songs}).run({});
    db::Config before;
    before.target = copy;
    const auto copied = db::Database::open(before);
    db::Reader reader = copied->read();
    EXPECT_EQ(reader.find("/* t.c */ select id from circles")->text("id"), "kept");
    EXPECT_FALSE(db::has_table(reader, "songs"));
}

TEST_P(MigrateStore, ThreeProcessesThatStartAtOnceTakeTurns) {
    WorkerProcess first({"migrate", config().target});
    WorkerProcess second({"migrate", config().target});
    db::Migrator(database()).run({});
    EXPECT_EQ(first.wait(), 0);
    EXPECT_EQ(second.wait(), 0);
    db::Reader reader = database().read();
    EXPECT_EQ(
        reader.find("/* t.m */ select count(*) as n from schema_migrations")->integer("n"),
        static_cast<std::int64_t>(db::read_migrations(embedded::migrations(), GetParam()).size())
    );
}

TEST_P(MigrateStore, RefusesFilesThatAreNotNamedAsMigrations) {
    const auto refused = [&](const Files& files) {
        return refusal([&] { db::read_migrations(files, GetParam()); }, base::Code::internal);
    };
    for (const std::string_view name :
         {"1_a.sql",
          "0001-a.sql",
          "0001_a.txt",
          "0001_.sql",
          "0000_a.sql",
          "0001_a.mysql.sql",
          "abcd_a.sql"}) {
        EXPECT_NE(refused({{name, ""}}).find(name), std::string::npos) << name;
    }
    EXPECT_NE(
        refused({{"0001_a.sql", ""}, {"0001_b.sql", ""}}).find("0001 must be"), std::string::npos
    );
    EXPECT_NE(refused({{"0001_a.sqlite.sql", ""}}).find("a pair"), std::string::npos);
    EXPECT_NE(
        refused({{"0001_a.sqlite.sql", ""}, {"0001_b.postgres.sql", ""}}).find("the same name"),
        std::string::npos
    );
    EXPECT_NE(
        refused({{"0001_a.sql", ""}, {"0001_a.postgres.sql", ""}}).find("a pair"), std::string::npos
    );
}

}  // namespace
