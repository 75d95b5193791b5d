// Values on their way in and out: every trap of the two drivers by name.
#include "platform/db/circle_table.hpp"

#include <limits>

namespace {

class ValueStore : public CircleTable {
protected:
    db::Row round_trip(const db::Value& name, const db::Value& size, const db::Value& share) {
        db::Transaction transaction = database().write();
        transaction.execute(
            R"(/* test.insert */ insert into circles (id, name, size, share)
               values ('1', :name, :size, :share))",
            {{"name", name}, {"size", size}, {"share", share}}
        );
        return *transaction.find("/* test.find */ select * from circles");
    }

    db::Row select(db::Sql sql, const db::Params& params = {}) {
        db::Reader reader = database().read();
        return *reader.find(sql, params);
    }

    std::string refusal(db::Sql sql, const db::Params& params = {}) {
        try {
            select(sql, params);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::internal);
            return error.what();
        }
        return "it was not refused";
    }
};
ON_BOTH_DATABASES(ValueStore);

TEST_P(ValueStore, NumbersComeBackExactly) {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    for (const double share : {0.1 + 0.2, 1.0 / 3, -1e300, 5e-324, 0.0}) {
        db::Row row = round_trip("a", largest, share);
        EXPECT_EQ(row.integer("size"), largest);
        EXPECT_EQ(row.real("share"), share);
    }
}

TEST_P(ValueStore, ExpressionColumnsKeepTheirPrecision) {
    // SOCI reads SQLite's expression columns as text of 15 digits.
    EXPECT_EQ(
        select(
            "/* t.sum */ select cast(0.1 as double precision) + cast(0.2 as double precision) as x"
        )
            .real("x"),
        0.1 + 0.2
    );
    EXPECT_EQ(select("/* t.big */ select 9007199254740993 as x").integer("x"), 9007199254740993);
}

TEST_P(ValueStore, ASumOfBigintsIsAWholeNumberOnBoth) {
    // PostgreSQL makes it numeric, which SOCI reads as double.
    {
        db::Transaction transaction = database().write();
        transaction.execute(
            "/* t.a */ insert into circles (id, name, size) values ('1', 'a', 9007199254740993)"
        );
        transaction.commit();
    }
    const db::Row row = select(
        "/* t.sum */ select sum(size) as total, avg(size) as mean, count(*) as n from circles"
    );
    EXPECT_EQ(row.integer("total"), 9007199254740993);
    EXPECT_EQ(row.text("total"), "9007199254740993");
    EXPECT_NEAR(row.real("mean"), 9007199254740993.0, 2.0);
    EXPECT_EQ(row.integer("n"), 1);
}

TEST_P(ValueStore, AColumnMayHoldAnotherTypeInEachRow) {
    db::Reader reader = database().read();
    const db::Rows rows = reader.query(
        "/* t.mixed */ select cast(1 as double precision) as x union all select 2.5 order by 1"
    );
    EXPECT_EQ(rows[0].real("x"), 1.0);
    EXPECT_EQ(rows[0].integer("x"), 1);
    EXPECT_EQ(rows[1].real("x"), 2.5);
    EXPECT_THROW(rows[1].integer("x"), base::Error);
}

TEST_P(ValueStore, BooleansAreBooleansInColumnsAndExpressions) {
    insert_committed("1", "a");
    {
        db::Transaction transaction = database().write();
        EXPECT_EQ(
            transaction.execute("/* t.close */ update circles set open = :open", {{"open", false}}),
            1
        );
        transaction.commit();
    }
    const db::Row row = select(
        "/* t.find */ select open, size = 0 as none, count(*) over () > 5 as many from circles "
        "where open = :open",
        {{"open", false}}
    );
    EXPECT_FALSE(row.boolean("open"));
    EXPECT_TRUE(row.boolean("none"));
    EXPECT_FALSE(row.boolean("many"));
    EXPECT_EQ(row.text("none"), "1");
}

TEST_P(ValueStore, NullGoesInAndComesOutAsNothing) {
    const db::Row row = round_trip("a", 0, std::optional<double>());
    EXPECT_TRUE(row.is_null("share"));
    EXPECT_EQ(row.optional_real("share"), std::nullopt);
    EXPECT_EQ(row.optional_text("place_id"), std::nullopt);
    EXPECT_EQ(row.text_or("place_id", "nowhere"), "nowhere");
    EXPECT_THROW(row.text("place_id"), base::Error);
    EXPECT_THROW(row.real("share"), base::Error);
}

TEST_P(ValueStore, TheSameParameterTakesNullThenTextThenANumber) {
    const auto matches = [&](const db::Value& size) {
        return select(
                   "/* t.optional */ select count(*) as n from circles where cast(:size as bigint) "
                   "is null or size = cast(:size as bigint)",
                   {{"size", size}}
        ).integer("n");
    };
    insert_committed("1", "a");
    EXPECT_EQ(matches(nullptr), 1);
    EXPECT_EQ(matches(0), 1);
    EXPECT_EQ(matches(std::string("0")), 1);
    EXPECT_EQ(matches(5), 0);
    EXPECT_EQ(matches(nullptr), 1);
}

TEST_P(ValueStore, TextWithANulIsRefusedAndNothingIsCut) {
    // PostgreSQL would keep what stands before it.
    db::Transaction transaction = database().write();
    try {
        insert(transaction, "1", std::string("left\0right", 10));
        FAIL() << "it was kept";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        EXPECT_EQ(std::string(error.what()), "The value given for name holds a NUL character.");
    }
    insert(transaction, "1", "whole");  // the transaction goes on: nothing had reached it
    transaction.commit();
    EXPECT_EQ(count(), 1);
}

TEST_P(ValueStore, TextThatIsNotUtf8IsRefusedOnBoth) {
    // SQLite would keep it; PostgreSQL would fail.
    for (const char* bytes : {"\xFF", "caf\xE9", "\xC0\xAF", "\xED\xA0\x80", "M\xC4"}) {
        EXPECT_THROW(round_trip(bytes, 0, nullptr), base::Error);
    }
    EXPECT_EQ(round_trip("Māui", 0, nullptr).text("name"), "Māui");
}

TEST_P(ValueStore, ANumberThatIsNotFiniteIsRefusedOnBoth) {
    // SQLite would make it NULL.
    using Limits = std::numeric_limits<double>;
    for (const double share : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
        EXPECT_THROW(round_trip("a", 0, share), base::Error);
    }
}

TEST_P(ValueStore, HostileTextIsKeptAsItIs) {
    const std::string hostile =
        "'; drop table circles; -- \\ \" :name ? $1 \t\n\r Māori 🏉 \xE2\x80\xAE";
    const db::Row row = round_trip(hostile, 0, nullptr);
    EXPECT_EQ(row.text("name"), hostile);
    const std::string large(3'000'000, 'x');
    EXPECT_EQ(select("/* t.large */ select :x as x", {{"x", large}}).text("x"), large);
}

TEST_P(ValueStore, EmptyTextIsNotNull) {
    const db::Row row = round_trip("", 0, nullptr);
    EXPECT_FALSE(row.is_null("name"));
    EXPECT_EQ(row.text("name"), "");
}

TEST_P(ValueStore, TimesDatesAndIdsGoThroughTheirText) {
    struct Circle;
    const auto id = base::Id<Circle>::make();
    const base::Instant at{1763787600123456};
    const db::Row row = select(
        "/* t.kinds */ select cast(:id as text) as id, cast(:at as bigint) as at, cast(:day as "
        "text) as day",
        {{"id", id}, {"at", at}, {"day", base::Date{2026, 11, 22}}}
    );
    EXPECT_EQ(row.id<Circle>("id"), id);
    EXPECT_EQ(row.instant("at"), at);
    EXPECT_EQ(row.date("day"), (base::Date{2026, 11, 22}));
    EXPECT_THROW(row.date("id"), base::Error);
}

TEST_P(ValueStore, AParameterMayBeUsedTwice) {
    insert_committed("1", "a");
    const db::Row row = select(
        "/* t.twice */ select :name as first, count(*) as n from circles where name = :name or "
        ":name = name",
        {{"name", "a"}}
    );
    EXPECT_EQ(row.integer("n"), 1);
    EXPECT_EQ(row.text("first"), "a");
}

TEST_P(ValueStore, ColonsInTextAndCommentsAreNotParameters) {
    const db::Row row = select(
        R"(/* t.colons */ select ':name it''s :x' as text, -- it's :not one
           1 /* nor: 'this :one */ + cast(:n as bigint) as n)",
        {{"n", 1}}
    );
    EXPECT_EQ(row.text("text"), ":name it's :x");
    EXPECT_EQ(row.integer("n"), 2);
}

TEST_P(ValueStore, ACastWithColonsWorksOnPostgresAndIsRefusedOnSqlite) {
    if (on_sqlite()) {
        EXPECT_EQ(
            refusal("/* t.cast */ select 1::text as x"),
            "The statement t.cast has a :: cast; write cast(value as type)."
        );
    } else {
        EXPECT_EQ(select("/* t.cast */ select :x::bigint as x", {{"x", 7}}).integer("x"), 7);
    }
}

TEST_P(ValueStore, WrongParametersAreNamed) {
    EXPECT_EQ(
        refusal("/* t.p */ select :a as x"), "The statement t.p is not given its parameter :a."
    );
    EXPECT_EQ(
        refusal("/* t.p */ select 1 as x", {{"a", 1}}), "The statement t.p has no parameter :a."
    );
    EXPECT_EQ(
        refusal("/* t.p */ select :a as x", {{"a", 1}, {"a", 2}}),
        "The statement t.p is given :a twice."
    );
}

TEST_P(ValueStore, AWrongColumnOrTypeIsNamedWithoutItsValue) {
    const db::Row row = round_trip("a secret", 5, 0.5);
    const auto message = [](const auto& read) {
        try {
            read();
        } catch (const base::Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_EQ(
        message([&] { row.integer("name"); }),
        "The column name of a result does not hold a whole number."
    );
    EXPECT_EQ(
        message([&] { row.boolean("size"); }),
        "The column size of a result does not hold true or false."
    );
    EXPECT_EQ(
        message([&] { row.integer("share"); }),
        "The column share of a result does not hold a whole number."
    );
    EXPECT_EQ(message([&] { row.text("nmae"); }), "A result has no column named nmae.");
}

TEST_P(ValueStore, AnErrorNamesTheStatementAndNeverItsValues) {
    db::Transaction transaction = database().write();
    try {
        transaction.execute(
            "/* circles.broken */ insert into circles (id, nmae) values (:id, :secret)",
            {{"id", "1"}, {"secret", "hush"}}
        );
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::internal);
        const std::string message = error.what();
        EXPECT_NE(message.find("circles.broken"), std::string::npos);
        EXPECT_EQ(message.find("hush"), std::string::npos);
    }
}

}  // namespace
