// A measure gets another address, unit or number that a rate is of: its file is read as before.
#include "measures/imports/import_cast.hpp"
#include "measures/imports/mapping.hpp"
#include "measures/imports/mapping_today.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;

namespace {

constexpr const char* release =
    "day,place,ethnicity,gender,people,of\n2023-05-03,North,Maori,F,40,50\n";
constexpr const char* next_release =
    "day,place,ethnicity,gender,people,of\n2023-06-03,North,Maori,F,41,50\n";

}  // namespace

class ImportRename : public StoreTest {
public:
    void SetUp() override {
        StoreTest::SetUp();
        if (!IsSkipped()) {
            cast::add_network(database());
            importer = std::make_unique<cast::Importer>(database());
        }
    }
    void change(const std::function<void(measures::Measure&)>& how) {
        db::Transaction transaction = database().write();
        auto measure =
            measures::find_measure(transaction, base::Viewer::system(), cast::network_id, slug);
        how(*measure);
        slug = measure->slug;
        ASSERT_TRUE(measures::update_measure(transaction, cast::written_at + 1, *measure));
        transaction.commit();
    }
    void rename(const std::string& to) {
        change([&](measures::Measure& measure) { measure.slug = to; });
    }
    std::int64_t measures_there() {
        return importer->count("/* test.n */ select count(*) as n from measures");
    }

    std::unique_ptr<cast::Importer> importer;
    std::string slug = "seen";
};

ON_BOTH_DATABASES(ImportRename);

TEST_P(ImportRename, TheSameFileAgainChangesNothing) {
    ASSERT_TRUE(importer->run({release}).changed);
    rename("seen-in-time");
    const auto again = importer->run({release});
    EXPECT_FALSE(again.changed);
    EXPECT_THAT(again.said, HasSubstr("nothing was changed"));
    EXPECT_EQ("seen-in-time", again.measure_slug);
    EXPECT_EQ(1, measures_there());
}

TEST_P(ImportRename, NorDoesItThroughTheMappingThatIsOfferedNow) {
    ASSERT_TRUE(importer->run({release}).changed);
    rename("seen-in-time");
    const std::string offered =
        cast::replaced(cast::small_mapping(), "slug = \"seen\"", "slug = \"seen-in-time\"");
    measures::Measure measure = measures::parse_mapping(offered, "m").measure;
    EXPECT_FALSE(importer
                     ->run(
                         {.file = release,
                          .mapping = measures::mapping_for(cast::small_mapping(), measure)}
                     )
                     .changed);
    EXPECT_EQ(1, measures_there());
}

TEST_P(ImportRename, TheNextReleaseIsOfTheSameMeasure) {
    ASSERT_TRUE(importer->run({release}).changed);
    rename("seen-in-time");
    EXPECT_TRUE(importer->run({next_release}).changed);
    EXPECT_EQ(1, measures_there());
}

TEST_P(ImportRename, AMeasureThatBearsTheNameByNowComesFirst) {
    ASSERT_TRUE(importer->run({release}).changed);
    rename("seen-before");
    measures::Measure named = measures::parse_mapping(cast::small_mapping(), "m").measure;
    named.network_id = cast::network_id;
    {
        db::Transaction transaction = database().write();
        measures::insert_measure(transaction, cast::written_at, named);
        transaction.commit();
    }
    EXPECT_FALSE(importer->run({release}).changed) << "the same file is known";
    const auto next = importer->run({next_release});
    EXPECT_TRUE(next.changed);
    EXPECT_EQ("seen", next.measure_slug);
}

TEST_P(ImportRename, WhatARateIsOfMayChangeToo) {
    const std::string rate = cast::replaced(
        cast::small_mapping(), "public = true", "unit = \"rate\"\nper = 1000\npublic = true"
    );
    ASSERT_TRUE(importer->run({.file = release, .mapping = rate}).changed);
    change([](measures::Measure& measure) { measure.per = 100'000; });
    EXPECT_FALSE(importer->run({.file = release, .mapping = rate}).changed);
    EXPECT_TRUE(importer->run({.file = next_release, .mapping = rate}).changed);
}

TEST(MappingToday, KeepsTheRestAsItsAuthorWroteIt) {
    const std::string mapping = "# ours\n" + cast::small_mapping();
    measures::Measure measure = measures::parse_mapping(mapping, "m").measure;
    EXPECT_EQ(mapping, measures::mapping_for(mapping, measure));
    measure.slug = "other";
    measure.unit = measures::Unit::rate;
    measure.per = 1'000;
    const std::string today = measures::mapping_for(mapping, measure);
    EXPECT_THAT(today, testing::StartsWith("# ours\n"));
    const auto read = measures::parse_mapping(today, "m");
    EXPECT_EQ("other", read.measure.slug);
    EXPECT_EQ(measures::Unit::rate, read.measure.unit);
    EXPECT_EQ(1'000, read.measure.per);
    EXPECT_EQ("Seen in time", read.measure.name);
    EXPECT_EQ("no TOML", measures::mapping_for("no TOML", measure));
}
