#include "measures/imports/mapping.hpp"

#include "base/error.hpp"
#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_period.hpp"

#include <gmock/gmock.h>

using measures::parse_mapping;
using testing::HasSubstr;

namespace {

std::string mistakes_of(const std::string& toml) {
    try {
        parse_mapping(toml, "mine.toml");
        return "";
    } catch (const base::Error& wrong) {
        return wrong.what();
    }
}

std::string period_text(std::string_view text, measures::PeriodKind kind) {
    const auto reading = measures::read_import_period(text, kind, tables::DateForm::any);
    return reading.period ? reading.period->start.iso() + " " + reading.period->end.iso()
                          : reading.expected;
}

}  // namespace

TEST(Mapping, ReadsWhatItSays) {
    const auto mapping = parse_mapping(cast::small_mapping(), "mine.toml");
    EXPECT_EQ("seen", mapping.measure.slug);
    EXPECT_EQ(measures::Unit::proportion, mapping.measure.unit);
    EXPECT_EQ(3U, mapping.numerator.headers.size());
    ASSERT_EQ(2U, mapping.dimensions.size());
    EXPECT_EQ("Māori", mapping.dimensions[0].groups[0].group.label);
    EXPECT_EQ(2, mapping.dimensions[0].groups[1].group.position);
}

TEST(Mapping, TellsEveryMistakeAtOnceWithItsLine) {
    std::string toml = cast::replaced(cast::small_mapping(), "name = \"Seen in time\"\n", "");
    toml = cast::replaced(toml, "as_published", "cooked");
    toml = cast::replaced(toml, "column = \"place\"", "colum = \"place\"");
    toml = cast::replaced(toml, "code = \"male\"", "code = \"Male!\"");
    const std::string told = mistakes_of(toml);
    EXPECT_THAT(told, HasSubstr("mine.toml, line 2: protection: \"cooked\" was given"));
    EXPECT_THAT(told, HasSubstr("line 4: measure.name: it is missing"));
    EXPECT_THAT(
        told, HasSubstr("place.colum: a mapping has no such key here; did you mean \"column\"")
    );
    EXPECT_THAT(told, HasSubstr("dimension[2].groups[2].code: lower-case letters"));
}

TEST(Mapping, IsRefusedWhenItIsNotToml) {
    EXPECT_THAT(mistakes_of("[measure\nslug = 1"), HasSubstr("mine.toml, line 1: it is not TOML"));
    EXPECT_THAT(mistakes_of(""), HasSubstr("the table [measure] is missing"));
    EXPECT_THAT(mistakes_of("measure = 3"), HasSubstr("a table was expected"));
}

TEST(Mapping, NamesGroupsAndDimensionsOnce) {
    const std::string twice = cast::replaced(cast::small_mapping(), "\"M\", \"Male\"", "\"F\"");
    EXPECT_THAT(mistakes_of(twice), HasSubstr("\"F\" already means another group"));
    const std::string code =
        cast::replaced(cast::small_mapping(), "code = \"male\"", "code = \"female\"");
    EXPECT_THAT(mistakes_of(code), HasSubstr("another group has this code already"));
}

TEST(Mapping, EthnicityNeedsItsOutput) {
    const std::string toml =
        cast::replaced(cast::small_mapping(), "ethnicity_output = \"prioritised\"\n", "");
    EXPECT_THAT(mistakes_of(toml), HasSubstr("total, prioritised or sole was expected"));
}

TEST(Mapping, IsWrittenAsItIsRead) {
    const std::string toml =
        cast::small_mapping() +
        "[place.names]\n\"Hawkes \\\"Bay\" = \"Hawke's Bay\"\n"
        "[numbers]\nexponents = true\nwords = { \"not asked\" = \"not collected\" }\n"
        "[file]\ndelimiter = \"\\t\"\n"
        "[[leave_out]]\ncolumn = \"place\"\nvalues = [\"Various\"]\nreason = \"x\"\n"
        "[[break]]\non = 2022-03-02\nkind = \"source\"\nreason = \"Two\\nlines.\"\n"
        "[[break]]\non = 2022-09-07\nkind = \"denominator\"\nreason = \"x\"\n"
        "denominator_edition = \"2022 edition\"\n";
    const std::string once = measures::mapping_text(parse_mapping(toml, "mine.toml"));
    const auto again = parse_mapping(once, "written.toml");
    EXPECT_EQ(once, measures::mapping_text(again));
    EXPECT_EQ("Two\nlines.", again.breaks.at(0).reason);
    EXPECT_EQ("2022 edition", again.breaks.at(1).denominator_edition);
    EXPECT_EQ("Hawke's Bay", again.place.names.at("hawkes \"bay"));
    EXPECT_EQ('\t', again.file.dialect.delimiter);
    EXPECT_TRUE(again.cells.allow_exponent);
    EXPECT_EQ(tables::CellKind::not_collected, again.cells.words.at("not asked"));
}

TEST(Mapping, TakesTheEditionsOfItsSources) {
    std::string toml = cast::replaced(
        cast::small_mapping(), "\"Register, 2023\"\n", "\"Register\"\nedition = \"2023\"\n"
    );
    toml = cast::replaced(
        toml, "\"Estimates, 2022 edition\"\n", "\"Estimates\"\nedition = \"2018 base\"\n"
    );
    const auto mapping = parse_mapping(toml, "mine.toml");
    EXPECT_EQ("2023", mapping.numerator_edition);
    EXPECT_EQ("2018 base", mapping.denominator_edition);
    const auto again = parse_mapping(measures::mapping_text(mapping), "written.toml");
    EXPECT_EQ("2023", again.numerator_edition);
    EXPECT_EQ("2018 base", again.denominator_edition);
    EXPECT_THAT(
        mistakes_of(
            toml + "[[break]]\non = 2022-03-02\nkind = \"source\"\nreason = \"x\"\n"
                   "denominator_edition = \"2023 base\"\n"
        ),
        HasSubstr("it begins with a break of the kind \"denominator\"")
    );
}

TEST(ImportPeriods, AreReadAsTheirKindSays) {
    using measures::PeriodKind;
    EXPECT_EQ("2022-02-09 2022-02-09", period_text("2022_02_09", PeriodKind::day));
    EXPECT_EQ("2024-02-01 2024-02-29", period_text("Feb 2024", PeriodKind::month));
    EXPECT_EQ("2022-12-01 2022-12-31", period_text("2022-12", PeriodKind::month));
    EXPECT_EQ("2022-12-01 2022-12-31", period_text("202212", PeriodKind::month));
    EXPECT_EQ("2022-10-01 2022-12-31", period_text("2022 Q4", PeriodKind::quarter));
    EXPECT_EQ("2022-01-01 2022-03-31", period_text("Q1 2022", PeriodKind::quarter));
    EXPECT_EQ("2022-01-01 2022-12-31", period_text("2022", PeriodKind::year));
    EXPECT_EQ("2021-07-01 2022-06-30", period_text("2021/22", PeriodKind::financial_year));
    EXPECT_EQ("1999-07-01 2000-06-30", period_text("1999/00", PeriodKind::financial_year));
    EXPECT_EQ("2022-07-01 2023-06-30", period_text("30 June 2023", PeriodKind::year_ending));
    EXPECT_EQ("2023-03-01 2024-02-29", period_text("2024-02-29", PeriodKind::year_ending));
    EXPECT_THAT(period_text("2021/23", PeriodKind::financial_year), HasSubstr("July to June"));
    EXPECT_THAT(period_text("2022 Q5", PeriodKind::quarter), HasSubstr("a quarter"));
    EXPECT_THAT(period_text("2022-13", PeriodKind::month), HasSubstr("a month"));
    EXPECT_THAT(period_text("", PeriodKind::day), testing::Not(testing::IsEmpty()));
}
