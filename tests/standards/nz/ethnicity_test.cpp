#include "standards/nz/ethnicity.hpp"

#include "support/shared_data.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

using nz::EthnicityProblem;
using Codes = std::vector<std::string>;

TEST(Ethnicity, HoldsTheCodesOfFourLevels) {
    EXPECT_EQ(nz::ethnicities().size(), 262u);
    EXPECT_EQ(nz::ethnicities_at(1).size(), 7u);
    EXPECT_EQ(nz::ethnicities_at(2).size(), 27u);
    EXPECT_EQ(nz::ethnicities_at(3).size(), 42u);
    EXPECT_EQ(nz::ethnicities_at(4).size(), 186u);
    EXPECT_EQ(nz::ethnicity_name("21111"), "Māori");
    EXPECT_EQ(nz::ethnicity_name("nothing"), "");
    EXPECT_FALSE(nz::find_ethnicity(""));
}

TEST(Ethnicity, EveryCodesParentIsItsBeginning) {
    for (const nz::Ethnicity& ethnicity : nz::ethnicities()) {
        for (int level = 1; level <= nz::ethnicity_level(ethnicity.code); ++level) {
            EXPECT_TRUE(nz::find_ethnicity(nz::ethnicity_at_level(ethnicity.code, level)))
                << ethnicity.code;
        }
    }
}

TEST(Ethnicity, TellsApartWhatIsEasilyMistaken) {
    EXPECT_EQ(nz::ethnicity_at_level("43112", 1), "4");  // Fijian Indian
    EXPECT_EQ(nz::ethnicity_at_level("36111", 1), "3");  // Fijian
    EXPECT_EQ(nz::ethnicity_at_level("61118", 1), "6");  // New Zealander
    EXPECT_EQ(nz::ethnicity_at_level("37112", 1), "3");  // Indigenous Australian
    EXPECT_TRUE(nz::is_residual_ethnicity("94444"));
    EXPECT_FALSE(nz::is_residual_ethnicity("61118"));
}

TEST(Ethnicity, AgreesWithThePublishedList) {
    const auto file = shared::data_file("ethnicity_codes_all_levels.csv");
    BRAID_SKIP_WITHOUT(file);
    for (const auto& row : shared::rows_of(file)) {
        EXPECT_EQ(nz::ethnicity_name(row[1]), row[2]);
        EXPECT_EQ(std::to_string(nz::ethnicity_level(row[1])), row[0]);
    }
}

TEST(EthnicityCheck, IsTheRuleOfTheNhi) {
    const auto problem = [](const Codes& codes) { return nz::check_ethnicities(codes).problem; };
    EXPECT_EQ(problem({"21111", "11111"}), EthnicityProblem::none);
    EXPECT_EQ(problem({"21111", "99999"}), EthnicityProblem::none);
    EXPECT_EQ(problem({}), EthnicityProblem::no_code);
    EXPECT_EQ(problem({"21111", "21112"}), EthnicityProblem::unknown_code);
    EXPECT_EQ(problem({"21111", "21111"}), EthnicityProblem::duplicate_code);
    EXPECT_EQ(problem({"94444", "99999"}), EthnicityProblem::several_residuals);
    const auto check = nz::check_ethnicities(Codes{"Maori"});
    EXPECT_EQ(nz::explain(check), "\"Maori\" is not an ethnicity code of HISO 10001.");
}

TEST(EthnicityReduction, LeavesSixAndFewerAlone) {
    const Codes six{"21111", "11111", "31111", "40000", "51100", "99999"};
    EXPECT_EQ(nz::reduce_ethnicities(six, 1), six);
}

TEST(EthnicityReduction, DropsResidualsFirstAndKeepsLoneGroups) {
    const Codes many{
        "99999", "21111", "31111", "32100", "33111", "34111", "35111", "94444", "11111"};
    const Codes reduced = nz::reduce_ethnicities(many, 7);
    EXPECT_EQ(reduced.size(), 6u);
    const std::set<std::string> kept(reduced.begin(), reduced.end());
    EXPECT_TRUE(kept.contains("21111"));
    EXPECT_TRUE(kept.contains("11111"));
    EXPECT_FALSE(kept.contains("99999"));
    EXPECT_EQ(nz::reduce_ethnicities(many, 7), reduced) << "a seed can be replayed";
}

TEST(EthnicityReduction, IsTheSameOnEveryMachine) {
    const Codes many{"31111", "32100", "33111", "34111", "35111", "36111", "37111", "21111"};
    // Worked out by a separate program with MT19937-64 and the rule of the header.
    EXPECT_EQ(
        nz::reduce_ethnicities(many, 42),
        (Codes{"32100", "33111", "35111", "36111", "37111", "21111"})
    );
}

RC_GTEST_PROP(EthnicityReduction, KeepsEveryLevelOneGroup, ()) {
    Codes codes;
    const auto all = nz::ethnicities_at(4);
    for (int i = *rc::gen::inRange(7, 40); i > 0; --i) {
        codes.emplace_back(all[*rc::gen::inRange<std::size_t>(0, all.size())].code);
    }
    const Codes reduced = nz::reduce_ethnicities(codes, *rc::gen::arbitrary<std::uint64_t>());
    RC_ASSERT(reduced.size() <= nz::most_ethnicities);
    std::set<char> groups;
    std::set<char> left;
    for (const std::string& code : codes) {
        groups.insert(code[0]);
    }
    for (const std::string& code : reduced) {
        left.insert(code[0]);
    }
    groups.erase('9');
    left.erase('9');
    RC_ASSERT(groups == left);
}

RC_GTEST_PROP(EthnicityReduction, EveryResponseOfAGroupMayGo, ()) {
    const Codes seven{"31111", "32100", "33111", "34111", "35111", "36111", "37111"};
    std::set<std::string> dropped;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Codes kept = nz::reduce_ethnicities(seven, seed);
        for (const std::string& code : seven) {
            if (std::find(kept.begin(), kept.end(), code) == kept.end()) {
                dropped.insert(code);
            }
        }
    }
    RC_ASSERT(dropped.size() == seven.size());
}
