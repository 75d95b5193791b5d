#include "platform/tables/column.hpp"

#include "platform/tables/table_files.hpp"

#include <gmock/gmock.h>

namespace {

using tables::Columns;
using tables_test::refusal_of;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Columns, AKeyIsTrimmedComposedAndLower) {
    EXPECT_EQ("booster 2 recieved", tables::tidy_key("Booster 2  recieved "));
    EXPECT_EQ("m\u0101ori", tables::tidy_key("\u00A0MA\u0304ORI\u202F"));
    EXPECT_EQ("people", tables::tidy_key("\uFEFFPeople"));
    EXPECT_EQ("", tables::tidy_key(" \t "));
}

TEST(Columns, AHeaderIsFoundExactlyOrByItsKey) {
    const Columns columns({"District", "Booster 2 recieved ", "M\u0101ori"});
    EXPECT_EQ(0U, columns.find_column("district"));
    EXPECT_EQ(1U, columns.find_column("Booster 2 recieved"));
    EXPECT_EQ(2U, columns.find_column("ma\u0304ori"));
    EXPECT_EQ(std::nullopt, columns.find_column("people"));
    EXPECT_EQ("Booster 2 recieved ", columns[1].name);
}

TEST(Columns, AnExactHeaderWinsOverOneThatOnlyResembles) {
    const Columns columns({"people", "People"});
    EXPECT_EQ(1U, columns.find_column("People"));
    EXPECT_EQ(0U, columns.find_column("people"));
    EXPECT_THAT(
        refusal_of([&] { columns.find_column("PEOPLE"); }),
        HasSubstr("Columns 1 and 2 are both called")
    );
}

TEST(Columns, AnEmptyHeaderAnswersToItsPlace) {
    EXPECT_EQ(1U, Columns({"a", " ", "b"}).find_column("Column 2"));
}

TEST(Columns, AMissingColumnIsNamedWithTheNearestAndAll) {
    const Columns columns({"Territorial Authority", "Booster 1 recieved", "Age"});
    EXPECT_THAT(
        refusal_of([&] { columns.get_column("Booster 1 received"); }),
        AllOf(
            HasSubstr("There is no column \"Booster 1 received\"."),
            HasSubstr("Did you mean \"Booster 1 recieved\"?"),
            HasSubstr("\"Territorial Authority\", \"Booster 1 recieved\", \"Age\"")
        )
    );
}

TEST(Columns, NothingIsSuggestedForAnotherWord) {
    const std::vector<std::string> places = {"Awarua", "Hawke's Bay", "Overseas/Unknown"};
    EXPECT_EQ("Hawke's Bay", tables::closest_match("Hawkes Bay", places));
    EXPECT_EQ("Overseas/Unknown", tables::closest_match("Overseas / Unknown", places));
    EXPECT_EQ("", tables::closest_match("Millbrook", places));
    EXPECT_EQ("", tables::closest_match("", places));
}

}  // namespace
