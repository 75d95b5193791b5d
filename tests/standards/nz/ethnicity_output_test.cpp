#include "standards/nz/ethnicity_output.hpp"

#include "base/error.hpp"
#include "support/shared_data.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using Codes = std::vector<std::string>;

TEST(TotalResponse, CountsAPersonOnceInEachGroup) {
    EXPECT_EQ(nz::total_response(Codes{"21111", "31111", "32100"}, 1), (Codes{"2", "3"}));
    EXPECT_EQ(nz::total_response(Codes{"21111", "31111", "32100"}, 2), (Codes{"21", "31", "32"}));
    EXPECT_EQ(nz::total_response(Codes{"2"}, 2), (Codes{"2"})) << "a coarse code stays as it is";
}

TEST(TotalResponse, UsesResidualsOnlyWhenThereIsNothingElse) {
    EXPECT_EQ(nz::total_response(Codes{"99999", "21111"}, 1), (Codes{"2"}));
    EXPECT_EQ(nz::total_response(Codes{"94444"}, 2), (Codes{"94"}));
    EXPECT_EQ(nz::total_response(Codes{}, 2), (Codes{"99"}));
    EXPECT_EQ(nz::total_response(Codes{"96666"}, 2), (Codes{"99"})) << "repeated is not output";
    EXPECT_EQ(nz::total_response(Codes{"nonsense"}, 1), (Codes{"9"}));
}

TEST(Prioritised, FollowsTheOrderOfLevelOne) {
    EXPECT_EQ(nz::prioritised(Codes{"11111", "43112", "31111", "21111"}, 1), "2");
    EXPECT_EQ(nz::prioritised(Codes{"11111", "43112", "31111"}, 1), "3");
    EXPECT_EQ(nz::prioritised(Codes{"11111", "51100", "43112"}, 1), "4");
    EXPECT_EQ(nz::prioritised(Codes{"11111", "61118", "51100"}, 1), "5");
    EXPECT_EQ(nz::prioritised(Codes{"11111", "61118"}, 1), "6");
    EXPECT_EQ(nz::prioritised(Codes{"99999", "11111"}, 1), "1");
    EXPECT_EQ(nz::prioritised(Codes{}, 1), "9");
}

TEST(Prioritised, FollowsTheOrderOfLevelTwo) {
    EXPECT_EQ(nz::prioritised(Codes{"31111", "35111"}, 2), "35");
    EXPECT_EQ(nz::prioritised(Codes{"11111", "12100"}, 2), "12");
    EXPECT_EQ(nz::prioritised(Codes{"3", "41111"}, 2), "3");
    EXPECT_THROW(nz::prioritised(Codes{"21111"}, 4), base::Error);
}

TEST(Prioritised, OrderIsTheTableThatIsPublished) {
    const auto file = shared::data_file("ethnicity_level1_level2.csv");
    BRAID_SKIP_WITHOUT(file);
    for (const int level : {1, 2}) {
        std::vector<std::pair<int, std::string>> expected;
        for (const auto& row : shared::rows_of(file)) {
            if (row[0] == std::to_string(level) && row[1] != "96") {
                expected.emplace_back(std::stoi(row[5]), row[1]);
            }
        }
        std::sort(expected.begin(), expected.end());
        const auto order = nz::priority_order(level);
        ASSERT_EQ(order.size(), expected.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            EXPECT_EQ(order[i], expected[i].second);
        }
    }
}

TEST(SoleCombination, PutsEachPersonInOnePlace) {
    EXPECT_EQ(nz::sole_combination(Codes{"21111"}).name, "Māori only");
    EXPECT_EQ(nz::sole_combination(Codes{"11111", "12100"}).name, "European only");
    EXPECT_EQ(nz::sole_combination(Codes{"11111", "21111"}).name, "Māori and European");
    const auto three = nz::sole_combination(Codes{"11111", "31111", "21111"});
    EXPECT_EQ(three.name, "Māori, Pacific Peoples and European");
    EXPECT_EQ(three.groups, (Codes{"2", "3", "1"}));
    EXPECT_EQ(nz::sole_combination(Codes{}).name, "Residual Categories");
}

TEST(EthnicityOutput, KeepsItsStoredNames) {
    for (const auto output :
         {nz::EthnicityOutput::total_response,
          nz::EthnicityOutput::prioritised,
          nz::EthnicityOutput::sole_combination}) {
        EXPECT_EQ(nz::parse_ethnicity_output(nz::name(output)), output);
    }
    EXPECT_FALSE(nz::parse_ethnicity_output("total"));
}

RC_GTEST_PROP(EthnicityOutput, PrioritisedIsOneOfTheTotalResponseGroups, ()) {
    Codes codes;
    const auto all = nz::ethnicities();
    for (int i = *rc::gen::inRange(0, 7); i > 0; --i) {
        codes.emplace_back(all[*rc::gen::inRange<std::size_t>(0, all.size())].code);
    }
    for (const int level : {1, 2}) {
        const Codes groups = nz::total_response(codes, level);
        const std::string one = nz::prioritised(codes, level);
        RC_ASSERT(std::find(groups.begin(), groups.end(), one) != groups.end());
    }
    Codes sole = nz::sole_combination(codes).groups;
    RC_ASSERT(sole.front() == nz::prioritised(codes, 1));
    std::sort(sole.begin(), sole.end());
    RC_ASSERT(sole == nz::total_response(codes, 1));
}
