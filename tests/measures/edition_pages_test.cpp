// Which editions a line is made of, as pages, downloads and the API say it; and the breaks that
// keep two of them apart.
#include "measures/measure_pages.hpp"

#include <gtest/gtest.h>

using cast::shows;

class EditionPages : public MeasurePages {
protected:
    void SetUp() override {
        measure = make();
        cast::add_import(
            *database,
            measure,
            {{cast::north, "", "2022-12-31", "2022-12-31", 80, 100}},
            {.denominator_edition = "2018 base"}
        );
        cast::add_import(
            *database,
            measure,
            {{cast::north, "", "2023-12-31", "2023-12-31", 82, 120}},
            {.live_at = 2, .denominator_edition = "2023 base"}
        );
        cast::sum_up(*database, measure);
        ASSERT_EQ(303, record("2023-12-31", "").status);
    }

    http::Response record(const std::string& day, const std::string& edition) {
        return app.post(
            breaks,
            {{"on", day},
             {"kind", "denominator"},
             {"reason", "More people are counted."},
             {"denominator_edition", edition}},
            "coordinator"
        );
    }

    std::string first_break() {
        db::Reader reader = database->read();
        return measures::list_breaks(reader, measure.id).at(0).id;
    }

    measures::Measure measure;
    const std::string page = base + "/immunised";
    const std::string breaks = page + "/breaks";
};

TEST_F(EditionPages, TheLineSaysWhichEditionsItIsMadeOf) {
    const std::string body = app.get(page).body;
    EXPECT_TRUE(shows(
        body,
        "The line is made of 2 editions of its denominator: 2018 base (31 Dec 2022) and 2023 base "
        "(31 Dec 2023)."
    ));
    EXPECT_TRUE(shows(body, "Estimates, 2022 edition, 2023 base"));
    const std::string sheet = app.get(page + "?format=csv").body;
    EXPECT_TRUE(shows(sheet, "Edition of the denominator"));
    EXPECT_TRUE(shows(sheet, ",2018 base,"));
    const std::string json = app.get("/api/v1/networks/braidwater/measures/immunised/figures").body;
    EXPECT_TRUE(shows(json, R"("edition":"2018 base")"));
    EXPECT_TRUE(shows(json, R"("denominator":"Estimates, 2022 edition, 2023 base")"));
}

TEST_F(EditionPages, ABreakBetweenTwoEditionsStays) {
    const auto removed = app.post(breaks + "/" + first_break() + "/remove", {}, "coordinator");
    EXPECT_EQ(409, removed.status);
    EXPECT_TRUE(shows(removed.body, "This break stands between two editions of the denominator."));
    ASSERT_EQ(303, record("2023-06-30", "").status);
    const auto other = app.post(breaks + "/" + first_break() + "/remove", {}, "coordinator");
    EXPECT_EQ(303, other.status);
}

TEST_F(EditionPages, ABreakSaysNoOtherEditionThanItsFigures) {
    const auto other = record("2023-12-31", "2021 base");
    EXPECT_EQ(422, other.status);
    EXPECT_TRUE(shows(other.body, "The break of 31 Dec 2023 says that"));
    EXPECT_EQ(303, record("2023-12-31", "2023 base").status);
    EXPECT_TRUE(shows(app.get(page).body, "Edition from here on: 2023 base."));
    const auto odd = app.post(
        breaks,
        {{"on", "2023-12-31"}, {"kind", "source"}, {"reason", "x"}, {"denominator_edition", "y"}},
        "coordinator"
    );
    EXPECT_EQ(422, odd.status);
}
