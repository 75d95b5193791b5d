#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "network/cast.hpp"

#include <gmock/gmock.h>

using testing::ElementsAre;
using testing::IsEmpty;

STORE_TESTS(PlaceUses);

namespace {

std::vector<std::string> uses_of(db::Database& database, const std::string& name) {
    db::Reader reader = database.read();
    const auto place = network::find_place(reader, cast::network_id, name);
    std::vector<std::string> words;
    for (const auto& use : measures::list_place_uses(reader, cast::network_id, place->id)) {
        words.push_back(use.words);
    }
    return words;
}

}  // namespace

TEST_P(PlaceUses, FiguresAreOnesLiveOrNot) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {.file = "day,place,ethnicity,gender,people,of\n"
                 "2023-05-03,Hill End,Maori,F,40,50\n",
         .mapping = cast::replaced(
             cast::small_mapping(),
             "column = \"place\"\n",
             "column = \"place\"\ncreate_missing = true\nparent = \"All of it\"\n"
         )}
    );
    ASSERT_TRUE(outcome.changed) << outcome.said;
    EXPECT_THAT(uses_of(database(), "Hill End"), ElementsAre("figures"));
    EXPECT_THAT(uses_of(database(), "All of it"), ElementsAre("the import that made it"));
    EXPECT_THAT(uses_of(database(), "North"), IsEmpty());
    measures::undo_import(
        database(),
        importer.clock.now(),
        base::Viewer::system(),
        cast::network_id,
        outcome.import_id
    );
    EXPECT_THAT(uses_of(database(), "Hill End"), ElementsAre("figures that are not live"));
}

TEST_P(PlaceUses, AReturnThatWasAskedForIsOne) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer
                    .run({"day,place,ethnicity,gender,people,of\n"
                          "2023-05-03,North,Maori,F,40,50\n"})
                    .changed);
    db::Transaction transaction = database().write();
    const auto south = network::find_place(transaction, cast::network_id, "South");
    ASSERT_TRUE(south);
    const std::string partner = network::create_organisation(
        transaction,
        importer.clock.now(),
        base::Viewer::system(),
        cast::network_id,
        {.name = "River Trust"}
    );
    transaction.execute(
        R"(/* test.return */
        insert into returns (id, network_id, measure_id, organisation_id, place_id, period_start,
                             period_end, due_on, state, asked_at)
        select 'r', network_id, id, :partner, :place, '2026-01-01', '2026-03-31', '2026-12-01',
               'asked', 0
        from measures where network_id = :network)",
        {{"network", cast::network_id}, {"partner", partner}, {"place", south->id}}
    );
    transaction.commit();
    EXPECT_THAT(uses_of(database(), "South"), ElementsAre("1 return"));
}
