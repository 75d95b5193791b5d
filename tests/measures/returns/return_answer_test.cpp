// The partner's answer: its form, its draft, its file.
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

TEST_P(ReturnPages, ADraftIsTheirOwnAndTwoPeopleDoNotOverwriteEachOther) {
    const std::string path = ask();
    const auto stale = figures("11", path);
    auto first = stale;
    first.emplace_back("act", "save");
    EXPECT_EQ(303, app->post(path + "/answer", first, "delegate").status);
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("value=\"11\""));
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr("\"11\"")));
    EXPECT_THAT(app->get(path, "steward").body, Not(HasSubstr(">11<")));
    const auto second = app->post(path + "/answer", first, "delegate");
    EXPECT_EQ(422, second.status);
    EXPECT_THAT(second.body, HasSubstr("Someone of your organisation saved other figures"));
    EXPECT_EQ(409, app->post(path + "/accept", {}, "steward").status);
}

TEST_P(ReturnPages, AFileFillsTheForm) {
    const std::string path = ask();
    const auto empty = app->get(path + "/template?format=csv", "delegate");
    EXPECT_THAT(empty.body, HasSubstr("Group,numerator,denominator,note"));
    EXPECT_THAT(empty.body, HasSubstr("Māori,,,"));
    const auto read = app->upload(
        path + "/upload",
        {},
        "file",
        "answer.csv",
        "Group,numerator,denominator,note\nMāori,\"1,017\",2000,by hand\nOther,3,4,\n",
        "delegate"
    );
    EXPECT_EQ(200, read.status);
    EXPECT_THAT(read.body, HasSubstr("value=\"1,017\""));
    const auto in_words_of_the_page = app->upload(
        path + "/upload", {}, "file", "answer.csv", "Group,Counted,Of\nMāori,123,2000\n", "delegate"
    );
    EXPECT_THAT(in_words_of_the_page.body, HasSubstr("value=\"123\""));
    const auto wrong = app->upload(
        path + "/upload",
        {},
        "file",
        "answer.csv",
        "Group,numerator,denominator\nMartians,3,4\n",
        "delegate"
    );
    EXPECT_EQ(422, wrong.status);
    EXPECT_THAT(wrong.body, HasSubstr("Martians"));
}

TEST_P(ReturnPages, AFileThatCouldBeReadInTwoWaysIsRefused) {
    const std::string path = ask();
    const auto said = [&](const std::string& file) {
        const auto read = app->upload(path + "/upload", {}, "file", "a.csv", file, "delegate");
        EXPECT_EQ(422, read.status) << file;
        return read.body;
    };
    EXPECT_THAT(
        said("Group,numerator,denominator\nMāori,1,2\nOther,3,4\nMāori,5,6\n"),
        HasSubstr("Lines 2 and 4 are both about Māori: give each group once.")
    );
    EXPECT_THAT(
        said("Group,Tally,denominator\nMāori,1,2\n"),
        HasSubstr("This file has no column &quot;numerator&quot;")
    );
    EXPECT_THAT(
        said("Group,Tally\nMāori,1\n"),
        HasSubstr("no column &quot;numerator&quot;, &quot;denominator&quot;")
    );
}

TEST_P(ReturnPages, WhatWasSentLastTimeIsShownAgain) {
    const std::string before = ask("2026-08-31");
    ASSERT_EQ(303, submit(before, "13").status);
    ASSERT_EQ(303, accept(before, "steward").status);
    const auto form = app->get(ask(), "delegate");
    EXPECT_THAT(form.body, HasSubstr("Last time"));
    EXPECT_THAT(form.body, HasSubstr("13"));
}

TEST_P(ReturnPages, CountsAreOfWholePeopleAndNoMoreThanThereAreWithoutAReason) {
    const std::string path = ask();
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("due <time"));
    const auto half = submit(path, "3.5");
    EXPECT_EQ(422, half.status);
    EXPECT_THAT(half.body, HasSubstr("a whole number was expected"));
    const auto above = submit(path, "21");
    EXPECT_EQ(422, above.status);
    EXPECT_THAT(above.body, HasSubstr("Māori, counted: more are counted than there are"));
    auto explained = figures("21", path);
    explained.emplace_back("note-ethnicity=maori", "Two moved away.");
    explained.emplace_back("act", "submit");
    ASSERT_EQ(303, app->post(path + "/answer", explained, "delegate").status);
    EXPECT_THAT(
        app->get(path, "steward").body, HasSubstr("More are counted than there are: Māori.")
    );
}
