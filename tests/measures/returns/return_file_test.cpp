// What was sent in a return, as a file: for each viewer what the page shows them.
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

TEST_P(ReturnPages, WhatWasSentLeavesAsItsPageShowsItToEachViewer) {
    const std::string path = ask();
    EXPECT_EQ(404, app->get(path + "?format=csv", "steward").status) << "nothing was sent yet";
    ASSERT_EQ(303, submit(path, "3").status);
    for (const char* who : {"delegate", "steward"}) {
        const auto looks = count_entries("raw.read");
        const auto csv = app->get(path + "?format=csv", who);
        ASSERT_EQ(200, csv.status) << who;
        EXPECT_THAT(csv.body, HasSubstr("Group,Counted,Of,Note"));
        EXPECT_THAT(csv.body, HasSubstr(",3,")) << who;
        EXPECT_THAT(std::string(csv.headers.get("Cache-Control")), HasSubstr("no-store"));
        EXPECT_EQ(looks + 1, count_entries("raw.read")) << who;
        EXPECT_EQ("PK", app->get(path + "?format=xlsx", who).body.substr(0, 2));
        EXPECT_THAT(app->get(path, who).body, HasSubstr(path + "?format=csv"));
    }
    const auto released = app->get(path + "?format=csv", "coordinator");
    ASSERT_EQ(200, released.status);
    EXPECT_THAT(released.body, HasSubstr("suppressed"));
    EXPECT_THAT(released.body, Not(HasSubstr(",3,")));
    for (const char* format : {"?format=csv", "?format=xlsx"}) {
        EXPECT_EQ(404, app->get(path + format, "member").status);
        EXPECT_EQ(404, app->get(path + format, "outsider").status);
        EXPECT_EQ(303, app->get(path + format).status);
    }
}
