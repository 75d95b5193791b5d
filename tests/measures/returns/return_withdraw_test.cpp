// What others see of a return that was withdrawn: what its partner sent, never its draft.
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

using testing::HasSubstr;
using testing::Not;

class WithdrawnReturns : public ReturnPages {
protected:
    void keep_draft(const std::string& path, const std::string& maori) {
        auto draft = figures(maori, path);
        draft.emplace_back("act", "save");
        ASSERT_EQ(303, app->post(path + "/answer", draft, "delegate").status);
    }
    void withdraw(const std::string& path) {
        ASSERT_EQ(303, app->post(path + "/withdraw", {}, "steward").status);
    }
    void expect_nobody_else_sees(const std::string& path, const std::string& maori) {
        for (const char* who : {"steward", "coordinator"}) {
            const std::string page = app->get(path, who).body;
            EXPECT_THAT(page, HasSubstr("Withdrawn")) << who;
            EXPECT_THAT(page, Not(HasSubstr(">" + maori + "<"))) << who;
            EXPECT_THAT(page, Not(HasSubstr("What was sent"))) << who;
        }
        const std::string own = app->get(path, "delegate").body;
        EXPECT_THAT(own, HasSubstr("Your draft"));
        EXPECT_THAT(own, HasSubstr(">" + maori + "<"));
    }
};
ON_BOTH_DATABASES(WithdrawnReturns);

TEST_P(WithdrawnReturns, ShowNobodyADraftThatWasNeverSent) {
    const std::string path = ask();
    keep_draft(path, "11");
    withdraw(path);
    expect_nobody_else_sees(path, "11");
}

TEST_P(WithdrawnReturns, ShowNobodyWhatThePartnerTookBackAndChanged) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, app->post(path + "/retract", {}, "delegate").status);
    keep_draft(path, "12");
    withdraw(path);
    expect_nobody_else_sees(path, "12");
}

TEST_P(WithdrawnReturns, ShowNobodyWhatWasSentBackAndChanged) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, app->post(path + "/send-back", {{"words", "Is it?"}}, "steward").status);
    keep_draft(path, "13");
    withdraw(path);
    expect_nobody_else_sees(path, "13");
}

TEST_P(WithdrawnReturns, StillShowWhatWasSubmitted) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    withdraw(path);
    for (const char* who : {"steward", "coordinator", "delegate"}) {
        const std::string page = app->get(path, who).body;
        EXPECT_THAT(page, HasSubstr("What was sent")) << who;
        EXPECT_THAT(page, HasSubstr(">17<")) << who;
    }
}
