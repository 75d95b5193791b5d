#include "measures/imports/import_leftovers.hpp"

#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "network/network.hpp"

#include <gmock/gmock.h>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>

using testing::HasSubstr;

STORE_TESTS(ImportLeftovers);

namespace {

struct Killed {};

constexpr const char* file =
    "day,place,ethnicity,gender,people,of\n"
    "2023-05-03,Hill End,Maori,F,40,50\n"
    "2023-05-03,Low Bay,Maori,F,30,50\n";

std::string making_mapping() {
    return cast::replaced(
        cast::small_mapping(),
        "column = \"place\"\n",
        "column = \"place\"\ncreate_missing = true\nparent = \"All of it\"\n"
    );
}

class Interrupted {
public:
    explicit Interrupted(db::Database& database) : importer(database), database_(database) {
        cast::add_network(database);
        std::ofstream(path()) << file;
    }

    // An import that is killed when its rows are stored.
    void run() {
        const auto kill = [](const measures::ImportProgress& progress) {
            if (progress.doing == "Adding up") {
                throw Killed();
            }
        };
        EXPECT_THROW(import(kill), Killed);
    }

    measures::ImportOutcome import(
        const std::function<void(const measures::ImportProgress&)>& progress = {},
        bool dry_run = false
    ) {
        return measures::import_file(
            database_,
            importer.clock,
            base::Viewer::system(),
            {.file = path(),
             .file_name = "made.csv",
             .mapping = making_mapping(),
             .network_id = cast::network_id,
             .dry_run = dry_run},
            progress
        );
    }

    // Those that are arriving too.
    std::vector<std::string> place_names() {
        db::Reader reader = database_.read();
        std::vector<std::string> names;
        for (const auto& place : network::list_places_and_arriving(reader, cast::network_id)) {
            names.push_back(place.name);
        }
        return names;
    }
    std::string place_id(const std::string& name) {
        db::Reader reader = database_.read();
        for (const auto& place : network::list_places_and_arriving(reader, cast::network_id)) {
            if (place.name == name) {
                return place.id;
            }
        }
        return "";
    }

    void sweep() { measures::sweep_imports(database_, importer.clock.now() + 4000); }

    cast::Importer importer;

private:
    std::filesystem::path path() const { return folder_.path() / "made.csv"; }

    db::Database& database_;
    support::TemporaryFolder folder_;
};

}  // namespace

TEST_P(ImportLeftovers, PlacesMadeForItGoWithAnImportThatNeverWentLive) {
    Interrupted interrupted(database());
    const auto before = interrupted.place_names();
    EXPECT_THAT(
        interrupted.import({}, true).said,
        HasSubstr("2 places that this network does not have yet are added: Hill End, Low Bay.")
    );
    EXPECT_EQ(before, interrupted.place_names());
    interrupted.run();
    EXPECT_EQ(before.size() + 3, interrupted.place_names().size());
    interrupted.sweep();
    EXPECT_EQ(before, interrupted.place_names());
    for (const auto& [table, count] : std::map<std::string, std::int64_t>{
             {"rows",
              interrupted.importer.count("/* test.n */ select count(*) as n from observations")},
             {"cells",
              interrupted.importer.count("/* test.n */ select count(*) as n from measure_cells")},
             {"sums",
              interrupted.importer.count("/* test.n */ select count(*) as n from measure_sums")},
             {"editions",
              interrupted.importer.count("/* test.n */ select count(*) as n from sum_editions")},
             {"made",
              interrupted.importer.count("/* test.n */ select count(*) as n from import_made_places"
              )}}) {
        EXPECT_EQ(0, count) << table;
    }
    EXPECT_TRUE(interrupted.import().changed);
    interrupted.sweep();
    EXPECT_EQ(before.size() + 3, interrupted.place_names().size());
}

TEST_P(ImportLeftovers, APlaceThatIsUsedByNowStaysAndTheOneAboveItToo) {
    Interrupted interrupted(database());
    interrupted.run();
    {
        const std::string low_bay = interrupted.place_id("Low Bay");
        db::Transaction transaction = database().write();
        network::create_place(
            transaction,
            interrupted.importer.clock.now(),
            base::Viewer::system(),
            cast::network_id,
            {"", low_bay, "Low Bay Beach", "locality", "", ""}
        );
        transaction.commit();
    }
    interrupted.sweep();
    const auto names = interrupted.place_names();
    EXPECT_THAT(names, testing::Contains("Low Bay"));
    EXPECT_THAT(names, testing::Contains("All of it"));
    EXPECT_THAT(names, testing::Not(testing::Contains("Hill End")));
}

TEST_P(ImportLeftovers, SoTheyDoWhereTheMeasureHasFiguresAlready) {
    Interrupted interrupted(database());
    ASSERT_TRUE(interrupted.importer
                    .run({"day,place,ethnicity,gender,people,of\n"
                          "2023-05-02,North,Maori,F,40,50\n"})
                    .changed);
    const auto before = interrupted.place_names();
    interrupted.run();
    interrupted.sweep();
    EXPECT_EQ(before, interrupted.place_names());
    EXPECT_EQ(
        1, interrupted.importer.count("/* test.n */ select count(*) as n from measure_cells")
    );
}

TEST_P(ImportLeftovers, APlaceThatMovesDuringTheFirstImportIsAddedUpWhereItIs) {
    Interrupted interrupted(database());
    const auto move = [&](const measures::ImportProgress& progress) {
        if (progress.doing != "Adding up") {
            return;
        }
        db::Transaction transaction = database().write();
        transaction.execute(
            R"(/* test.move */
            update places set parent_id = null where name = 'Low Bay' and network_id = :network)",
            {{"network", cast::network_id}}
        );
        measures::places_moved(transaction, cast::written_at, cast::network_id);
        transaction.commit();
    };
    EXPECT_TRUE(interrupted.import(move).changed);
    const jobs::Handlers handlers{{measures::add_up_job, measures::add_up_again}};
    jobs::run_due(database(), handlers, {}, cast::written_at);
    db::Reader reader = database().read();
    const auto above = network::find_place(reader, cast::network_id, "All of it");
    const auto sums = interrupted.importer.sums();
    EXPECT_EQ(40, cast::find_sum(sums, above->id, "", "", "2023-05-03")->numerator);
    const auto measure = measures::find_measure(reader, base::Viewer(), cast::network_id, "seen");
    ASSERT_TRUE(measure) << "it is public with its first figures";
    EXPECT_FALSE(measure->is_adding_up);
}

TEST_P(ImportLeftovers, OfTheSameFileAtTheSameTimeOneGoesLive) {
    cast::add_network(database());
    std::mutex mutex;
    std::condition_variable changed;
    int arrived = 0;
    // Both have stored their rows before either goes live.
    const auto wait_for_the_other = [&](const measures::ImportProgress& progress) {
        if (progress.doing == "Adding up") {
            std::unique_lock lock(mutex);
            ++arrived;
            changed.notify_all();
            changed.wait(lock, [&] { return arrived == 2; });
        }
    };
    support::TemporaryFolder folder;
    std::ofstream(folder.path() / "same.csv") << file;
    std::vector<std::string> said(2);
    std::vector<std::thread> threads;
    for (std::string& words : said) {
        threads.emplace_back([&] {
            try {
                words = measures::import_file(
                            database(),
                            base::FixedClock(cast::written_at),
                            base::Viewer::system(),
                            {.file = folder.path() / "same.csv",
                             .file_name = "same.csv",
                             .mapping = making_mapping(),
                             .network_id = cast::network_id},
                            wait_for_the_other
                )
                            .said;
            } catch (const base::Error& error) {
                words = error.what();
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    std::sort(said.begin(), said.end());
    EXPECT_EQ("2 rows were imported; the figures are live.", said[0]);
    EXPECT_THAT(said[1], HasSubstr("Somebody else imported this file"));
    cast::Importer importer(database());
    EXPECT_EQ(2, importer.count("/* test.n */ select count(*) as n from observations"));
    EXPECT_EQ(1, importer.count("/* test.n */ select count(*) as n from sum_editions"));
    const auto sums = importer.sums();
    const std::string whole = [&] {
        db::Reader reader = database().read();
        return network::find_place(reader, cast::network_id, "All of it")->id;
    }();
    EXPECT_EQ(40 + 30, cast::find_sum(sums, whole, "", "", "2023-05-03")->numerator);
}

TEST_P(ImportLeftovers, ANameThatTwoPlacesBearIsRefusedNamingBoth) {
    cast::add_network(database());
    {
        db::Transaction transaction = database().write();
        const auto make = [&](const char* name, const char* kind, const char* code) {
            network::create_place(
                transaction,
                cast::written_at,
                base::Viewer::system(),
                cast::network_id,
                {"", "", name, kind, "nz-test", code}
            );
        };
        make("Ōhope", "district", "D7");
        make("Ohope", "locality", "L3");
        make("Twin", "district", "D8");
        make("Twin", "locality", "L4");
        transaction.commit();
    }
    cast::Importer importer(database());
    const auto outcome =
        importer.run({"day,place,ethnicity,gender,people,of\n"
                      "2023-05-03,Ohope,Maori,F,40,50\n"
                      "2023-05-03,Ōhope,Maori,F,41,50\n"
                      "2023-05-03,L4,Maori,F,42,50\n"
                      "2023-05-03,Twin,Maori,F,43,50\n"
                      "2023-05-03,OHOPE,Maori,F,44,50\n"});
    EXPECT_EQ(2, outcome.rows_refused);
    EXPECT_THAT(
        cast::told(outcome),
        HasSubstr("Line 5, column \"place\": found \"Twin\"; expected the code of one of these 2: "
                  "Twin (district, D8), Twin (locality, L4).")
    );
    EXPECT_THAT(cast::told(outcome), HasSubstr("Line 6"));
}
