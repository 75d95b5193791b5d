// Ways of counting people by ethnicity do not mix in one measure.
#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

#include <fstream>

using testing::HasSubstr;

STORE_TESTS(EthnicityOutputs);

namespace {

constexpr const char* prioritised_file =
    "day,place,ethnicity,gender,people,of\n2023-05-03,North,Maori,F,40,50\n";
constexpr const char* total_file =
    "day,place,ethnicity,gender,people,of\n2023-08-03,North,Maori,F,40,50\n";

std::string counted_in_each_group() {
    return cast::replaced(cast::small_mapping(), "\"prioritised\"", "\"total\"");
}

std::string refusal_of(cast::Importer& importer, const cast::Given& given) {
    try {
        importer.run(given);
    } catch (const base::Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_P(EthnicityOutputs, AnotherThanThatOfTheMeasureIsRefusedBeforehandToo) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto first = importer.run({prioritised_file});
    ASSERT_TRUE(first.changed);
    for (const bool dry_run : {true, false}) {
        const std::string said = refusal_of(
            importer, {.file = total_file, .mapping = counted_in_each_group(), .dry_run = dry_run}
        );
        EXPECT_THAT(said, HasSubstr("The mapping counts people by total response"));
        EXPECT_THAT(said, HasSubstr("\"seen\" has count them by prioritised response"));
        EXPECT_THAT(said, HasSubstr("another slug"));
    }
    EXPECT_EQ(1, importer.count("/* test.imports */ select count(*) as n from imports"));
}

TEST_P(EthnicityOutputs, OfAnImportThatMayBePutBackCountsUntilItIsRemoved) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto first = importer.run({prioritised_file});
    const base::Viewer system = base::Viewer::system();
    const base::Instant now = importer.clock.now();
    measures::undo_import(database(), now, system, cast::network_id, first.import_id);
    const cast::Given total{.file = total_file, .mapping = counted_in_each_group()};
    const std::string said = refusal_of(importer, total);
    EXPECT_THAT(said, HasSubstr("do not mix in one measure"));
    EXPECT_THAT(said, HasSubstr("\"figures.csv\", which was undone and could be put back"));
    EXPECT_THAT(said, HasSubstr("remove that import for good"));
    measures::remove_import(database(), now, system, cast::network_id, first.import_id);
    EXPECT_EQ("", refusal_of(importer, total));
    EXPECT_THAT(refusal_of(importer, {prioritised_file}), HasSubstr("do not mix in one measure"));
}

TEST_P(ReturnPages, AReturnCountsByEthnicityAsItsMeasureDoes) {
    std::string said;
    const auto output_of_return = [&](const std::string& output) {
        {
            db::Transaction transaction = database().write();
            transaction.execute(
                "/* test.output */ update imports set ethnicity_output = :output",
                {{"output", output.empty() ? db::Value(nullptr) : db::Value(output)}}
            );
            transaction.commit();
        }
        const std::string path = ask();
        said = app->get(path, "delegate").body;
        EXPECT_EQ(303, submit(path).status);
        EXPECT_EQ(303, accept(path, "steward").status);
        db::Reader reader = database().read();
        const std::string found =
            reader
                .find(
                    R"(/* test.return_output */ select ethnicity_output from imports
                       where kind = 'return' and state = 'live')",
                    {}
                )
                ->text_or("ethnicity_output", "none");
        EXPECT_EQ(303, app->post(path + "/take-back", {}, "steward").status);
        EXPECT_EQ(303, app->post(path + "/send-back", {{"words", "x"}}, "steward").status);
        return found;
    };
    EXPECT_EQ("total", output_of_return("total"));
    EXPECT_THAT(said, HasSubstr("is counted in each of their groups"));
    EXPECT_EQ("prioritised", output_of_return("prioritised"));
    EXPECT_THAT(said, HasSubstr("is counted once, in the group that comes first"));
    EXPECT_EQ("none", output_of_return(""));
    EXPECT_THAT(said, testing::Not(HasSubstr("is counted")));
}

TEST_P(ReturnPages, AFileOfTotalResponseIsRefusedBesideReturnsThatSayNothingElse) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    {
        db::Transaction transaction = database().write();
        transaction.execute("/* test.unsaid */ update imports set ethnicity_output = null");
        transaction.commit();
    }
    ASSERT_EQ(303, accept(path, "steward").status);
    const auto file = folder() / "total.csv";
    std::ofstream(file) << "day,place,ethnicity,gender,people,of\n"
                        << "2026-06-30,Braidwater,Maori,F,40,50\n";
    try {
        measures::import_file(
            database(),
            app->clock(),
            base::Viewer::system(),
            {.file = file,
             .file_name = "total.csv",
             .mapping = counted_in_each_group(),
             .network_id = cast.network}
        );
        ADD_FAILURE() << "it was imported";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("count them by prioritised response"));
    }
}
