// What a refusal by a rule looks like: the same on both databases.
#include "platform/db/circle_table.hpp"

namespace {

using Kind = db::Conflict::Kind;

class ConflictStore : public CircleTable {
protected:
    struct Refusal {
        Kind kind;
        std::string constraint;
    };

    // The first row is there already; what the statement was refused for.
    Refusal refusal(db::Sql sql, const db::Params& params = {}) {
        db::Transaction transaction = database().write();
        transaction.execute("/* t.place */ insert into places (id) values ('p')");
        transaction.execute(
            R"(/* t.first */ insert into circles (id, name, place_id, size) values ('1', 'a', 'p', 4))"
        );
        try {
            transaction.execute(sql, params);
        } catch (const db::Conflict& conflict) {
            EXPECT_EQ(conflict.code(), base::Code::conflict);
            EXPECT_EQ(std::string(conflict.what()).find("hush"), std::string::npos);
            EXPECT_EQ(std::string(conflict.what()).find("circles"), std::string::npos)
                << "names of tables are not for people";
            return {conflict.kind(), conflict.constraint()};
        }
        ADD_FAILURE() << "nothing was refused";
        return {};
    }
};
ON_BOTH_DATABASES(ConflictStore);

#define EXPECT_REFUSED(expected_kind, expected_constraint, ...) \
    {                                                           \
        const Refusal refused = refusal(__VA_ARGS__);           \
        EXPECT_EQ(refused.kind, expected_kind);                 \
        EXPECT_EQ(refused.constraint, expected_constraint);     \
    }

TEST_P(ConflictStore, NamesAUniqueRule) {
    EXPECT_REFUSED(
        Kind::unique,
        "circles_name_key",
        "/* t.x */ insert into circles (id, name) values ('2', 'a')"
    );
}

TEST_P(ConflictStore, NamesAUniqueRuleOfTwoColumns) {
    EXPECT_REFUSED(
        Kind::unique,
        "circles_place_id_size_key",
        "/* t.x */ insert into circles (id, name, place_id, size) values ('2', 'b', 'p', 4)"
    );
}

TEST_P(ConflictStore, NamesThePrimaryKey) {
    EXPECT_REFUSED(
        Kind::unique, "circles_pkey", "/* t.x */ insert into circles (id, name) values ('1', 'b')"
    );
}

TEST_P(ConflictStore, NamesAUniqueIndexAndOneOverAnExpression) {
    {
        db::Transaction transaction = database().write();
        transaction.execute(
            "/* t.i */ create unique index circles_share_key on circles (share) where share is not "
            "null"
        );
        transaction.execute(
            "/* t.j */ create unique index circles_lower_name_key on circles (lower(name))"
        );
        transaction.commit();
    }
    EXPECT_REFUSED(
        Kind::unique,
        "circles_share_key",
        "/* t.x */ insert into circles (id, name, share) values ('2', 'b', 0.5), ('3', 'c', 0.5)"
    );
    EXPECT_REFUSED(
        Kind::unique,
        "circles_lower_name_key",
        "/* t.x */ insert into circles (id, name) values ('2', 'A')"
    );
}

TEST_P(ConflictStore, NamesACheck) {
    EXPECT_REFUSED(Kind::check, "circles_size_check", "/* t.x */ update circles set size = -1");
}

TEST_P(ConflictStore, NamesAMissingValue) {
    EXPECT_REFUSED(
        Kind::not_null,
        "circles_name_not_null",
        "/* t.x */ insert into circles (id, name) values ('2', :name)",
        {{"name", nullptr}}
    );
}

TEST_P(ConflictStore, NamesWhichForeignKeyAnInsertBroke) {
    // SQLite says only that one was broken.
    EXPECT_REFUSED(
        Kind::foreign_key,
        "circles_place_id_fkey",
        "/* t.x */ insert into circles (id, name, place_id) values ('2', 'b', :place)",
        {{"place", "hush"}}
    );
    EXPECT_REFUSED(
        Kind::foreign_key,
        "circles_other_place_id_fkey",
        "/* t.x */ insert into circles (id, name, place_id, other_place_id) values ('2', 'b', 'p', "
        "'hush')"
    );
}

TEST_P(ConflictStore, NamesWhichForeignKeyAnUpdateOrADeleteBroke) {
    EXPECT_REFUSED(
        Kind::foreign_key,
        "circles_other_place_id_fkey",
        "/* t.x */ update circles set other_place_id = 'none'"
    );
    EXPECT_REFUSED(Kind::foreign_key, "circles_place_id_fkey", "/* t.x */ delete from places");
}

TEST_P(ConflictStore, AForeignKeyCheckedAtCommitIsAConflictToo) {
    {
        db::Transaction transaction = database().write();
        transaction.execute(
            R"(/* t.n */ create table notes (id text not null, circle_id text not null,
            constraint notes_pkey primary key (id),
            constraint notes_circle_id_fkey foreign key (circle_id) references circles (id)
                deferrable initially deferred))"
        );
        transaction.commit();
    }
    db::Transaction transaction = database().write();
    transaction.execute("/* t.x */ insert into notes (id, circle_id) values ('1', 'none')");
    try {
        transaction.commit();
        FAIL() << "it was committed";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.kind(), Kind::foreign_key);
        EXPECT_EQ(conflict.constraint(), "notes_circle_id_fkey");
    }
    db::Reader reader = database().read();
    EXPECT_TRUE(reader.query("/* t.n */ select id from notes").empty());
}

TEST_P(ConflictStore, AConflictEndsTheTransaction) {
    // On PostgreSQL it is dead by itself; on SQLite it would go on.
    insert_committed("1", "a");
    db::Transaction transaction = database().write();
    insert(transaction, "2", "b");
    EXPECT_THROW(insert(transaction, "3", "a"), db::Conflict);
    EXPECT_THROW(insert(transaction, "4", "d"), base::Error);
    EXPECT_THROW(transaction.commit(), base::Error);
    EXPECT_EQ(count(), 1);
    insert_committed("5", "e");  // the connection was given back
    EXPECT_EQ(count(), 2);
}

}  // namespace
