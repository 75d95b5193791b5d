#include "agenda/snapshot.hpp"
#include "base/error.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using agenda::Difference;
using agenda::Item;
using agenda::Run;

namespace {

// "kept -removed- +added+", one mark around each run.
std::string marked(std::string_view before, std::string_view after) {
    std::string text;
    for (const Run& run : agenda::compare_words(before, after)) {
        const char* const mark = run.kind == Run::Kind::kept      ? ""
                                 : run.kind == Run::Kind::removed ? "-"
                                                                  : "+";
        text += mark + run.words + mark;
    }
    return text;
}

// The words of the kinds wanted, single spaced.
std::string words_of_runs(const std::vector<Run>& runs, Run::Kind kind) {
    std::string text;
    for (const Run& run : runs) {
        if (run.kind == Run::Kind::kept || run.kind == kind) {
            text += run.words + (run.words.ends_with(' ') ? "" : " ");
        }
    }
    return text;
}

Item item(const std::string& id, const std::string& title, const std::string& text) {
    return {"need", id, title, true, {{"public_text", "Public wording", text, false}}};
}

}  // namespace

TEST(CompareWords, KeepsWhatIsTheSameAndMarksTheRest) {
    EXPECT_EQ(marked("We work on buses", "We work on trains"), "We work on -buses-+trains+");
    EXPECT_EQ(marked("a b c", "a c"), "a -b -c");
    EXPECT_EQ(marked("a c", "a b c"), "a +b +c");
    EXPECT_EQ(marked("a b", "b a"), "-a -b +a+");
}

TEST(CompareWords, OfNothingIsAllAddedOrAllRemoved) {
    EXPECT_EQ(marked("", ""), "");
    EXPECT_EQ(marked("", "Māori health"), "+Māori health+");
    EXPECT_EQ(marked(" \n", "x"), "+x+");
    EXPECT_EQ(marked("old", ""), "-old-");
}

TEST(CompareWords, MindsNoDifferenceInWhiteSpaceAndKeepsParagraphs) {
    EXPECT_EQ(marked("one  two", "one\n\ntwo"), "one\n\ntwo");
}

TEST(CompareWords, OfVeryLongTextsPutsOneInThePlaceOfTheOther) {
    std::string before = "start ";
    std::string after = "start ";
    for (int i = 0; i < 3000; ++i) {
        before += "a" + std::to_string(i) + " ";
        after += "b" + std::to_string(i) + " ";
    }
    const auto runs = agenda::compare_words(before + "end", after + "end");
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs[0].words, "start ");
    EXPECT_EQ(runs[1].kind, Run::Kind::removed);
    EXPECT_EQ(runs[2].kind, Run::Kind::added);
    EXPECT_EQ(runs[3].words, "end");
}

RC_GTEST_PROP(CompareWords, LosesNoWordOfEitherText, ()) {
    const auto texts = rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a", "b", "ā", "word")
    );
    const auto old_words = *texts;
    const auto new_words = *texts;
    const auto joined = [](const std::vector<std::string>& words) {
        std::string text;
        for (const std::string& word : words) {
            text += word + " ";
        }
        return text;
    };
    const auto runs = agenda::compare_words(joined(old_words), joined(new_words));
    RC_ASSERT(words_of_runs(runs, Run::Kind::removed) == joined(old_words));
    RC_ASSERT(words_of_runs(runs, Run::Kind::added) == joined(new_words));
}

TEST(CompareItems, TellsWhatWasAddedRemovedAndChanged) {
    const std::vector<Item> before{
        item("1", "Buses", "x"), item("2", "Jobs", "x"), item("3", "A", "x")};
    const std::vector<Item> after{
        item("4", "Homes", "x"), item("2", "Jobs", "y"), item("3", "A", "x")};
    const auto differences = agenda::compare(before, after);
    ASSERT_EQ(differences.size(), 3U);
    EXPECT_EQ(differences[0].what, Difference::What::added);
    EXPECT_EQ(differences[0].after.title, "Homes");
    EXPECT_EQ(differences[1].what, Difference::What::changed);
    EXPECT_EQ(differences[1].before.fields[0].value, "x");
    EXPECT_EQ(differences[1].after.fields[0].value, "y");
    EXPECT_EQ(differences[2].what, Difference::What::removed);
    EXPECT_EQ(differences[2].before.title, "Buses");
    EXPECT_TRUE(agenda::compare(before, before).empty());
}

TEST(CompareItems, SeesAThingThatWasOpenedToThePublic) {
    std::vector<Item> after{item("1", "Buses", "x")};
    std::vector<Item> before = after;
    before[0].is_public = false;
    EXPECT_EQ(agenda::compare(before, after).size(), 1U);
}

TEST(Snapshot, RefusesATextThatIsNone) {
    for (const char* text :
         {"",
          "{",
          "[]",
          "{}",
          R"({"items":[{}]})",
          R"({"items":[{"kind":1}]})",
          R"({"items":7})"}) {
        try {
            agenda::read_snapshot(text);
            ADD_FAILURE() << text;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::internal) << text;
        }
    }
}
