// What an import brings is seen when it goes live, and not before.
#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_places.hpp"
#include "measures/imports/import_store.hpp"
#include "network/network.hpp"
#include "platform/journal/journal.hpp"

#include <gmock/gmock.h>

#include <fstream>

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

namespace {

struct Stopped {};

constexpr const char* two_new_places =
    "day,place,ethnicity,gender,people,of\n"
    "2023-05-03,Hill End,Maori,F,40,50\n"
    "2023-05-03,Low Bay,Maori,F,30,50\n";

}  // namespace

class ImportArrival : public StoreTest {
public:
    void SetUp() override {
        StoreTest::SetUp();
        if (!IsSkipped()) {
            cast::add_network(database());
            member.grant(
                cast::network_id,

                base::bit(base::Permission::read_internal)
            );
        }
    }
    measures::ImportOutcome import(
        const std::function<void(const measures::ImportProgress&)>& progress = {},
        const std::string& name = "new.csv"
    ) {
        std::ofstream(folder() / name) << two_new_places << (name == "new.csv" ? "" : "\n");
        return measures::import_file(
            database(),
            base::FixedClock(cast::written_at),
            base::Viewer::system(),
            {.file = folder() / name,
             .file_name = name,
             .mapping = cast::replaced(
                 cast::small_mapping(),
                 "column = \"place\"\n",
                 "column = \"place\"\ncreate_missing = true\nparent = \"All of it\"\n"
             ),
             .network_id = cast::network_id},
            progress
        );
    }
    // An import whose process ends when its rows are stored.
    void kill() {
        const auto end = [](const measures::ImportProgress& progress) {
            if (progress.doing == "Adding up") {
                throw Stopped();
            }
        };
        EXPECT_THROW(import(end), Stopped);
    }
    void sweep() { measures::sweep_imports(database(), cast::written_at + 4000); }
    std::vector<std::string> seen_places(const base::Viewer& viewer) {
        db::Reader reader = database().read();
        std::vector<std::string> names;
        for (const auto& place : network::list_places(reader, viewer, cast::network_id)) {
            names.push_back(place.name);
        }
        return names;
    }
    std::vector<std::string> told(const base::Viewer& viewer) {
        db::Reader reader = database().read();
        std::vector<std::string> kinds;
        for (const auto& entry : journal::feed(reader, viewer, cast::network_id)) {
            kinds.push_back(entry.kind);
        }
        return kinds;
    }
    std::optional<measures::Measure> measure(const base::Viewer& viewer) {
        db::Reader reader = database().read();
        return measures::find_measure(reader, viewer, cast::network_id, "seen");
    }
    std::int64_t cells() {
        cast::Importer importer(database());
        return importer.count("/* test.n */ select count(*) as n from measure_cells");
    }

    const base::Viewer stranger;
    base::Viewer member{"0198cccc-0000-7000-8000-000000000001", true};
};

ON_BOTH_DATABASES(ImportArrival);

TEST_P(ImportArrival, NobodySeesOrIsToldOfItsPlacesAndMeasureBeforeItIsLive) {
    bool was_looked_at = false;
    const auto look = [&](const measures::ImportProgress& progress) {
        if (progress.doing != "Adding up") {
            return;
        }
        was_looked_at = true;
        for (const base::Viewer& viewer : {stranger, member}) {
            EXPECT_THAT(
                seen_places(viewer), UnorderedElementsAre("Waiora Valley", "North", "South")
            );
            EXPECT_THAT(told(viewer), IsEmpty());
            EXPECT_FALSE(measure(viewer));
        }
        db::Reader reader = database().read();
        EXPECT_FALSE(network::find_place(reader, cast::network_id, "Hill End"));
    };
    EXPECT_TRUE(import(look).changed);
    EXPECT_TRUE(was_looked_at);
    EXPECT_THAT(seen_places(stranger), Contains("Hill End"));
    EXPECT_THAT(
        told(stranger),
        UnorderedElementsAre(
            "place.added", "place.added", "place.added", "measure.added", "import.made_live"
        )
    );
    EXPECT_TRUE(measure(stranger));
}

TEST_P(ImportArrival, AfterAKillNobodyWasToldOfAnything) {
    kill();
    EXPECT_THAT(seen_places(stranger), Not(Contains("Hill End")));
    sweep();
    EXPECT_THAT(told(base::Viewer::system()), IsEmpty());
    EXPECT_EQ(0, cells());
}

TEST_P(ImportArrival, AFirstImportThatWasKilledIsForEveryoneWhenItIsBegunAgain) {
    kill();
    sweep();
    EXPECT_FALSE(measure(stranger));
    EXPECT_TRUE(import().changed);
    EXPECT_TRUE(measure(stranger));
}

TEST_P(ImportArrival, AMeasureThatAPersonMadeInternalStaysSo) {
    kill();
    sweep();
    {
        auto kept = measure(base::Viewer::system());
        kept->is_public = false;
        db::Transaction transaction = database().write();
        ASSERT_TRUE(measures::update_measure(transaction, cast::written_at + 1, *kept));
        transaction.commit();
    }
    EXPECT_TRUE(import().changed);
    EXPECT_FALSE(measure(stranger));
    EXPECT_TRUE(measure(member));
}

TEST_P(ImportArrival, APlaceThatTwoImportsBringIsOneAndStaysForTheOther) {
    const auto meanwhile = [&](const measures::ImportProgress& progress) {
        if (progress.doing == "Adding up") {
            EXPECT_TRUE(import({}, "other.csv").changed);
            throw Stopped();
        }
    };
    EXPECT_THROW(import(meanwhile), Stopped);
    sweep();
    EXPECT_THAT(
        seen_places(stranger),
        UnorderedElementsAre("Waiora Valley", "North", "South", "All of it", "Hill End", "Low Bay")
    );
}

TEST_P(ImportArrival, CellsOfAnImportThatStoredNoRowGoWithIt) {
    ASSERT_TRUE(import().changed);
    const std::int64_t used = cells();
    const std::string measure_id = measure(stranger)->id;
    const auto begin = [&] {
        measures::Import staging{
            .id = base::new_uuid(),
            .measure_id = measure_id,
            .protection = "raw",
            .started_at = cast::written_at,
            .touched_at = cast::written_at};
        db::Transaction transaction = database().write();
        measures::insert_import(transaction, staging);
        transaction.commit();
        return staging.id;
    };
    const std::string killed = begin();
    const std::string other = begin();
    const measures::CellRow cell{
        measures::cell_id(measure_id, cast::north, "gender=male"), cast::north, "gender=male"};
    const std::vector<std::int64_t> ids{cell.id};
    measures::add_cells(database(), measure_id, ids, [&](std::size_t) { return cell; });
    measures::fail_import(database(), cast::written_at, killed, "It was killed.");
    EXPECT_EQ(used + 1, cells()) << "the other may come to use it";
    measures::fail_import(database(), cast::written_at, other, "It was killed.");
    EXPECT_EQ(used, cells());
}

TEST_P(ImportArrival, ManyPlacesAreMadeInManyShortTransactions) {
    measures::PlaceMapping mapping{.create_missing = true, .parent = "All of it"};
    std::optional<measures::PlaceBook> book;
    {
        db::Reader reader = database().read();
        book.emplace(reader, base::Viewer::system(), cast::network_id, mapping, true);
    }
    constexpr int places = 2'000;
    for (int i = 0; i < places; ++i) {
        ASSERT_TRUE(book->find("Place " + std::to_string(i)));
    }
    int transactions = 0;
    std::size_t made = 0;
    book->create_missing(
        database(),
        cast::written_at,
        base::Viewer::system(),
        [&](db::Transaction&, const std::vector<std::string>& ids) {
            ++transactions;
            made += ids.size();
        }
    );
    EXPECT_GE(made, static_cast<std::size_t>(places + 1)) << "and the one above, in each";
    EXPECT_GT(transactions, on_sqlite() ? 1 : 0);
    db::Reader reader = database().read();
    EXPECT_EQ(
        static_cast<std::size_t>(places + 4),
        network::list_places_and_arriving(reader, cast::network_id).size()
    );
}

TEST_P(ImportArrival, TheNearestPlaceIsLookedForAThousandTimesAtMost) {
    const measures::PlaceMapping mapping;
    db::Reader reader = database().read();
    measures::PlaceBook book(reader, base::Viewer::system(), cast::network_id, mapping, false);
    for (int i = 0; i < 1'000; ++i) {
        EXPECT_THAT(book.expected("Nroth" + std::to_string(i)), testing::HasSubstr("the name"));
    }
    EXPECT_THAT(book.expected("Sotuh"), Not(testing::HasSubstr("nearest")));
}
