#include "analysis/disclosure/release.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <type_traits>

// There is no way around the door.
static_assert(!std::is_default_constructible_v<base::Released>);
static_assert(!std::is_constructible_v<base::Released, base::Raw>);
static_assert(!std::is_constructible_v<base::Released, double, std::optional<base::Interval>>);

namespace {

using base::FigureState;
using disclosure::Cell;
using disclosure::Policy;
using disclosure::Protection;
using disclosure::Reason;
using disclosure::Table;

Cell rate(double numerator, double denominator) {
    return {base::Raw(numerator), base::Raw(denominator), {}, {}};
}

Cell count_only(double count) {
    return {base::Raw(count), {}, {}, {}};
}

disclosure::ReleasedCell release_one(
    const Cell& cell, Protection protection = Protection::raw, const Policy& policy = {}
) {
    Table table;
    table.protection = protection;
    table.cells = {cell};
    return disclosure::release(table, policy).cells.front();
}

}  // namespace

TEST(Release, ShowsARateWithItsWilsonInterval) {
    const auto cell = release_one(rate(81, 263));
    EXPECT_NEAR(cell.figure.value(), 30.8, 0.01);
    EXPECT_NEAR(cell.figure.interval()->low, 25.53, 0.005);
    EXPECT_NEAR(cell.figure.interval()->high, 36.62, 0.005);
    EXPECT_EQ(cell.numerator->value(), 81);
    EXPECT_EQ(cell.denominator->value(), 263);
    EXPECT_EQ(cell.reason, Reason::shown);
    EXPECT_EQ(cell.figure.reason(), "");
}

TEST(Release, SuppressesSmallNumeratorsAndDenominatorsOfRawData) {
    const auto few = release_one(rate(5, 100));
    EXPECT_EQ(few.figure.state(), FigureState::suppressed);
    EXPECT_EQ(few.numerator->state(), FigureState::suppressed);
    EXPECT_EQ(few.denominator->value(), 100);
    EXPECT_EQ(few.figure.reason(), "Not shown: fewer than 6 people are counted here.");
    EXPECT_NE(disclosure::remedy(few.reason).find("pool several years"), std::string::npos);
    EXPECT_EQ(few.figure.value(), 0) << "the number itself must not travel with its absence";
    EXPECT_FALSE(few.figure.interval());

    const auto small = release_one(rate(9, 5));
    EXPECT_EQ(small.reason, Reason::small_denominator);
    EXPECT_EQ(small.denominator->state(), FigureState::suppressed);
    EXPECT_FALSE(small.exceeds_denominator) << "the flag would tell of the hidden denominator";

    EXPECT_TRUE(release_one(rate(6, 6)).figure.is_reported());
    EXPECT_EQ(release_one(count_only(5)).reason, Reason::small_count);
    EXPECT_TRUE(release_one(count_only(6)).figure.is_reported());
}

TEST(Release, TreatsZeroAsThePolicySays) {
    EXPECT_EQ(release_one(rate(0, 100)).reason, Reason::small_count);
    Policy policy;
    policy.zeros = disclosure::ZeroRule::show;
    EXPECT_EQ(release_one(rate(0, 100), Protection::raw, policy).figure.value(), 0);
    EXPECT_EQ(release_one(rate(1, 100), Protection::raw, policy).reason, Reason::small_count);
    EXPECT_EQ(release_one(rate(0, 0), Protection::raw, policy).reason, Reason::cannot_be_computed);
}

TEST(Release, HidesASmallRemainderOnlyOfSensitiveMeasures) {
    EXPECT_TRUE(release_one(rate(97, 100)).figure.is_reported());
    Policy policy;
    policy.sensitive = true;
    const auto cell = release_one(rate(97, 100), Protection::raw, policy);
    EXPECT_EQ(cell.reason, Reason::small_remainder);
    EXPECT_EQ(cell.numerator->state(), FigureState::suppressed);
    EXPECT_EQ(release_one(rate(100, 100), Protection::raw, policy).reason, Reason::small_remainder);
    EXPECT_TRUE(release_one(rate(94, 100), Protection::raw, policy).figure.is_reported());
    // Above 100 % there is no remainder to protect.
    const auto above = release_one(rate(103, 100), Protection::raw, policy);
    EXPECT_TRUE(above.figure.is_reported());
    EXPECT_TRUE(above.exceeds_denominator);
}

TEST(Release, KeepsCoverageAboveAHundredPerCentWithoutInterval) {
    for (const Protection protection : {Protection::raw, Protection::as_published}) {
        const auto cell = release_one(rate(44, 9), protection);
        EXPECT_NEAR(cell.figure.value(), 488.9, 0.05);
        EXPECT_FALSE(cell.figure.interval());
        EXPECT_TRUE(cell.exceeds_denominator);
    }
}

TEST(Release, ShowsPublishedFiguresExactlyAsPrinted) {
    const auto small = release_one(rate(2, 3), Protection::as_published);
    EXPECT_EQ(small.numerator->value(), 2);
    EXPECT_NEAR(small.figure.value(), 66.7, 0.05);
    const Cell printed{base::Raw(2), base::Raw(3), base::Raw(67.0), base::Interval{20.5, 93.1}};
    const auto value = release_one(printed, Protection::as_published);
    EXPECT_EQ(value.figure.value(), 67.0) << "not worked out again";
    EXPECT_EQ(value.figure.interval()->low, 20.5);
}

TEST(Release, KeepsSuppressedMissingAndNotCollectedApart) {
    for (const Protection protection : {Protection::raw, Protection::as_published}) {
        for (const FigureState state :
             {FigureState::suppressed, FigureState::missing, FigureState::not_collected}) {
            const Cell cell{base::Raw(state), base::Raw(100), {}, {}};
            const auto released = release_one(cell, protection);
            EXPECT_EQ(released.figure.state(), state);
            EXPECT_EQ(released.numerator->state(), state);
            EXPECT_FALSE(released.figure.reason().empty());
        }
    }
    const auto source = release_one({base::Raw(FigureState::suppressed), {}, {}, {}});
    EXPECT_EQ(source.figure.reason(), "Not shown by its source.");
    EXPECT_EQ(disclosure::remedy(source.reason), "");
    // Suppressed says more than missing.
    const Cell both{base::Raw(FigureState::missing), base::Raw(3), {}, {}};
    EXPECT_EQ(release_one(both).figure.state(), FigureState::suppressed);
}

TEST(Release, ShowsARawMeanOnlyWithEnoughPeopleBehindIt) {
    const auto mean = [](std::optional<base::Raw> people) {
        return Cell{{}, people, base::Raw(4.25), {}};
    };
    EXPECT_EQ(release_one(mean({})).reason, Reason::no_people_count);
    EXPECT_EQ(release_one(mean(base::Raw(5))).reason, Reason::small_denominator);
    EXPECT_EQ(release_one(mean(base::Raw(20))).figure.value(), 4.25);
    EXPECT_TRUE(release_one(mean({}), Protection::as_published).figure.is_reported());
}

TEST(Release, NeverShowsWhatIsNoNumber) {
    const double nan = std::nan("");
    for (const Protection protection : {Protection::raw, Protection::as_published}) {
        for (const Cell& cell :
             {rate(nan, 100),
              rate(50, nan),
              rate(50, INFINITY),
              count_only(nan),
              Cell{{}, base::Raw(100), base::Raw(nan), {}},
              rate(10, 0),
              Cell{}}) {
            EXPECT_FALSE(release_one(cell, protection).figure.is_reported());
        }
    }
    EXPECT_FALSE(release_one(rate(-7, 100), Protection::as_published).figure.is_reported());
}

TEST(Release, RefusesAThresholdThatProtectsNobody) {
    Policy policy;
    policy.threshold = 2;
    EXPECT_THROW(release_one(rate(10, 100), Protection::raw, policy), base::Error);
    policy.threshold = 10;
    EXPECT_EQ(release_one(rate(9, 100), Protection::raw, policy).reason, Reason::small_count);
}

TEST(Release, RefusesAMarginOrAPairThatNamesNoCell) {
    Table table;
    table.cells = {rate(10, 100), rate(20, 100)};
    table.margins = {{0, {1, 2}}};
    EXPECT_THROW(disclosure::release(table), base::Error);
    table.margins = {{0, {0, 1}}};
    EXPECT_THROW(disclosure::release(table), base::Error);
    table.margins.clear();
    table.pairs = {{0, 2, equity::Relation::independent}};
    EXPECT_THROW(disclosure::release(table), base::Error);
}

TEST(Release, ProtectionKeepsItsStoredNames) {
    for (const Protection protection : {Protection::raw, Protection::as_published}) {
        EXPECT_EQ(disclosure::parse_protection(disclosure::name(protection)), protection);
    }
    EXPECT_FALSE(disclosure::parse_protection("published"));
}

TEST(Complement, IsTheRestOfThePeople) {
    const Cell rest = disclosure::complement(rate(100, 1000), rate(30, 200));
    EXPECT_EQ(rest.numerator->value(), 70);
    EXPECT_EQ(rest.denominator->value(), 800);
    const Cell larger = disclosure::complement(rate(10, 1000), rate(30, 200));
    EXPECT_EQ(larger.numerator->state(), FigureState::missing);
    const Cell hidden =
        disclosure::complement(rate(100, 1000), {base::Raw(FigureState::suppressed), {}, {}, {}});
    EXPECT_EQ(hidden.numerator->state(), FigureState::suppressed);
    EXPECT_FALSE(hidden.denominator);
}
