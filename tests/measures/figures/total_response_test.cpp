// Groups by total response: a person may be in several, and everyone else is told by a group.
#include "measures/figures/figures.hpp"
#include "measures/measure_cast.hpp"
#include "measures/measure_pages.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using cast::says_number;
using cast::seen;
using cast::shows;

namespace {

constexpr const char* from = "2023-01-01";
constexpr const char* to = "2023-12-31";
constexpr const char* api = "/api/v1/networks/braidwater/measures/immunised/figures";

}  // namespace

struct TotalResponse : MeasurePages {
    void add(const std::vector<cast::Seen>& rows, const measures::Measure& plain) {
        measure = make(plain);
        cast::add_import(
            *database, measure, rows, {.protection = "raw", .ethnicity_output = "total"}
        );
        cast::sum_up(*database, measure);
    }
    // Everyone, and two groups that some are both in.
    static std::vector<cast::Seen> rows(double everyone, double maori, double pacific) {
        return {
            {cast::north, "ethnicity=total", from, to, everyone, 1000},
            {cast::north, "ethnicity=maori", from, to, maori, 600},
            {cast::north, "ethnicity=pacific", from, to, pacific, 500}};
    }
    const measures::GroupGap& gap(measures::Figures& figures, const char* code) {
        for (const measures::GroupGap& one : figures.dimensions.at(0).gaps) {
            if (one.code == code) {
                return one;
            }
        }
        throw std::runtime_error(code);
    }
    measures::Figures figures() {
        db::Reader reader = (*database).read();
        const base::Viewer system = base::Viewer::system();
        const auto network = network::get_network(reader, system, "braidwater");
        const auto now = measures::get_measure(reader, system, network.id, measure.id);
        return measures::read_figures(reader, system, network, now, {.place_id = cast::north})
            .value();
    }

    measures::Measure measure;
};

TEST_F(TotalResponse, AGroupBesideEveryoneDoesNotTellTheFewWhoAreNotInIt) {
    add(rows(100, 97, 60), cast::plain_measure());
    for (const std::string& path :
         {base + "/immunised",
          base + "/immunised?by=ethnicity",
          base + "/immunised?format=csv",
          std::string(api),
          base + "/immunised?place=" + std::string(cast::region),
          std::string(api) + "?place=" + cast::region}) {
        const auto answer = app.get(path, "");
        ASSERT_EQ(200, answer.status) << path;
        const std::string text = seen(answer.body);
        EXPECT_FALSE(says_number(text, "97")) << path;
        EXPECT_FALSE(shows(text, "9.7E1") || shows(text, "1.61666")) << path;
        EXPECT_FALSE(says_number(text, "16.2")) << path;  // 97 of 600
    }
    EXPECT_TRUE(shows(app.get(base + "/immunised?format=csv").body, "everyone,Everyone"));
    const measures::Figures now = figures();
    EXPECT_TRUE(now.everyone.points[0].cell.figure.is_reported());
    EXPECT_TRUE(now.dimensions.at(0).groups.at(1).points[0].cell.figure.is_reported());
}

TEST_F(TotalResponse, ACountIsProtectedAsARateIs) {
    measures::Measure counted = cast::plain_measure();
    counted.unit = measures::Unit::count;
    add(rows(100, 97, 40), counted);
    EXPECT_FALSE(says_number(seen(app.get(base + "/immunised?format=csv").body), "97"));
    EXPECT_TRUE(says_number(seen(app.get(base + "/immunised?format=csv").body), "40"));
}

TEST_F(TotalResponse, AGroupIsComparedWithEveryoneWhoIsNotInIt) {
    add(rows(700, 360, 450), cast::plain_measure());
    measures::Figures now = figures();
    const measures::GroupGap& maori = gap(now, "maori");
    EXPECT_EQ("everyone else", maori.comparator);
    EXPECT_DOUBLE_EQ(85, maori.comparator_figure->value());  // 340 of 400
    EXPECT_DOUBLE_EQ(-25, maori.gap.difference.value());
    ASSERT_TRUE(maori.gap.difference.interval());
    ASSERT_TRUE(maori.gap.claim);
    EXPECT_EQ(equity::Direction::lower, maori.gap.claim->direction);
    EXPECT_EQ(equity::Direction::higher, gap(now, "pacific").gap.claim->direction);
}

TEST_F(TotalResponse, IsExplainedBelowTheFigures) {
    add(rows(700, 360, 450), cast::plain_measure());
    const std::string page = seen(app.get(base + "/immunised").body);
    EXPECT_TRUE(shows(page, "Total response: a person is in every group they belong to"));
    EXPECT_TRUE(shows(page, "everyone else"));
}

TEST_F(TotalResponse, WithoutATotalOfTheSourceThereIsNobodyToCompareWith) {
    std::vector<cast::Seen> groups = rows(700, 360, 450);
    groups.erase(groups.begin());
    add(groups, cast::plain_measure());
    const measures::Figures now = figures();
    EXPECT_TRUE(now.everyone.points.empty());
    EXPECT_TRUE(now.dimensions.at(0).gaps.empty());
}

TEST_F(TotalResponse, AGroupThatIsEveryoneIsShown) {
    add({{cast::north, "ethnicity=total", from, to, 400, 600},
         {cast::north, "ethnicity=maori", from, to, 400, 600}},
        cast::plain_measure());
    EXPECT_TRUE(figures().dimensions.at(0).groups.at(0).points[0].cell.figure.is_reported());
}
