#include "analysis/equity/age_band.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using equity::AgeBand;
using equity::CoverProblem;

namespace {

std::vector<AgeBand> bands(std::initializer_list<const char*> texts) {
    std::vector<AgeBand> result;
    for (const char* text : texts) {
        result.push_back(*equity::parse_age_band(text));
    }
    return result;
}

constexpr AgeBand twelve_and_over{12, std::nullopt};

}  // namespace

TEST(AgeBandText, IsReadAsSourcesWriteIt) {
    for (const char* text : {"12-15", " 12 - 15 ", "12\u201315", "12 to 15", "12 TO 15"}) {
        EXPECT_EQ(equity::parse_age_band(text), (AgeBand{12, 15})) << text;
    }
    for (const char* text : {"90+", "90 +", "90 and over"}) {
        EXPECT_EQ(equity::parse_age_band(text), (AgeBand{90, std::nullopt})) << text;
    }
    EXPECT_EQ(equity::parse_age_band("7"), (AgeBand{7, 7}));
    EXPECT_EQ(equity::parse_age_band("Under 5"), (AgeBand{0, 4}));
    EXPECT_EQ(equity::parse_age_band("<1"), (AgeBand{0, 0}));
}

TEST(AgeBandText, RefusesWhatIsNoBand) {
    for (const char* text :
         {"",
          "Various",
          "15-12",
          "-5",
          "5-",
          "+",
          "12-15-18",
          "12.5",
          "999",
          "12-999",
          "all ages",
          "<0",
          "1e3",
          "99999999999999999999"}) {
        EXPECT_FALSE(equity::parse_age_band(text)) << text;
    }
}

TEST(AgeBandText, IsWrittenBackTheSame) {
    for (const char* text : {"0-4", "90+", "7", "12-15"}) {
        EXPECT_EQ(equity::age_band_text(*equity::parse_age_band(text)), text);
    }
}

TEST(AgeBands, AreOrderedByAgeAndNotByText) {
    // The order of the text puts 10-14 before 5-9.
    std::vector<AgeBand> list = bands({"0-4", "10-14", "90+", "5-9", "15-19"});
    std::sort(list.begin(), list.end(), equity::younger);
    EXPECT_EQ(list, bands({"0-4", "5-9", "10-14", "15-19", "90+"}));
}

TEST(AgeCover, SelectsTheBandsThatTogetherAreTheRange) {
    const auto before = equity::cover(bands({"12-15", "16-19", "20+"}), twelve_and_over);
    EXPECT_EQ(before.problem, CoverProblem::none);
    EXPECT_EQ(before.bands.size(), 3u);
    const auto after = equity::cover(bands({"18+", "5-11", "12-17", "12-17"}), twelve_and_over);
    EXPECT_EQ(after.problem, CoverProblem::none);
    EXPECT_EQ(after.bands, bands({"12-17", "18+"}));
}

TEST(AgeCover, NamesWhatPreventsIt) {
    const auto problem = [](std::initializer_list<const char*> texts) {
        return equity::cover(bands(texts), twelve_and_over).problem;
    };
    EXPECT_EQ(problem({"10-14", "15+"}), CoverProblem::straddles);
    EXPECT_EQ(problem({"12-15", "20+"}), CoverProblem::gap);
    EXPECT_EQ(problem({"16+"}), CoverProblem::gap);
    EXPECT_EQ(problem({"12-19"}), CoverProblem::gap);
    EXPECT_EQ(problem({"12-15", "12+"}), CoverProblem::overlap);
    EXPECT_EQ(problem({"5-11"}), CoverProblem::nothing_inside);
    EXPECT_EQ(problem({}), CoverProblem::nothing_inside);
}

TEST(AgeCover, AllAgesListedIsARangeOfItsOwn) {
    EXPECT_EQ(equity::whole_range(bands({"12-15", "16+"})), twelve_and_over);
    EXPECT_EQ(equity::whole_range(bands({"5-11", "12-17", "18+"})), (AgeBand{5, std::nullopt}));
    EXPECT_FALSE(equity::whole_range(bands({"5-11", "18+"})));
    EXPECT_FALSE(equity::whole_range({}));
}
