#include "platform/tables/duck.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

namespace {

using tables_test::data_file;
using ::testing::HasSubstr;

class LockedDuck : public ::testing::Test {
protected:
    std::string refusal_of(const std::string& sql) const {
        try {
            duck_.query(sql, [](std::span<const std::string_view>) { return true; });
        } catch (const tables::DuckError& error) {
            return error.what();
        }
        return "";
    }

    std::string first_cell(const std::string& sql) const {
        std::string cell;
        duck_.query(sql, [&](std::span<const std::string_view> row) {
            cell = row[0];
            return false;
        });
        return cell;
    }

    tables::Duck duck_{data_file("hash_row.csv"), "hash_row.csv", {}};
};

TEST_F(LockedDuck, ReadsItsOneFileAndNoOther) {
    EXPECT_EQ(
        "",
        refusal_of(
            "select * from read_csv(" + tables::sql_literal(data_file("hash_row.csv").string()) +
            ", all_varchar=true)"
        )
    );
    EXPECT_THAT(
        refusal_of(
            "select * from read_csv(" + tables::sql_literal(data_file("pipes.txt").string()) + ")"
        ),
        HasSubstr("Permission Error")
    );
    EXPECT_THAT(
        refusal_of("select * from read_text('/etc/hostname')"), HasSubstr("Permission Error")
    );
    EXPECT_THAT(
        refusal_of("select * from read_csv('https://example.org/a.csv')"), ::testing::Not("")
    );
}

TEST_F(LockedDuck, WritesNothingAndLoadsNothing) {
    const support::TemporaryFolder folder;
    const std::string target = tables::sql_literal((folder.path() / "x").string());
    EXPECT_THAT(refusal_of("copy (select 1) to " + target), HasSubstr("Permission Error"));
    EXPECT_THAT(refusal_of("attach " + target), HasSubstr("Permission Error"));
    EXPECT_THAT(refusal_of("install httpfs"), HasSubstr("Permission Error"));
    EXPECT_THAT(refusal_of("load " + target), HasSubstr("Permission Error"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(LockedDuck, ItsConfigurationCannotBeChanged) {
    for (const char* setting :
         {"set enable_external_access = true",
          "set threads = 8",
          "set memory_limit = '8GB'",
          "set allowed_paths = []",
          "reset lock_configuration",
          "set autoinstall_known_extensions = true"}) {
        EXPECT_NE("", refusal_of(setting)) << setting;
    }
    EXPECT_EQ("false", first_cell("select current_setting('autoload_known_extensions')::varchar"));
    EXPECT_EQ("1", first_cell("select current_setting('threads')::varchar"));
}

TEST_F(LockedDuck, NullsAreEmptyTexts) {
    EXPECT_EQ("", first_cell("select null::varchar"));
    EXPECT_EQ(
        "a longer text than fits inline", first_cell("select 'a longer text than fits inline'")
    );
}

TEST(DuckSql, QuotesAreDoubled) {
    EXPECT_EQ("'it''s'", tables::sql_literal("it's"));
    EXPECT_EQ("\"a\"\"b\"", tables::sql_identifier("a\"b"));
}

}  // namespace
