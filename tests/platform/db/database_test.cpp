#include "platform/db/database.hpp"

#include "support/database_test.hpp"

namespace {

class DatabaseStore : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        db::Transaction transaction = database().write();
        transaction.execute(R"(/* test.table */ create table circles (
            id text not null, name text not null, size bigint not null default 0,
            share double precision, open boolean not null default true,
            constraint circles_pkey primary key (id),
            constraint circles_name_key unique (name),
            constraint circles_size_check check (size >= 0)))");
        transaction.commit();
    }

    void insert(std::string_view id, std::string_view name) {
        db::Transaction transaction = database().write();
        transaction.execute(
            "/* test.insert */ insert into circles (id, name) values (:id, :name)",
            {{"id", id}, {"name", name}}
        );
        transaction.commit();
    }

    std::int64_t count() {
        db::Reader reader = database().read();
        return reader.find("/* test.count */ select count(*) as n from circles")->integer("n");
    }
};
ON_BOTH_DATABASES(DatabaseStore);

TEST_P(DatabaseStore, KeepsWhatIsCommitted) {
    insert("1", "Kākā");
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
        transaction.execute("/* test.insert */ insert into circles (id, name) values ('1', 'a')");
    }
    EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseStore, NamesTheUniqueRuleThatRefused) {
    insert("1", "a");
    try {
        insert("2", "a");
        FAIL() << "no conflict";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.kind(), db::Conflict::Kind::unique);
        EXPECT_EQ(conflict.constraint(), "circles_name_key");
    }
    EXPECT_EQ(count(), 1);
}

}  // namespace
