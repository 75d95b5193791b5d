// The traps of real published files, each with a small file of our own.
#include "measures/imports/import_cast.hpp"
#include "network/network.hpp"

#include <gmock/gmock.h>

using cast::find_sum;
using testing::HasSubstr;

STORE_TESTS(ImportTraps);

namespace {

constexpr const char* top = "day,place,ethnicity,gender,people,of\n";

std::optional<double> maori(cast::Importer& importer, const char* on_day = "2023-05-03") {
    const auto sums = importer.sums();
    const measures::Sum* sum = find_sum(sums, cast::north, "ethnicity", "maori", on_day);
    return sum == nullptr ? std::nullopt : sum->numerator;
}

}  // namespace

TEST_P(ImportTraps, ThousandsCommasAndTheByteOrderMark) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {std::string("\xEF\xBB\xBF") + top + "2023-05-03,North,Maori,F,\"1,469\",\"2,000\"\n"}
    );
    EXPECT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_EQ(1469, maori(importer));
}

TEST_P(ImportTraps, Windows1252Names) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string mapping = cast::replaced(
        cast::small_mapping(),
        "\"Other\"]",
        "\"Other\", \"Wāhi caf\u00e9\", \"caf\u00e9 \u2013 x\"]"
    );
    const auto outcome = importer.run(
        {.file = std::string(top) +
                 "2023-05-03,North,Maori,F,4,5\n2023-05-03,North,caf\xE9 \x96 x,F,4,5\n",
         .mapping = mapping}
    );
    EXPECT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_THAT(outcome.read_as, HasSubstr("Windows-1252"));
}

TEST_P(ImportTraps, WordsForWhatIsNotThereStayDifferent) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string file = std::string(top) +
                             "2023-05-01,North,Maori,F,<5,50\n"
                             "2023-05-02,North,Maori,F,Masked,50\n"
                             "2023-05-03,North,Maori,F,NA,50\n"
                             "2023-05-04,North,Maori,F,,50\n";
    const auto outcome = importer.run({file});
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    const auto sums = importer.sums();
    const auto state = [&](const char* day) {
        return find_sum(sums, cast::north, "ethnicity", "maori", day)->state;
    };
    EXPECT_EQ(base::FigureState::suppressed, state("2023-05-01"));
    EXPECT_EQ(base::FigureState::suppressed, state("2023-05-02"));
    EXPECT_EQ(base::FigureState::missing, state("2023-05-03"));
    EXPECT_EQ(base::FigureState::missing, state("2023-05-04"));
}

TEST_P(ImportTraps, BoundsOfPercentagesAndWordsOfTheMapping) {
    cast::add_network(database());
    cast::Importer importer(database());
    std::string mapping = cast::replaced(
        cast::small_mapping(),
        "[numerator]\ncolumn = [\"people\", \"Booster 1 received\", \"Booster 1 recieved\"]\n"
        "source = \"Register, 2023\"\n"
        "[denominator]\ncolumn = [\"of\", \"population\"]\nsource = \"Estimates, 2022 edition\"\n",
        "[value]\ncolumn = \"uptake\"\nsource = \"Register\"\n"
        "[numbers]\nwords = { \"not asked\" = \"not collected\" }\n"
    );
    const auto outcome = importer.run(
        {.file = "day,place,ethnicity,gender,uptake\n"
                 "2023-05-01,North,Maori,F,>95%\n"
                 "2023-05-02,North,Maori,F,71.6%\n"
                 "2023-05-03,North,Maori,F,not asked\n",
         .mapping = mapping}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    const auto sums = importer.sums();
    const auto on = [&](const char* day) {
        return *find_sum(sums, cast::north, "ethnicity", "maori", day);
    };
    EXPECT_EQ(base::FigureState::suppressed, on("2023-05-01").state);
    EXPECT_EQ(71.6, on("2023-05-02").value);
    EXPECT_EQ(base::FigureState::not_collected, on("2023-05-03").state);
}

TEST_P(ImportTraps, MisspeltTrailingAndRenamedHeaders) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto misspelt =
        importer.run({"date,place,ethnicity,gender,Booster 1 recieved "
                      ",population\n2023-05-03,North,Maori,F,4,5\n"});
    EXPECT_TRUE(misspelt.changed) << cast::told(misspelt);
    EXPECT_EQ(4, maori(importer));
    try {
        importer.run({"day,place,ethnicity,sex,peopel,of\n2023-05-03,North,Maori,F,4,5\n"});
        FAIL() << "a file without its columns was taken";
    } catch (const base::Error& wrong) {
        EXPECT_THAT(wrong.what(), HasSubstr("\"gender\""));
        EXPECT_THAT(wrong.what(), HasSubstr("peopel"));
    }
}

TEST_P(ImportTraps, AgeBandsInAnyOrderAreShownYoungestFirst) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string mapping = cast::replaced(
        cast::small_mapping(),
        "name = \"gender\"\ncolumn = \"gender\"\n",
        "name = \"age\"\ncolumn = \"gender\"\nages = true\n"
    );
    const auto outcome = importer.run(
        {.file = std::string(top) +
                 "2023-05-03,North,Maori,10-14,4,5\n2023-05-03,North,Maori,5-9,4,5\n"
                 "2023-05-03,North,Maori,90+,4,5\n2023-05-03,North,Maori,Under 5,4,5\n",
         .mapping = mapping}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    db::Reader reader = database().read();
    const auto measure = measures::get_measure(reader, base::Viewer(), cast::network_id, "seen");
    std::vector<std::string> ages;
    for (const measures::Group& group : measures::list_groups(reader, measure.id)) {
        if (group.dimension == "age") {
            ages.push_back(group.label);
        }
    }
    EXPECT_EQ(
        (std::vector<std::string>{"0 to 4", "5 to 9", "10 to 14", "90 and over", "Female", "Male"}),
        ages
    );
}

// From one day on a file has one metropolitan district where it had two before. The mapping says so
// by a break; without one, the two that fell silent are waited for.
TEST_P(ImportTraps, DistrictsThatAreRegroupedInTheMiddleOfAFileAddUpOnEachDay) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string regrouped = std::string(top) +
                                  "2021-09-01,North,Maori,F,40,50\n2021-09-01,South,Maori,F,30,50\n"
                                  "2021-09-08,Metro,Maori,F,75,100\n";
    const std::string mapping = cast::replaced(
        cast::small_mapping(),
        "column = \"place\"\n",
        "column = \"place\"\ncreate_missing = true\nparent = \"Waiora Valley\"\n"
    );
    ASSERT_TRUE(importer.run({.file = regrouped, .mapping = mapping}).changed);
    const auto waiting = importer.sums();
    const auto* waits = find_sum(waiting, cast::region, "", "", "2021-09-08");
    EXPECT_EQ(std::nullopt, waits->numerator);
    EXPECT_EQ(1, waits->places_given);
    EXPECT_EQ(3, waits->places_expected);

    const auto outcome = importer.run(
        {.file = regrouped,
         .mapping = mapping + "\n[[break]]\non = \"2021-09-08\"\nkind = \"definition\"\n"
                              "reason = \"North and South were joined into Metro.\"\n"}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    const auto sums = importer.sums();
    EXPECT_EQ(70, find_sum(sums, cast::region, "", "", "2021-09-01")->numerator);
    EXPECT_EQ(75, find_sum(sums, cast::region, "", "", "2021-09-08")->numerator);
    EXPECT_EQ(100, find_sum(sums, cast::region, "", "", "2021-09-08")->denominator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "", "", "2021-09-08"));
}

// 12 and over until one day; 5 to 11 beside it afterwards: who is counted is another from then on.
TEST_P(ImportTraps, AgesThatAreAddedInTheMiddleOfAFileCountFromThatDayOn) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {.file = "day,place,ethnicity,gender,age,people,of\n"
                 "2022-01-12,North,Maori,F,12-17,8,10\n2022-01-12,North,Maori,F,18+,40,50\n"
                 "2022-01-19,North,Maori,F,5-11,2,20\n2022-01-19,North,Maori,F,12-17,9,10\n"
                 "2022-01-19,North,Maori,F,18+,41,50\n",
         .mapping =
             cast::small_mapping() +
             "[[dimension]]\nname = \"age\"\ncolumn = \"age\"\nages = true\n"
             "[[break]]\non = 2022-01-19\nkind = \"age_range\"\nreason = \"5 to 11 added\"\n"}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    const auto sums = importer.sums();
    EXPECT_EQ(60, find_sum(sums, cast::north, "", "", "2022-01-12")->denominator);
    EXPECT_EQ(80, find_sum(sums, cast::north, "", "", "2022-01-19")->denominator);
    EXPECT_EQ(52, find_sum(sums, cast::north, "", "", "2022-01-19")->numerator);
    EXPECT_EQ(nullptr, find_sum(sums, cast::north, "age", "5-11", "2022-01-12"));
    db::Reader reader = database().read();
    const auto measure = measures::find_measure(reader, base::Viewer(), cast::network_id, "seen");
    const auto breaks = measures::list_breaks(reader, measure->id, measures::Listed::current);
    ASSERT_EQ(1U, breaks.size());
    EXPECT_EQ("2022-01-19", breaks.front().on.iso());
}

TEST_P(ImportTraps, TwoSpellingsOfAPlaceMeet) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string mapping = cast::replaced(
        cast::small_mapping(),
        "column = \"place\"\n",
        "column = \"place\"\ncreate_missing = true\nparent = \"Waiora Valley\"\n"
    );
    const auto outcome = importer.run(
        {.file =
             std::string(top) +
             "2023-05-01,Hawkes Bay,Maori,F,4,5\n2023-05-02,Hawke's Bay,Maori,F,4,5\n"
             "2023-05-01,Overseas / Unknown,Maori,F,4,5\n2023-05-02,Overseas/Unknown,Maori,F,4,5\n",
         .mapping = mapping}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_EQ(5, importer.count("/* test.places */ select count(*) as n from places"));
    const auto twice = importer.run(
        {.file = std::string(top) +
                 "2023-05-01,Hawkes Bay,Maori,F,4,5\n2023-05-01,Hawke's Bay,Maori,F,4,5\n",
         .mapping = mapping}
    );
    EXPECT_EQ(1, twice.rows_refused);
    EXPECT_THAT(cast::told(twice), HasSubstr("line 2 has this one already"));
}

TEST_P(ImportTraps, NumbersWithExponentsAreReadWhereTheMappingSays) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string file = std::string(top) + "2023-05-03,North,Maori,F,1e+05,2e+05\n";
    EXPECT_EQ(1, importer.run({file}).rows_refused);
    const auto outcome = importer.run(
        {.file = file, .mapping = cast::small_mapping() + "[numbers]\nexponents = true\n"}
    );
    EXPECT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_EQ(100000, maori(importer));
}

TEST_P(ImportTraps, MoreThanTheirPopulationIsKept) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run({std::string(top) + "2023-05-03,North,Maori,F,60,50\n"});
    EXPECT_EQ(1, outcome.rows_over);
    EXPECT_EQ(60, maori(importer));
}

TEST_P(ImportTraps, RowsLeftOutOnPurposeAreCounted) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {.file = std::string(top) +
                 "2023-05-03,Various,Various,Various,60,50\n2023-05-03,North,Maori,F,6,50\n",
         .mapping = cast::small_mapping() +
                    "[[leave_out]]\ncolumn = \"place\"\nvalues = [\"Various\"]\n"
                    "reason = \"Joined by the source.\"\n"}
    );
    EXPECT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_EQ(1, outcome.rows_left_out);
    EXPECT_EQ(1, outcome.rows_kept);
}

TEST_P(ImportTraps, HostileFilesAreRefusedInWords) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto refused = [&](const std::string& file) -> std::string {
        try {
            const auto outcome = importer.run({file});
            return outcome.changed ? "" : cast::told(outcome);
        } catch (const base::Error& wrong) {
            return wrong.what();
        }
    };
    EXPECT_NE("", refused(""));
    EXPECT_NE("", refused(top));
    EXPECT_NE("", refused("PK\x03\x04 a workbook"));
    EXPECT_NE("", refused(std::string(top) + "2023-05-03,North,Maori,F,\"unfinished\n"));
    EXPECT_NE("", refused(std::string(top) + "2023-05-03,No\0rth,Maori,F,1,2\n"));
    EXPECT_NE(
        "", refused(std::string(top) + "2023-05-03,'; drop table measures; --,Maori,F,1,2\n")
    );
    EXPECT_NE("", refused(std::string(top) + "2023-05-03,North,Maori,F,-4,2\n"));
    EXPECT_NE("", refused(std::string(top) + "2023-05-03,North,Maori,F,1e400,2\n"));
    EXPECT_NE("", refused(std::string(top) + "2023-05-03,North,Maori,F,NaN,inf\n"));
    EXPECT_EQ(0, importer.count("/* test.imports */ select count(*) as n from imports"));
}

TEST_P(ImportTraps, AStatusOfMissingDoesNotUndoWhatTheSourceWithheld) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string mapping = cast::replaced(
        cast::small_mapping(),
        "[[dimension]]\nname = \"ethnicity\"",
        "[status]\ncolumn = \"status\"\n[[dimension]]\nname = \"ethnicity\""
    );
    const auto outcome = importer.run(
        {.file = "day,place,ethnicity,gender,people,of,status\n"
                 "2023-05-03,North,Maori,F,<5,50,missing\n",
         .mapping = mapping}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    const auto sums = importer.sums();
    EXPECT_EQ(
        base::FigureState::suppressed,
        find_sum(sums, cast::north, "ethnicity", "maori", "2023-05-03")->state
    );
}

TEST_P(ImportTraps, AMappingThatCountsPerAnotherNumberIsRefused) {
    cast::add_network(database());
    cast::Importer importer(database());
    const std::string file = std::string(top) + "2023-05-03,North,Maori,F,40,50\n";
    const auto rate = [](const char* per) {
        return cast::replaced(
            cast::small_mapping(),
            "public = true",
            std::string("unit = \"rate\"\nper = ") + per + "\npublic = true"
        );
    };
    ASSERT_TRUE(importer.run({.file = file, .mapping = rate("1000")}).changed);
    EXPECT_THROW(importer.run({.file = file, .mapping = rate("100000")}), base::Error);
    const std::string proportion =
        cast::replaced(cast::small_mapping(), "public = true", "per = 1000\npublic = true");
    EXPECT_THROW(importer.run({.file = file, .mapping = proportion}), base::Error);
}
