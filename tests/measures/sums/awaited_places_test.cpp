// What is said of a sum that waits for places, on every way out, and what makes it wait no more.
#include "measures/measure_cast.hpp"
#include "measures/measure_pages.hpp"

#include <gtest/gtest.h>

using cast::shows;

namespace {

constexpr const char* words = "1 of 2 places has given figures.";

std::vector<cast::Seen> figures_of(const char* place, const std::string& year) {
    return {
        {place, "ethnicity=maori", year + "-01-01", year + "-12-31", 400, 500},
        {place, "ethnicity=other", year + "-01-01", year + "-12-31", 900, 1000}};
}

}  // namespace

struct AwaitedPlaces : MeasurePages {
    // Both places gave figures of 2022, and one of 2023.
    AwaitedPlaces() : measure(make()) {
        for (const char* const place : {cast::north, cast::south}) {
            cast::add_import(*database, measure, figures_of(place, "2022"));
        }
        cast::add_import(*database, measure, figures_of(cast::north, "2023"));
        cast::sum_up(*database, measure);
    }
    std::string get(const std::string& path) { return app.get(path).body; }
    measures::Sum newest() {
        db::Reader reader = (*database).read();
        const auto sums = measures::list_sums(reader, measure.id, cast::region);
        return *cast::find_sum(sums, cast::region, "", "", "2023-12-31");
    }

    measures::Measure measure;
};

TEST_F(AwaitedPlaces, TheSumThatWaitsSaysHowManyHaveGivenFiguresOnEveryWayOut) {
    const std::string page = cast::seen(get(base + "/immunised"));
    EXPECT_TRUE(shows(page, words)) << page;
    EXPECT_TRUE(shows(page, "In 2022, services immunised"));
    EXPECT_TRUE(shows(page, "Figures of 2023 are coming in: 1 of 2 places has given theirs."))
        << page;
    EXPECT_TRUE(shows(get(base + "/immunised?format=csv"), words));
    EXPECT_TRUE(shows(get("/api/v1/networks/braidwater/measures/immunised/figures"), words));
    const std::string north = get(base + "/immunised?place=" + cast::north);
    EXPECT_TRUE(shows(north, "In North, in 2023, services immunised"));
    EXPECT_FALSE(shows(north, words));
}

TEST_F(AwaitedPlaces, ABreakLetsTheSumStandWithoutThoseBeforeIt) {
    EXPECT_EQ(base::FigureState::missing, newest().state);
    const auto saved = app.post(
        base + "/immunised/breaks",
        {{"on", "2023-01-01"}, {"kind", "source"}, {"reason", "Another register."}},
        "coordinator"
    );
    ASSERT_EQ(303, saved.status) << saved.body;
    EXPECT_EQ(1300, newest().numerator);
    std::string id;
    {
        db::Reader reader = (*database).read();
        id = measures::list_breaks(reader, measure.id).at(0).id;
    }
    const std::string path = base + "/immunised/breaks/" + id;
    ASSERT_EQ(303, app.post(path + "/remove", {}, "coordinator").status);
    EXPECT_EQ(base::FigureState::missing, newest().state);
    ASSERT_EQ(303, app.post(path + "/put-back", {}, "coordinator").status);
    EXPECT_EQ(1300, newest().numerator);
    EXPECT_EQ(404, app.post(base + "/immunised/breaks/none/remove", {}, "coordinator").status);
}
