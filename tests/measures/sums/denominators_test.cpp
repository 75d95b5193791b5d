// Which editions of a denominator may stand in one line.
#include "measures/sums/denominators.hpp"

#include <gmock/gmock.h>

using measures::Break;
using measures::NamedDenominator;
using measures::why_editions_mix;
using testing::HasSubstr;

namespace {

NamedDenominator one_day(base::Date day, const char* edition) {
    return {{day, day}, "Estimates", edition};
}

const NamedDenominator of_may = one_day({2023, 5, 3}, "2018 base");
const NamedDenominator of_august = one_day({2023, 8, 3}, "2023 base");

Break break_on(base::Date day, const char* edition = "") {
    return {.on = day, .kind = "denominator", .reason = "x", .denominator_edition = edition};
}

}  // namespace

TEST(Denominators, TwoEditionsInOneStretchAreNamedWithTheDayOfTheBreak) {
    EXPECT_EQ(
        "The figures of 3 Aug 2023 are counted against \"2023 base\" and those before them, of 3 "
        "May "
        "2023, against \"2018 base\", and one line cannot join two editions of its denominator: "
        "record a break of the denominator on 3 Aug 2023, in the mapping or among the breaks on "
        "the "
        "measure's page, or correct the edition.",
        why_editions_mix({}, std::vector{of_may, of_august})
    );
}

TEST(Denominators, ABreakBetweenThemOfAnyKindIsEnough) {
    const std::vector breaks{break_on({2023, 6, 1})};
    EXPECT_EQ("", why_editions_mix(breaks, std::vector{of_may, of_august}));
    const std::vector too_late{break_on({2023, 8, 4})};
    EXPECT_NE("", why_editions_mix(too_late, std::vector{of_may, of_august}));
}

TEST(Denominators, OneEditionInOtherLettersIsOne) {
    const std::vector same{of_may, one_day({2023, 8, 3}, "2018 BASE")};
    EXPECT_EQ("", why_editions_mix({}, same));
}

TEST(Denominators, ABreakThatNamesAnEditionIsHeldToIt) {
    const std::vector breaks{break_on({2023, 6, 1}, "2021 base")};
    EXPECT_THAT(
        why_editions_mix(breaks, std::vector{of_august}),
        HasSubstr("The break of 1 Jun 2023 says that \"2021 base\" begins there, but the figures of"
        )
    );
    EXPECT_EQ("", why_editions_mix(breaks, std::vector{of_may}));
}

TEST(Denominators, OneFigureHasOneEdition) {
    const std::vector both{of_may, one_day({2023, 5, 3}, "2023 base")};
    EXPECT_THAT(
        why_editions_mix({}, both),
        HasSubstr("partly against \"2018 base\" and partly against \"2023 base\"")
    );
}

TEST(Denominators, YearsThatOverlapAskForABreakAfterTheEarlierOne) {
    const std::vector years{
        NamedDenominator{{{2022, 1, 1}, {2022, 12, 31}}, "Estimates", "2018 base"},
        NamedDenominator{{{2022, 4, 1}, {2023, 3, 31}}, "Estimates", "2023 base"}};
    EXPECT_THAT(
        why_editions_mix({}, years), HasSubstr("record a break of the denominator on 1 Jan 2023")
    );
}

TEST(Denominators, AnImportSaysWhichEditionHoldsOnADay) {
    const measures::ImportDenominator one{
        "Estimates", "2018 base", {{{2022, 1, 1}, "2021 base"}, {{2023, 1, 1}, "2023 base"}}};
    EXPECT_EQ("2018 base", one.edition_on({2021, 12, 31}));
    EXPECT_EQ("2021 base", one.edition_on({2022, 1, 1}));
    EXPECT_EQ("2023 base", one.edition_on({2024, 1, 1}));
}
