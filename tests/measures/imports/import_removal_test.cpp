// Removing an undone import for good: what goes with it, what stays, and who was first.
#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/imports/import_leftovers.hpp"
#include "measures/imports/import_store.hpp"
#include "network/network.hpp"

#include <gmock/gmock.h>

#include <future>

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

constexpr const char* two_places =
    "day,place,ethnicity,gender,people,of\n"
    "2023-05-03,Hill End,Maori,F,40,50\n"
    "2023-05-03,Low Bay,Maori,F,30,50\n";
constexpr const char* one_place =
    "day,place,ethnicity,gender,people,of\n"
    "2023-05-10,Low Bay,Maori,F,31,50\n";

}  // namespace

class ImportRemoval : public StoreTest {
public:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        cast::add_network(database());
        importer = std::make_unique<cast::Importer>(database());
        before = place_names();
    }
    std::string import(const char* file) {
        const auto outcome = importer->run(
            {.file = file,
             .mapping = cast::replaced(
                 cast::small_mapping(),
                 "column = \"place\"\n",
                 "column = \"place\"\ncreate_missing = true\nparent = \"All of it\"\n"
             )}
        );
        EXPECT_TRUE(outcome.changed) << outcome.said;
        return outcome.import_id;
    }
    void undo(const std::string& id) {
        measures::undo_import(database(), now, base::Viewer::system(), cast::network_id, id);
    }
    void redo(const std::string& id) {
        measures::redo_import(database(), now, base::Viewer::system(), cast::network_id, id);
    }
    void remove(const std::string& id) {
        measures::remove_import(database(), now, base::Viewer::system(), cast::network_id, id);
    }
    void sweep() { measures::sweep_imports(database(), now + 4000); }
    std::vector<std::string> place_names() {
        db::Reader reader = database().read();
        std::vector<std::string> names;
        for (const auto& place :
             network::list_places(reader, base::Viewer::system(), cast::network_id)) {
            names.push_back(place.name);
        }
        return names;
    }
    std::vector<std::string> to_go(const std::string& id) {
        db::Reader reader = database().read();
        std::vector<std::string> names;
        for (const auto& place : measures::list_places_to_go(reader, cast::network_id, id)) {
            names.push_back(place.name);
        }
        return names;
    }
    std::string state(const std::string& id) {
        db::Reader reader = database().read();
        return measures::find_import(reader, cast::network_id, id)->state;
    }
    std::int64_t cells() {
        return importer->count("/* test.n */ select count(*) as n from measure_cells");
    }
    std::int64_t rows() {
        return importer->count("/* test.n */ select count(*) as n from observations");
    }
    std::int64_t removals() {
        return importer->count(
            "/* test.n */ select count(*) as n from journal where kind = 'import.removed'"
        );
    }

    const base::Instant now = cast::written_at;
    std::unique_ptr<cast::Importer> importer;
    std::vector<std::string> before;
};

ON_BOTH_DATABASES(ImportRemoval);

TEST_P(ImportRemoval, TakesAwayRowsCellsAndThePlacesThatOnlyItBrought) {
    const std::string id = import(two_places);
    undo(id);
    EXPECT_THAT(to_go(id), ElementsAre("All of it", "Hill End", "Low Bay"));
    remove(id);
    EXPECT_EQ("swept", state(id));
    EXPECT_EQ(1, removals());
    sweep();
    EXPECT_EQ(before, place_names());
    EXPECT_EQ(0, rows());
    EXPECT_EQ(0, cells());
    EXPECT_EQ(0, importer->count("/* test.n */ select count(*) as n from import_made_places"));
    {
        db::Reader reader = database().read();
        const auto removed = measures::find_import(reader, cast::network_id, id);
        EXPECT_TRUE(removed->is_removed());
        EXPECT_EQ(removed->failure, "");
    }
    const std::string again = import(two_places);
    EXPECT_NE(id, again) << "it is a new import";
    EXPECT_EQ("live", state(again));
    EXPECT_EQ(2, rows());
}

TEST_P(ImportRemoval, LeavesWhatAnotherImportUses) {
    const std::string first = import(two_places);
    const std::string second = import(one_place);
    undo(first);
    EXPECT_THAT(to_go(first), ElementsAre("Hill End"));
    remove(first);
    sweep();
    EXPECT_THAT(place_names(), Contains("Low Bay"));
    EXPECT_THAT(place_names(), Contains("All of it"));
    EXPECT_THAT(place_names(), Not(Contains("Hill End")));
    EXPECT_EQ(1, rows());
    EXPECT_EQ(1, cells());
    EXPECT_EQ("live", state(second));
    EXPECT_FALSE(importer->sums().empty());
}

TEST_P(ImportRemoval, LeavesNoUnusedCellsInPlacesThatWereThereBefore) {
    const std::string id = import(
        "day,place,ethnicity,gender,people,of\n"
        "2023-05-03,North,Maori,F,40,50\n"
    );
    undo(id);
    EXPECT_THAT(to_go(id), IsEmpty());
    remove(id);
    sweep();
    EXPECT_EQ(before, place_names());
    EXPECT_EQ(0, cells());
}

TEST_P(ImportRemoval, LeavesAPlaceWhereSomethingElseStandsByNow) {
    const std::string id = import(two_places);
    undo(id);
    {
        db::Transaction transaction = database().write();
        const auto low_bay = network::find_place(transaction, cast::network_id, "Low Bay");
        network::create_place(
            transaction,
            now,
            base::Viewer::system(),
            cast::network_id,
            {"", low_bay->id, "Low Bay Beach", "locality", "", ""}
        );
        transaction.commit();
    }
    EXPECT_THAT(to_go(id), ElementsAre("Hill End"));
    remove(id);
    sweep();
    EXPECT_THAT(place_names(), Contains("Low Bay Beach"));
    EXPECT_THAT(place_names(), Not(Contains("Hill End")));
}

TEST_P(ImportRemoval, WaitsWhileAnotherImportOfTheMeasureIsBeingStored) {
    const std::string id = import(two_places);
    undo(id);
    remove(id);
    const auto set_other = [&](db::Sql sql) {
        db::Transaction transaction = database().write();
        transaction.execute(sql);
        transaction.commit();
    };
    {
        db::Transaction transaction = database().write();
        measures::Import staging = *measures::find_import(transaction, cast::network_id, id);
        staging.id = base::new_uuid();
        staging.state = "staging";
        staging.touched_at = now + 4000;
        measures::insert_import(transaction, staging);
        transaction.commit();
    }
    sweep();
    EXPECT_EQ(2, rows());
    EXPECT_EQ(2, cells());
    EXPECT_THAT(place_names(), Contains("Low Bay"));
    set_other("/* test.end */ update imports set state = 'failed' where state = 'staging'");
    sweep();
    EXPECT_EQ(0, rows());
    EXPECT_EQ(before, place_names());
}

TEST_P(ImportRemoval, OnlyOfOneThatIsUndone) {
    const std::string id = import(two_places);
    EXPECT_THROW(remove(id), base::Error);
    EXPECT_EQ("live", state(id));
    undo(id);
    remove(id);
    for (const auto& act : {&ImportRemoval::remove, &ImportRemoval::redo, &ImportRemoval::undo}) {
        try {
            (this->*act)(id);
            ADD_FAILURE() << "it was removed";
        } catch (const base::Error& error) {
            EXPECT_EQ(base::Code::conflict, error.code()) << error.what();
        }
    }
    EXPECT_EQ(1, removals());
}

TEST_P(ImportRemoval, OfPuttingBackAndRemovingAtTheSameTimeOneIsRefused) {
    const std::string id = import(two_places);
    for (int turn = 0; turn < 6 && state(id) != "swept"; ++turn) {
        undo(id);
        const auto refusal = [&](auto act) {
            try {
                (this->*act)(id);
            } catch (const base::Error& error) {
                EXPECT_EQ(base::Code::conflict, error.code()) << error.what();
                return std::string(error.what());
            }
            return std::string();
        };
        auto put_back = std::async(std::launch::async, refusal, &ImportRemoval::redo);
        const std::string removing = refusal(&ImportRemoval::remove);
        const std::string putting_back = put_back.get();
        EXPECT_NE(removing.empty(), putting_back.empty()) << removing << putting_back;
        EXPECT_EQ(removing.empty() ? "swept" : "live", state(id));
        EXPECT_EQ(removing.empty() ? 1 : 0, removals());
        sweep();
        EXPECT_EQ(removing.empty() ? 0 : 2, rows());
        EXPECT_EQ(removing.empty(), importer->sums().empty());
    }
}
