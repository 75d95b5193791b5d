// Figures counted against two editions of a denominator do not come into one line.
#include "measures/imports/import_cast.hpp"
#include "measures/imports/import_ending.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;

STORE_TESTS(Editions);

namespace {

constexpr const char* header_line = "day,place,ethnicity,gender,people,of\n";

std::string file_of(std::initializer_list<const char*> lines) {
    std::string file = header_line;
    for (const char* line : lines) {
        file += std::string(line) + "\n";
    }
    return file;
}

constexpr const char* north_in_may = "2023-05-03,North,Maori,F,40,50";
constexpr const char* south_in_may = "2023-05-03,South,Maori,F,30,40";
constexpr const char* north_in_august = "2023-08-03,North,Maori,F,41,60";
constexpr const char* north_in_november = "2023-11-03,North,Maori,F,42,60";

std::string with_edition(const std::string& edition, const std::string& more = "") {
    return cast::replaced(
               cast::small_mapping(),
               "\"Estimates, 2022 edition\"\n",
               "\"Estimates\"\nedition = \"" + edition + "\"\n"
           ) +
           more;
}

std::string break_of_august(const std::string& edition = "") {
    return "[[break]]\non = 2023-08-03\nkind = \"denominator\"\nreason = \"More people.\"\n" +
           (edition.empty() ? "" : "denominator_edition = \"" + edition + "\"\n");
}

std::string why_refused(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.what();
    }
    return "";
}

std::string why_refused(cast::Importer& importer, const cast::Given& given) {
    return why_refused([&] { importer.run(given); });
}

}  // namespace

TEST_P(Editions, AnotherInTheSameLineIsRefusedBeforehandToo) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({file_of({north_in_may}), with_edition("2018 base")}).changed);
    for (const bool dry_run : {true, false}) {
        const std::string said = why_refused(
            importer,
            {.file = file_of({north_in_august}),
             .mapping = with_edition("2023 base"),
             .dry_run = dry_run}
        );
        EXPECT_THAT(said, HasSubstr("The figures of 3 Aug 2023 are counted against \"2023 base\""));
        EXPECT_THAT(said, HasSubstr("of 3 May 2023, against \"2018 base\""));
        EXPECT_THAT(said, HasSubstr("record a break of the denominator on 3 Aug 2023"));
    }
    EXPECT_EQ(1, importer.count("/* test.imports */ select count(*) as n from imports"));
    EXPECT_TRUE(importer
                    .run({file_of({north_in_august}), with_edition("2023 base", break_of_august())})
                    .changed);
}

TEST_P(Editions, ABreakThatAPersonRecordedLetsAnotherIn) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({file_of({north_in_may}), with_edition("2018 base")}).changed);
    {
        db::Transaction transaction = database().write();
        const auto measure =
            measures::get_measure(transaction, base::Viewer::system(), cast::network_id, "seen");
        measures::upsert_break(
            transaction,
            measure.id,
            {.on = {2023, 8, 3}, .kind = "denominator", .reason = "More people."}
        );
        transaction.commit();
    }
    EXPECT_EQ("", why_refused(importer, {file_of({north_in_august}), with_edition("2023 base")}));
}

TEST_P(Editions, WhereNoneIsNamedNothingIsCompared) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({file_of({north_in_may})}).changed);
    EXPECT_EQ("", why_refused(importer, {file_of({north_in_august}), with_edition("2023 base")}));
    EXPECT_EQ("", why_refused(importer, {file_of({north_in_november})}));
}

TEST_P(Editions, OneThatIsNamedReachesOverFiguresThatNameNone) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer.run({file_of({north_in_may}), with_edition("2018 base")}).changed);
    ASSERT_TRUE(importer.run({file_of({north_in_august})}).changed);
    EXPECT_THAT(
        why_refused(importer, {file_of({north_in_november}), with_edition("2023 base")}),
        HasSubstr("of 3 May 2023, against \"2018 base\"")
    );
}

TEST_P(Editions, ALaterOneMayReplaceAllThatIsThereAndNotAPartOfIt) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(
        importer.run({file_of({north_in_may, south_in_may}), with_edition("2018 base")}).changed
    );
    EXPECT_THAT(
        why_refused(
            importer, {file_of({north_in_may, north_in_august}), with_edition("2023 base")}
        ),
        HasSubstr("would be counted partly against \"2018 base\" and partly against \"2023 base\"")
    );
    EXPECT_EQ(
        1,
        importer.count("/* test.live */ select count(*) as n from imports where state = "
                       "'live'")
    );
    EXPECT_EQ(
        "",
        why_refused(
            importer,
            {file_of({north_in_may, south_in_may, north_in_august}), with_edition("2023 base")}
        )
    );
}

TEST_P(Editions, PuttingBackAndUndoingJoinNoTwoEither) {
    cast::add_network(database());
    cast::Importer importer(database());
    const base::Viewer system = base::Viewer::system();
    const base::Instant now = importer.clock.now();
    const auto first = importer.run({file_of({north_in_may}), with_edition("2018 base")});
    const auto replaced = importer.run({file_of({north_in_may}), with_edition("2023 base")});
    ASSERT_TRUE(importer.run({file_of({north_in_august}), with_edition("2023 base")}).changed);
    EXPECT_THAT(
        why_refused([&] {
            measures::undo_import(database(), now, system, cast::network_id, replaced.import_id);
        }),
        HasSubstr("record a break of the denominator on 3 Aug 2023")
    );
    measures::undo_import(database(), now, system, cast::network_id, first.import_id);
    EXPECT_EQ(
        "", why_refused([&] {
            measures::undo_import(database(), now, system, cast::network_id, replaced.import_id);
        })
    );
    EXPECT_THAT(
        why_refused([&] {
            measures::redo_import(database(), now, system, cast::network_id, first.import_id);
        }),
        HasSubstr("one line cannot join two editions")
    );
}

TEST_P(Editions, AFileThatSpansTwoSaysSoAtItsBreak) {
    cast::add_network(database());
    cast::Importer importer(database());
    const auto outcome = importer.run(
        {file_of({north_in_may, north_in_august}),
         with_edition("2018 base", break_of_august("2023 base"))}
    );
    ASSERT_TRUE(outcome.changed) << cast::told(outcome);
    EXPECT_EQ("", why_refused(importer, {file_of({north_in_november}), with_edition("2023 base")}));
    EXPECT_THAT(
        why_refused(importer, {file_of({north_in_november}), with_edition("2018 base")}),
        HasSubstr("The break of 3 Aug 2023 says that \"2023 base\" begins there")
    );
    db::Reader reader = database().read();
    const auto measure =
        measures::get_measure(reader, base::Viewer::system(), cast::network_id, "seen");
    EXPECT_EQ(
        "Estimates, 2018 base, then 2023 base",
        measures::list_live_sources(reader, measure.id).back().denominator_source
    );
}

TEST_P(Editions, ABreakThatNamesNoneYetTakesThatOfTheMapping) {
    cast::add_network(database());
    cast::Importer importer(database());
    ASSERT_TRUE(importer
                    .run(
                        {file_of({north_in_may, north_in_august}),
                         cast::small_mapping() + break_of_august()}
                    )
                    .changed);
    ASSERT_TRUE(importer
                    .run(
                        {file_of({north_in_may, north_in_august}),
                         with_edition("2018 base", break_of_august("2023 base"))}
                    )
                    .changed);
    db::Reader reader = database().read();
    const auto measure =
        measures::get_measure(reader, base::Viewer::system(), cast::network_id, "seen");
    EXPECT_EQ("2023 base", measures::list_breaks(reader, measure.id).at(0).denominator_edition);
}
