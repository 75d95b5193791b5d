// A delegate opens the figures of their partner, so they take the second step of signing in.
#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"

#include <gmock/gmock.h>

using support::location;
using testing::HasSubstr;
using testing::Not;

class HalfSignedIn : public ReturnPages {
protected:
    void SetUp() override {
        ReturnPages::SetUp();
        app->add_account("half", app->viewer("delegate").account(), false);
    }
};
ON_BOTH_DATABASES(HalfSignedIn);

TEST_P(HalfSignedIn, DelegatesLearnWhatIsAskedAndTakeTheSecondStepToOpenIt) {
    const std::string path = ask();
    auto draft = figures("11", path);
    const std::int64_t looks = count_entries("raw.read");
    EXPECT_THAT(app->get(returns, "half").body, HasSubstr("Seen in time"));
    const auto opened = app->get(path, "half");
    EXPECT_EQ(303, opened.status);
    EXPECT_THAT(location(opened), HasSubstr("/account/second-factor"));
    draft.emplace_back("act", "save");
    EXPECT_EQ(403, app->post(path + "/answer", draft, "half").status);
    EXPECT_EQ(403, app->post(path + "/messages", {{"words", "Hello"}}, "half").status);
    EXPECT_EQ(303, app->get(path + "/template?format=csv", "half").status);
    db::Reader reader = database().read();
    const auto due =
        measures::list_due_returns(reader, app->viewer("half"), cast.network, app->clock().now());
    ASSERT_EQ(1U, due.size());
    EXPECT_TRUE(due[0].is_mine);
    EXPECT_EQ(looks, count_entries("raw.read"));
}

TEST_P(HalfSignedIn, ReviewersAreAskedForTheStepRatherThanToldThatThereIsNothing) {
    const std::string path = ask();
    for (const std::string& page : {returns, path}) {
        EXPECT_THAT(location(app->get(page, "unproved")), HasSubstr("/account/second-factor"));
    }
}

TEST_P(HalfSignedIn, NobodyAnswersFromAMailboxOfSeveral) {
    const std::string path = ask();
    add_addresses();
    database().change([](db::Transaction& transaction) {
        transaction.execute(
            R"(/* test.shared */ update accounts set is_shared_mailbox = :yes
               where email = 'delegate@example.org')",
            {{"yes", true}}
        );
    });
    EXPECT_THAT(app->get(path, "coordinator").body, HasSubstr("Nobody can answer for Riverside"));
    run_jobs();
    EXPECT_TRUE(mailer.sent.empty());
}
