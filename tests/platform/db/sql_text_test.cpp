#include "platform/db/sql_text.hpp"

#include <gtest/gtest.h>

namespace {

using db::Dialect;

std::string refusal(std::string_view sql, Dialect dialect = Dialect::sqlite) {
    try {
        db::parse_statement(sql, dialect);
    } catch (const base::Error& error) {
        return error.what();
    }
    return "";
}

TEST(SqlText, NumbersParametersAndKeepsTheName) {
    const db::Statement statement =
        db::parse_statement("/* circles.find */ select :a, :b_2, :a", Dialect::postgres);
    EXPECT_EQ(statement.name, "circles.find");
    EXPECT_EQ(statement.text, "/* circles.find */  select $1, $2, $1");
    EXPECT_EQ(statement.parameters, (std::vector<std::string>{"a", "b_2"}));
    EXPECT_EQ(
        db::parse_statement("/* circles.find */ select :a", Dialect::sqlite).text,
        "/* circles.find */  select ?1"
    );
}

TEST(SqlText, LeavesStringsAndQuotedNamesAlone) {
    const db::Statement statement =
        db::parse_statement(R"(/* x */ select ':a ''? $1', "a:b" from t;)", Dialect::postgres);
    EXPECT_EQ(statement.text, R"(/* x */  select ':a ''? $1', "a:b" from t)");
    EXPECT_TRUE(statement.parameters.empty());
}

TEST(SqlText, DropsCommentsWhateverTheyHold) {
    const db::Statement statement =
        db::parse_statement("/* x */ select 1 -- don't :b\n + /* it's :c */ :d", Dialect::postgres);
    EXPECT_EQ(statement.parameters, std::vector<std::string>{"d"});
    EXPECT_EQ(statement.text.find("don't"), std::string::npos);
}

TEST(SqlText, RefusesWhatTheDatabasesWouldReadDifferently) {
    const auto refused_for = [](std::string_view sql, std::string_view reason) {
        const std::string message = refusal(sql);
        return message.find(reason) != std::string::npos ? testing::AssertionSuccess()
                                                         : testing::AssertionFailure() << message;
    };
    EXPECT_TRUE(refused_for("select 1", "must begin with a comment"));
    EXPECT_TRUE(refused_for("/* two words */ select 1", "must begin with a comment"));
    EXPECT_TRUE(refused_for("-- line\nselect 1", "must begin with a comment"));
    EXPECT_TRUE(refused_for("", "must begin with a comment"));
    EXPECT_TRUE(refused_for("/* x */ select 'a", "a quote that is not closed"));
    EXPECT_TRUE(refused_for("/* x */ select \"a", "a quote that is not closed"));
    EXPECT_TRUE(refused_for("/* x */ select 1 /* a", "a comment that is not closed"));
    EXPECT_TRUE(refused_for("/* x */ select 1 /* a /* b */ */", "a comment inside a comment"));
    EXPECT_TRUE(refused_for("/* x */ select ?", "parameters are written :name"));
    EXPECT_TRUE(refused_for("/* x */ select $1", "parameters are written :name"));
    EXPECT_TRUE(refused_for("/* x */ select $$a$$", "text in single quotes"));
    EXPECT_TRUE(refused_for("/* x */ select a[1]", "only one database knows"));
    EXPECT_TRUE(refused_for("/* x */ select `a`", "only one database knows"));
    EXPECT_TRUE(refused_for("/* x */ select : a", "a colon that is not"));
    EXPECT_TRUE(refused_for("/* x */ select :1", "a colon that is not"));
    EXPECT_TRUE(refused_for("/* x */ select a := 1", "a colon that is not"));
    EXPECT_TRUE(refused_for("/* x */ select a::text", ":: cast"));
    EXPECT_TRUE(refused_for("/* x */ select 1; select 2", "more than one statement"));
    EXPECT_TRUE(refused_for("/* x */ select\n\n 'a", "in its line 3"));
    EXPECT_TRUE(refused_for(std::string_view("/* x */ select \0 1", 18), "a NUL"));
    EXPECT_EQ(refusal("/* x */ select :a::text", Dialect::postgres), "");
}

TEST(SqlText, SplitsMigrationsAtTheirOwnSemicolonsOnly) {
    const auto statements = db::split_statements(R"(
        -- Circles; and more.
        create table a (x text default ';' /* ; */);
        ;
        create index "b;c" on a (x);
        insert into a values ('it''s; fine')
    )");
    ASSERT_EQ(statements.size(), 3u);
    EXPECT_NE(statements[0].find("default ';'"), std::string::npos);
    EXPECT_NE(statements[1].find("\"b;c\""), std::string::npos);
    EXPECT_NE(statements[2].find("it''s; fine"), std::string::npos);
}

TEST(SqlText, KeepsATriggerWhole) {
    const auto statements = db::split_statements(R"(
        create trigger t after insert on a begin
            update a set x = case when x = 1 then 2 end;
            delete from b;
        end;
        create table ended (end_at text);
    )");
    ASSERT_EQ(statements.size(), 2u);
    EXPECT_NE(statements[0].find("delete from b"), std::string::npos);
    EXPECT_EQ(
        db::split_statements("create trigger t after insert on a execute function f(); select 1")
            .size(),
        2u
    );
}

TEST(SqlText, AMigrationTakesNoParameters) {
    EXPECT_THROW(db::split_statements("insert into a values (:x)"), base::Error);
    EXPECT_TRUE(db::split_statements("-- nothing\n ; ").empty());
}

}  // namespace
