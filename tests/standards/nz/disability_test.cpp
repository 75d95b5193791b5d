#include "standards/nz/disability.hpp"

#include "standards/nz/gender.hpp"

#include <gtest/gtest.h>

using nz::Difficulty;

TEST(WashingtonGroup, AsksSixQuestionsWithFourAnswers) {
    ASSERT_EQ(nz::functioning_domains().size(), 6u);
    EXPECT_EQ(nz::functioning_domains()[0].code, "seeing");
    EXPECT_EQ(nz::functioning_domains()[5].code, "communicating");
    for (const auto difficulty :
         {Difficulty::none, Difficulty::some, Difficulty::a_lot, Difficulty::cannot_do}) {
        EXPECT_EQ(nz::parse_difficulty(nz::name(difficulty)), difficulty);
        EXPECT_FALSE(nz::answer_text(difficulty).empty());
    }
    EXPECT_FALSE(nz::parse_difficulty("lots"));
}

TEST(WashingtonGroup, DrawsTheLineAtALotOfDifficulty) {
    nz::FunctioningAnswers answers;
    EXPECT_FALSE(nz::is_disabled(answers).has_value());
    answers.fill(Difficulty::some);
    EXPECT_EQ(nz::is_disabled(answers), false);
    answers[3].reset();
    EXPECT_FALSE(nz::is_disabled(answers).has_value()) << "one answer is missing";
    answers[1] = Difficulty::a_lot;
    EXPECT_EQ(nz::is_disabled(answers), true);
    answers[1] = Difficulty::cannot_do;
    EXPECT_EQ(nz::is_disabled(answers), true);
}

TEST(Gender, HasThreeCategoriesAndRoomForOwnWords) {
    ASSERT_EQ(nz::genders().size(), 3u);
    EXPECT_EQ(nz::find_gender("3")->name, "Another gender");
    EXPECT_TRUE(nz::find_gender("3")->takes_own_words);
    EXPECT_FALSE(nz::find_gender("9"));
}
