#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_store.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

using cast::find_sum;
using testing::HasSubstr;

STORE_TESTS(ImportFile);

namespace {

constexpr const char* head = "day,place,ethnicity,gender,people,of\n";

std::string small_file() {
    return std::string(head) +
           "2023-05-03,North,Maori,F,40,50\n"
           "2023-05-03,North,Maori,M,30,50\n"
           "2023-05-03,North,Other,F,90,100\n"
           "2023-05-03,North,Other,M,80,100\n";
}

base::Viewer steward() {
    base::Viewer viewer("0198cccc-0000-7000-8000-000000000001", true);
    viewer.grant(cast::network_id, base::bit(base::Permission::import_data));
    return viewer;
}

}  // namespace

TEST_P(ImportFile, MakesTheMeasureAndItsFigures) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run({small_file()});
    ASSERT_TRUE(outcome.changed) << outcome.said << cast::told(outcome);
    EXPECT_EQ("4 rows were imported; the figures are live.", outcome.said);
    const auto sums = importer.sums();
    EXPECT_EQ(240, find_sum(sums, cast::north, "", "", "2023-05-03")->numerator);
    EXPECT_EQ(70, find_sum(sums, cast::north, "ethnicity", "maori", "2023-05-03")->numerator);
    db::Reader reader = database().read();
    EXPECT_EQ(
        5U,
        measures::list_groups(
            reader, measures::get_measure(reader, base::Viewer(), cast::network_id, "seen").id
        )
            .size()
    );
    EXPECT_EQ(
        1,
        importer.count("/* test.journal */ select count(*) as n from journal where kind = "
                       "'import.made_live'")
    );
}

TEST_P(ImportFile, TellsEveryRefusedRowAndWritesNothing) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {std::string(head) + "2023-05-03,North,Maori,F,40,50\n"
                             "2023-13-03,North,Maori,F,40,50\n"
                             "2023-05-03,Nrth,Maori,X,abc,50\n"
                             "2023-05-03,North,Maori,F,41,51\n"
                             "2023-05-03,North\n"}
    );
    EXPECT_FALSE(outcome.changed);
    EXPECT_EQ(4, outcome.rows_refused);
    EXPECT_EQ(5, outcome.rows_read);
    const std::string told = cast::told(outcome);
    EXPECT_THAT(told, HasSubstr("Line 3, column \"day\": found \"2023-13-03\""));
    EXPECT_THAT(told, HasSubstr("Line 4, column \"place\": found \"Nrth\""));
    EXPECT_THAT(told, HasSubstr("the nearest is \"North\""));
    EXPECT_THAT(told, HasSubstr("Line 4, column \"gender\": found \"X\""));
    EXPECT_THAT(told, HasSubstr("Line 4, column \"people\": found \"abc\""));
    EXPECT_THAT(told, HasSubstr("Line 5"));
    EXPECT_THAT(told, HasSubstr("line 2 has this one already"));
    EXPECT_THAT(told, HasSubstr("Line 6"));
    EXPECT_EQ(0, importer.count("/* test.imports */ select count(*) as n from imports"));
    EXPECT_EQ(0, importer.count("/* test.measures */ select count(*) as n from measures"));
}

TEST_P(ImportFile, RefusesASecondCodeForAGroupTheMeasureHas) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({small_file()}).changed);
    const std::string other = cast::replaced(cast::small_mapping(), "\"other\"", "\"others\"");
    try {
        importer.run({.file = small_file(), .mapping = other});
        FAIL() << "one group would stand in the measure twice";
    } catch (const base::Error& error) {
        EXPECT_EQ(base::Code::invalid, error.code());
        EXPECT_NE(
            std::string(error.what()).find("a group of that name under the code \"other\""),
            std::string::npos
        ) << error.what();
    }
}

TEST_P(ImportFile, ADryRunWritesNothing) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run({.file = small_file(), .dry_run = true});
    EXPECT_FALSE(outcome.changed);
    EXPECT_EQ(
        "4 rows can be imported. Nothing was written.\n\n"
        "Importing it makes the measure \"Seen in time\", which everyone can read. The figures are "
        "of 3 "
        "May 2023.",
        outcome.said
    );
    EXPECT_EQ(0, importer.count("/* test.imports */ select count(*) as n from imports"));
}

TEST_P(ImportFile, TheSameFileAgainChangesNothing) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto first = importer.run({small_file()});
    const auto again = importer.run({small_file()});
    EXPECT_FALSE(again.changed);
    EXPECT_EQ(first.import_id, again.import_id);
    EXPECT_THAT(again.said, HasSubstr("nothing was changed"));
    EXPECT_EQ(4, importer.count("/* test.rows */ select count(*) as n from observations"));
}

TEST_P(ImportFile, IsUndoneAndPutBack) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto first = importer.run({small_file()});
    const auto later = importer.run({cast::replaced(small_file(), "40,50", "50,50")});
    const auto maori = [&] {
        const auto sums = importer.sums();
        return *find_sum(sums, cast::north, "ethnicity", "maori", "2023-05-03")->numerator;
    };
    EXPECT_EQ(80, maori());
    const base::Instant now = importer.clock.now();
    measures::undo_import(database(), now, steward(), cast::network_id, later.import_id);
    EXPECT_EQ(70, maori());
    measures::undo_import(database(), now, steward(), cast::network_id, first.import_id);
    EXPECT_TRUE(importer.sums().empty());
    EXPECT_THROW(
        measures::undo_import(database(), now, steward(), cast::network_id, first.import_id),
        base::Error
    );
    measures::redo_import(database(), now, steward(), cast::network_id, first.import_id);
    EXPECT_EQ(70, maori());
    // The other file, which was undone, is put back by importing it again.
    const auto again = importer.run({cast::replaced(small_file(), "40,50", "50,50")});
    EXPECT_TRUE(again.changed);
    EXPECT_EQ(later.import_id, again.import_id);
    EXPECT_EQ(80, maori());
    EXPECT_EQ(8, importer.count("/* test.rows */ select count(*) as n from observations"));
}

TEST_P(ImportFile, TheLastToGoLiveCountsWhateverTheClocksSay) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({small_file()}).changed);
    // From a machine whose clock is an hour behind.
    cast::Importer slow(database());
    slow.clock = base::FixedClock(cast::written_at - 3600);
    ASSERT_TRUE(slow.run({cast::replaced(small_file(), "40,50", "10,50")}).changed);
    const auto maori = [&] {
        const auto sums = importer.sums();
        return find_sum(sums, cast::north, "ethnicity", "maori", "2023-05-03")->numerator;
    };
    EXPECT_EQ(40, maori());
    ASSERT_TRUE(importer.run({std::string(head) + "2023-05-03,South,Maori,F,7,50\n"}).changed);
    EXPECT_EQ(40, maori());
}

TEST_P(ImportFile, OneThatStoppedHalfWayIsInvisibleAndSwept) {
    cast::add_network(database());
    cast::Importer importer(database());
    struct Killed {};
    EXPECT_THROW(
        measures::import_file(
            database(),
            importer.clock,
            base::Viewer::system(),
            {.file =
                 [&] {
                     const auto path = folder() / "half.csv";
                     std::ofstream(path) << small_file();
                     return path;
                 }(),
             .file_name = "half.csv",
             .mapping = cast::small_mapping(),
             .network_id = cast::network_id},
            [](const measures::ImportProgress& progress) {
                if (progress.doing == "Adding up") {
                    throw Killed();
                }
            }
        ),
        Killed
    );
    EXPECT_EQ(4, importer.count("/* test.rows */ select count(*) as n from observations"));
    EXPECT_TRUE(importer.sums().empty());
    {
        db::Reader reader = database().read();
        EXPECT_FALSE(measures::find_measure(reader, base::Viewer(), cast::network_id, "seen"));
    }
    measures::sweep_imports(database(), importer.clock.now() + 60);
    EXPECT_EQ(4, importer.count("/* test.rows */ select count(*) as n from observations"));
    measures::sweep_imports(database(), importer.clock.now() + 600);
    EXPECT_EQ(0, importer.count("/* test.rows */ select count(*) as n from observations"));
    EXPECT_EQ(
        1,
        importer.count("/* test.swept */ select count(*) as n from imports where state = 'swept'")
    );
    EXPECT_TRUE(importer.run({small_file()}).changed);
}

TEST_P(ImportFile, TwoFilesOfOneMeasureAtOnceBothCount) {
    cast::add_network(database());
    cast::Importer first(database());
    cast::Importer second(database());
    std::string said;
    std::thread other([&] {
        said =
            second.run({cast::replaced(small_file(), "2023-05-03,North", "2023-05-04,North")}).said;
    });
    const auto outcome = first.run({small_file()});
    other.join();
    EXPECT_TRUE(outcome.changed) << outcome.said;
    EXPECT_THAT(said, HasSubstr("the figures are live"));
    const auto sums = first.sums();
    EXPECT_NE(nullptr, find_sum(sums, cast::north, "ethnicity", "other", "2023-05-03"));
    EXPECT_NE(nullptr, find_sum(sums, cast::north, "ethnicity", "maori", "2023-05-04"));
}

TEST_P(ImportFile, OnlyThoseWhoMayImportDo) {
    cast::add_network(database());
    const auto path = folder() / "file.csv";
    std::ofstream(path) << small_file();
    const auto run_as = [&](const base::Viewer& viewer) {
        return measures::import_file(
            database(),
            base::SystemClock(),
            viewer,
            {.file = path,
             .file_name = "file.csv",
             .mapping = cast::small_mapping(),
             .network_id = cast::network_id}
        );
    };
    EXPECT_THROW(run_as(base::Viewer()), base::Error);
    base::Viewer elsewhere("0198cccc-0000-7000-8000-000000000002", true);
    elsewhere.grant(cast::other_network_id, base::bit(base::Permission::import_data));
    EXPECT_THROW(run_as(elsewhere), base::Error);
    EXPECT_TRUE(run_as(steward()).changed);
}
