#include "analysis/equity/claim.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using equity::Claim;
using equity::ClaimReason;
using equity::Direction;
using equity::Relation;

TEST(Claim, SaysHigherOrLowerOnlyBeyondChance) {
    const auto lower = equity::compare({300, 1000}, {400, 1000}, Relation::independent).claim;
    EXPECT_EQ(lower.direction, Direction::lower);
    EXPECT_EQ(lower.reason, ClaimReason::beyond_chance);
    const auto higher = equity::compare({400, 1000}, {300, 1000}, Relation::independent).claim;
    EXPECT_EQ(higher.direction, Direction::higher);
    const auto unclear = equity::compare({30, 100}, {32, 100}, Relation::independent).claim;
    EXPECT_EQ(unclear.direction, Direction::cannot_say);
    EXPECT_EQ(unclear.reason, ClaimReason::within_chance);
    EXPECT_EQ(equity::word(unclear.direction), "cannot say");
}

TEST(Claim, IsNotMadeAboutGroupsThatCannotBeCompared) {
    for (const auto& gap :
         {equity::compare({300, 1000}, {400, 1000}, Relation::overlapping),
          equity::compare({1100, 1000}, {400, 1000}, Relation::independent),
          equity::compare({0, 0}, {400, 1000}, Relation::independent)}) {
        EXPECT_EQ(gap.claim.direction, Direction::cannot_say);
        EXPECT_EQ(gap.claim.reason, ClaimReason::not_comparable);
    }
}

TEST(Claim, RestsOnTheDifferenceWhereTheComparatorHasNone) {
    const auto gap = equity::compare({30, 100}, {0, 100}, Relation::independent);
    EXPECT_FALSE(gap.ratio.estimate);
    EXPECT_EQ(gap.claim.direction, Direction::higher);
}

TEST(Claim, IsWordedByTheWeakerOfTwoDenominators) {
    const Claim higher{Direction::higher, ClaimReason::beyond_chance};
    const Claim lower{Direction::lower, ClaimReason::beyond_chance};
    const Claim unclear{Direction::cannot_say, ClaimReason::within_chance};
    EXPECT_EQ(equity::weaker(higher, higher).direction, Direction::higher);
    EXPECT_EQ(equity::weaker(higher, lower).reason, ClaimReason::depends_on_denominator);
    EXPECT_EQ(equity::weaker(higher, unclear).reason, ClaimReason::depends_on_denominator);
    EXPECT_EQ(equity::weaker(unclear, unclear).reason, ClaimReason::within_chance);
    const Claim none{Direction::cannot_say, ClaimReason::not_comparable};
    EXPECT_EQ(equity::weaker(higher, none).reason, ClaimReason::not_comparable);
    EXPECT_EQ(equity::weaker(none, unclear).direction, Direction::cannot_say);
}

RC_GTEST_PROP(Claim, IsNeverMadeAgainstTheEstimate, ()) {
    const auto counts = [] {
        const int n = *rc::gen::inRange(1, 5'000);
        return equity::Counts{double(*rc::gen::inRange(0, n + 1)), double(n)};
    };
    const auto gap = equity::compare(counts(), counts(), Relation::independent);
    RC_ASSERT((gap.claim.direction != Direction::higher || *gap.difference.estimate > 0));
    RC_ASSERT((gap.claim.direction != Direction::lower || *gap.difference.estimate < 0));
    RC_ASSERT(gap.claim.reason != ClaimReason::intervals_disagree);
}
