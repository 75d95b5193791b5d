#include "platform/db/backup.hpp"

#include "platform/db/migrate.hpp"
#include "support/database_test.hpp"

#include <fstream>

namespace {

class BackupStore : public StoreTest {
protected:
    BackupStore() : StoreTest(Contents::empty) {}

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        const std::vector<base::EmbeddedFile> files{
            {"0001_circles.sql",
             "create table places (id text not null, constraint places_pkey primary key (id));"
             "create table circles (id text not null, place_id text not null,"
             " constraint circles_pkey primary key (id),"
             " constraint circles_place_id_fkey foreign key (place_id) references places (id));"}};
        db::Migrator(database(), db::read_migrations(files, GetParam())).run({});
        database().change([](db::Transaction& transaction) {
            transaction.execute("/* t.p */ insert into places (id) values ('Ōtaki')");
            transaction.execute("/* t.c */ insert into circles (id, place_id) values ('1', 'Ōtaki')"
            );
        });
    }

    std::string path(const char* name) const { return (folder() / name).string(); }

    static std::string refusal(const std::function<void()>& act) {
        try {
            act();
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::invalid);
            return error.what();
        }
        return "it was not refused";
    }
};
ON_BOTH_DATABASES(BackupStore);

TEST_P(BackupStore, ARestoredDatabaseIsTheOneThatWasBackedUp) {
    {
        db::Transaction unfinished = database().write();
        unfinished.execute("/* t.p */ insert into places (id) values ('not committed')");
        db::backup(config(), path("braid.backup"));
    }
    const db::Config target = another_empty_database();
    db::restore(target, path("braid.backup"));
    const auto restored = db::Database::open(target);
    EXPECT_TRUE(db::find_damage(*restored).empty());
    db::Transaction transaction = restored->write();
    EXPECT_EQ(db::schema_version(transaction), 1);
    const db::Rows places = transaction.query("/* t.p */ select id from places");
    ASSERT_EQ(places.size(), 1u);
    EXPECT_EQ(places[0].text("id"), "Ōtaki");
    try {
        transaction.execute("/* t.c */ insert into circles (id, place_id) values ('2', 'gone')");
        FAIL() << "the rules were not restored";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.constraint(), "circles_place_id_fkey");
    }
    EXPECT_FALSE(std::filesystem::exists(path("braid.backup.partial")));
    EXPECT_EQ(
        std::filesystem::status(path("braid.backup")).permissions(),
        std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
    );
}

TEST_P(BackupStore, OverwritesNothing) {
    std::ofstream(path("there")) << "precious";
    EXPECT_NE(
        refusal([&] { db::backup(config(), path("there")); }).find("there already"),
        std::string::npos
    );
    EXPECT_EQ(std::filesystem::file_size(path("there")), 8u);
    db::backup(config(), path("braid.backup"));
    EXPECT_NE(
        refusal([&] { db::restore(config(), path("braid.backup")); }).find("is not empty"),
        std::string::npos
    );
    EXPECT_NE(
        refusal([&] { db::backup(config(), path("no/such/folder")); }).find("cannot be made"),
        std::string::npos
    );
}

TEST_P(BackupStore, RestoresOnlyWhatIsABackup) {
    const db::Config target = another_empty_database();
    const auto refused = [&](const std::string& bytes) {
        const std::string file = path("suspect");
        std::ofstream(file, std::ios::binary) << bytes;
        return refusal([&] { db::restore(target, file); });
    };
    EXPECT_NE(refused("").find("is not a backup"), std::string::npos);
    EXPECT_NE(refused("id,name\n1,a\n").find("is not a backup"), std::string::npos);
    const std::string sqlite(std::string("SQLite format 3") + '\0' + "nonsense");
    EXPECT_NE(
        refused(sqlite).find(on_sqlite() ? "is damaged" : "backup of an SQLite database"),
        std::string::npos
    );
    EXPECT_NE(
        refused("PGDMP nonsense")
            .find(on_sqlite() ? "backup of a PostgreSQL database" : "is damaged"),
        std::string::npos
    );
    EXPECT_NE(
        refusal([&] { db::restore(target, path("missing")); }).find("cannot be read"),
        std::string::npos
    );
}

TEST_P(BackupStore, ADamagedBackupIsRefusedAndTheDatabaseStaysEmpty) {
    db::backup(config(), path("braid.backup"));
    const auto size = std::filesystem::file_size(path("braid.backup"));
    std::filesystem::resize_file(path("braid.backup"), size * 2 / 3);
    const db::Config target = another_empty_database();
    EXPECT_NE(
        refusal([&] { db::restore(target, path("braid.backup")); }).find("is damaged"),
        std::string::npos
    );
    const auto database = db::Database::open(target);
    db::Reader reader = database->read();
    EXPECT_EQ(db::schema_version(reader), 0);
}

TEST_P(BackupStore, AnUnrelatedDatabaseIsNotABackup) {
    const db::Config other = another_empty_database();
    {
        const auto database = db::Database::open(other);
        database->change([](db::Transaction& transaction) {
            transaction.execute("/* t.r */ create table recipes (id text)");
        });
    }
    EXPECT_NE(
        refusal([&] { db::backup(other, path("recipes")); }).find("is not a backup"),
        std::string::npos
    );
    EXPECT_FALSE(std::filesystem::exists(path("recipes")));
    EXPECT_FALSE(std::filesystem::exists(path("recipes.partial")));
}

TEST_P(BackupStore, ASoundDatabaseHasNoDamage) {
    EXPECT_EQ(db::find_damage(database()), std::vector<std::string>());
}

TEST_P(BackupStore, FindsRowsWithoutTheirParentAndRulesNeverChecked) {
    if (on_sqlite()) {
        db::Transaction transaction = database().write();
        transaction.execute("/* t.w */ pragma writable_schema = on");
        transaction.execute(
            "/* t.w */ update sqlite_schema set sql = replace(sql, 'references places', "
            "'references halls')"
        );
        transaction.execute("/* t.h */ create table halls (id text primary key)");
        transaction.commit();
        EXPECT_EQ(
            db::find_damage(*open_again()),
            std::vector<std::string>{
                "1 of the rows of circles point to a row of halls that is not there."}
        );
        return;
    }
    database().change([](db::Transaction& transaction) {
        transaction.execute(
            "/* t.a */ alter table circles add constraint circles_id_check check (id = 'z') not "
            "valid"
        );
    });
    EXPECT_EQ(
        db::find_damage(database()),
        std::vector<std::string>{
            "The rule circles_id_check of circles was never checked against its rows."}
    );
}

TEST_P(BackupStore, ReadsEveryIndexWhereAmcheckIsInstalled) {
    if (on_sqlite()) {
        GTEST_SKIP() << "SQLite checks its indexes itself";
    }
    database().change([](db::Transaction& transaction) {
        transaction.execute("/* t.e */ create extension amcheck");
    });
    EXPECT_EQ(db::find_damage(database()), std::vector<std::string>());
}

TEST(BackupOfSqlite, FindsADamagedPage) {
    const TestDatabase scratch;
    const std::string file = (scratch.folder() / "damaged.db").string();
    db::Config config;
    config.target = file;
    {
        const auto database = db::Database::open(config);
        database->change([](db::Transaction& transaction) {
            transaction.execute("/* t.a */ create table a (id text primary key)");
            transaction.execute(R"(/* t.b */ insert into a with recursive n(i) as
                (select 1 union all select i + 1 from n where i < 3000) select cast(i as text) from n)"
            );
        });
    }
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(5 * 4096 + 8);
        stream << std::string(200, '\x55');
    }
    const auto damage = db::find_damage(*db::Database::open(config));
    ASSERT_FALSE(damage.empty());
    EXPECT_NE(damage[0].find("damaged"), std::string::npos);
}

}  // namespace
