#include "analysis/trend/pace.hpp"

#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using trend::Better;
using trend::Outlook;

trend::Observation point(int year, double value) {
    return {{year, 1, 1}, base::Plain(value, "a number made for a test")};
}

// A figure with a symmetrical 95 % interval.
trend::Observation point(int year, double value, double reach) {
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    table.cells = {{{}, {}, base::Raw(value), base::Interval{value - reach, value + reach}}};
    return {{year, 1, 1}, disclosure::release(table).cells.front().figure};
}

trend::Observation suppressed(int year) {
    disclosure::Table table;
    table.cells = {{base::Raw(2), {}, {}, {}}};
    return {{year, 1, 1}, disclosure::release(table).cells.front().figure};
}

trend::Stretch stretch(std::vector<trend::Observation> points) {
    return trend::Series(std::move(points), {}).stretches().front();
}

// The last figures were counted in one way, and the target comes after another began.
trend::Stretch closed(std::vector<trend::Observation> points, base::Date on) {
    return *trend::Series(
                std::move(points), {{on, trend::BreakKind::source, "A new register."}}
    ).latest();
}

}  // namespace

TEST(PaceNeeded, IsNotToldAcrossABreakAfterTheLastFigure) {
    const auto before = closed({point(2019, 50), point(2020, 60), point(2021, 70)}, {2022, 7, 1});
    const auto needed = trend::pace_needed(before, {{2025, 1, 1}, 90}, Better::higher);
    EXPECT_EQ(trend::NeedState::counting_changed, needed.state);
    EXPECT_EQ(
        Outlook::counting_changed, trend::years_to_target(before, 90, Better::higher).outlook
    );
    EXPECT_EQ(
        trend::NeedState::needed,
        trend::pace_needed(before, {{2022, 6, 30}, 90}, Better::higher).state
    );
}

TEST(PaceNeeded, IsNotToldWhenAllTheFiguresAfterABreakAreWithheld) {
    const auto before = closed({point(2020, 60), point(2021, 70), suppressed(2023)}, {2022, 1, 1});
    EXPECT_EQ(2u, before.observations().size());
    EXPECT_EQ(
        trend::NeedState::counting_changed,
        trend::pace_needed(before, {{2025, 1, 1}, 65}, Better::higher).state
    );
}

TEST(Change, IsFromTheFirstReportedFigureToTheLast) {
    const auto change =
        trend::change(stretch({suppressed(2018), point(2019, 50), point(2021, 60), suppressed(2022)}
        ));
    ASSERT_TRUE(change);
    EXPECT_DOUBLE_EQ(change->difference, 10);
    EXPECT_DOUBLE_EQ(*change->ratio, 1.2);
    EXPECT_NEAR(change->years, 2, 0.01);
    EXPECT_FALSE(trend::change(stretch({suppressed(2018), point(2019, 50)})));
    EXPECT_FALSE(trend::change(stretch({point(2018, 0), point(2019, 50)}))->ratio);
}

TEST(PaceNeeded, IsWhatIsLeftOverTheYearsLeft) {
    const auto one = stretch({point(2024, 70)});
    const auto pace = trend::pace_needed(one, {{2028, 1, 1}, 90}, Better::higher);
    EXPECT_EQ(pace.state, trend::NeedState::needed);
    EXPECT_NEAR(pace.per_year, 5, 0.01);
    EXPECT_EQ(
        trend::pace_needed(one, {{2028, 1, 1}, 60}, Better::higher).state,
        trend::NeedState::already_reached
    );
    EXPECT_EQ(
        trend::pace_needed(one, {{2024, 1, 1}, 90}, Better::higher).state,
        trend::NeedState::date_has_passed
    );
    EXPECT_NEAR(trend::pace_needed(one, {{2028, 1, 1}, 50}, Better::lower).per_year, -5, 0.01);
    EXPECT_EQ(
        trend::pace_needed(stretch({suppressed(2020)}), {{2028, 1, 1}, 50}, Better::lower).state,
        trend::NeedState::no_figure
    );
}

TEST(PaceSeen, CannotBeToldFromTwoPoints) {
    const auto pace = trend::pace_seen(stretch({point(2020, 1), point(2021, 2), suppressed(2022)}));
    EXPECT_EQ(pace.state, trend::SeenState::too_few_points);
    EXPECT_FALSE(trend::explain(pace.state).empty());
}

TEST(PaceSeen, AgreesWithOrdinaryLeastSquaresByHand) {
    // Years 0 to 4 (of 365.25 days; 2023 to 2027 has one leap day at its end), y = 1 3 2 5 4:
    // slope 0.8, residual sum 3.6, se = sqrt(3.6 / 3 / 10) = 0.34641, t(3) = 3.18245.
    const auto pace = trend::pace_seen(
        stretch({point(2019, 1), point(2020, 3), point(2021, 2), point(2022, 5), point(2023, 4)})
    );
    EXPECT_EQ(pace.points, 5);
    EXPECT_NEAR(pace.per_year, 0.8, 0.002);
    EXPECT_NEAR(pace.interval.low, 0.8 - 3.18245 * 0.34641, 0.005);
    EXPECT_NEAR(pace.interval.high, 0.8 + 3.18245 * 0.34641, 0.005);
}

TEST(PaceSeen, LeansOnTheSurerPoints) {
    const auto sure_end = trend::pace_seen(
        stretch({point(2019, 10, 1), point(2020, 20, 30), point(2021, 12, 1), point(2022, 13, 1)})
    );
    EXPECT_NEAR(sure_end.per_year, 1, 0.1);
    const auto unweighted = trend::pace_seen(
        stretch({point(2019, 10), point(2020, 20), point(2021, 12), point(2022, 13)})
    );
    EXPECT_GT(std::abs(unweighted.per_year - 1), std::abs(sure_end.per_year - 1));
}

TEST(PaceSeen, IsNeverSurerThanItsPoints) {
    // Exactly on a line, but each known to +-5: slope error 5/1.96/sqrt(2) per year.
    const auto pace =
        trend::pace_seen(stretch({point(2021, 10, 5), point(2022, 12, 5), point(2023, 14, 5)}));
    const double error = 5 / 1.959964 / std::sqrt(2.0);
    EXPECT_NEAR(pace.interval.high - pace.per_year, 12.7062 * error, 0.1);
}

TEST(YearsToTarget, IsARangeWhenBothLimitsArrive) {
    std::vector<trend::Observation> points;
    for (int i = 0; i < 10; ++i) {
        points.push_back(point(2010 + i, 50 + 2 * i + (i % 2 == 0 ? 0.5 : -0.5)));
    }
    const auto years = trend::years_to_target(stretch(points), 80, Better::higher);
    ASSERT_EQ(years.outlook, Outlook::between);
    EXPECT_LT(*years.earliest, *years.latest);
    EXPECT_LT(*years.earliest, 6.25);
    EXPECT_GT(*years.latest, 6.25);
}

TEST(YearsToTarget, SaysWhenItCannotTell) {
    const auto noisy = stretch({point(2020, 50), point(2021, 60), point(2022, 52)});
    const auto years = trend::years_to_target(noisy, 80, Better::higher);
    EXPECT_EQ(years.outlook, Outlook::cannot_tell);
    EXPECT_FALSE(years.latest);
    EXPECT_EQ(
        trend::years_to_target(stretch({point(2020, 50)}), 80, Better::higher).outlook,
        Outlook::cannot_tell
    );
    EXPECT_FALSE(trend::explain(years.outlook).empty());
}

TEST(YearsToTarget, KnowsReachedMovingAwayAndFarAway) {
    const auto falling =
        stretch({point(2020, 60), point(2021, 55), point(2022, 50.1), point(2023, 45)});
    EXPECT_EQ(trend::years_to_target(falling, 40, Better::higher).outlook, Outlook::reached);
    EXPECT_EQ(trend::years_to_target(falling, 80, Better::higher).outlook, Outlook::moving_away);
    EXPECT_EQ(trend::years_to_target(falling, 30, Better::lower).outlook, Outlook::between);
    const auto slow =
        stretch({point(2020, 50), point(2021, 50.1), point(2022, 50.2), point(2023, 50.3)});
    EXPECT_EQ(trend::years_to_target(slow, 90, Better::higher).outlook, Outlook::beyond_horizon);
    const auto still = stretch({point(2020, 50), point(2021, 50), point(2022, 50)});
    EXPECT_EQ(trend::years_to_target(still, 90, Better::higher).outlook, Outlook::moving_away);
}
