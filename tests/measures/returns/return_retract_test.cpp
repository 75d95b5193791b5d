// A partner takes back what it submitted, until someone has decided on it.
#include "base/error.hpp"
#include "measures/returns/return_accept.hpp"
#include "measures/returns/return_pages.hpp"
#include "measures/returns/return_work.hpp"
#include "network/cast.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <thread>

using support::location;
using testing::HasSubstr;
using testing::Not;

class RetractedReturns : public ReturnPages {
protected:
    measures::Return find(const std::string& path) {
        db::Reader reader = database().read();
        return measures::find_return_by_id(reader, path.substr(returns.size() + 1))->one;
    }
    // What the work says when it is refused; "" when it is done.
    static std::string refusal(const std::function<void()>& work) {
        try {
            work();
            return "";
        } catch (const base::Error& error) {
            return error.what();
        }
    }
    const base::Viewer system = base::Viewer::system();
};
ON_BOTH_DATABASES(RetractedReturns);

TEST_P(RetractedReturns, AreTheirPartnersDraftAgain) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    add_addresses();
    run_jobs();
    mailer.sent.clear();
    EXPECT_THAT(app->get(path, "steward").body, HasSubstr(">17<"));
    EXPECT_THAT(app->get(path, "delegate").body, HasSubstr("Take it back to correct it"));
    const auto taken = app->post(path + "/retract", {}, "delegate");
    EXPECT_EQ(303, taken.status);
    EXPECT_EQ(path, location(taken));
    EXPECT_EQ("The figures are yours again: correct them and submit them again.", notice(taken));
    run_jobs();
    ASSERT_EQ(3U, mailer.sent.size());  // two coordinators and the steward
    EXPECT_EQ("Riverside Medical has taken its figures back: Seen in time", mailer.sent[0].subject);
    EXPECT_THAT(mailer.sent[0].text, HasSubstr("https://braid.example.org" + path));
    EXPECT_EQ(1, count_entries("return.retracted"));

    const auto form = app->get(path, "delegate").body;
    EXPECT_THAT(form, HasSubstr("value=\"17\""));
    EXPECT_THAT(form, HasSubstr("Submit the figures"));
    EXPECT_THAT(form, HasSubstr("Taken back, to be corrected."));
    EXPECT_THAT(form, Not(HasSubstr("Take it back")));
    for (const char* who : {"steward", "coordinator"}) {
        const auto page = app->get(path, who).body;
        EXPECT_THAT(page, HasSubstr("Taken back, to be corrected.")) << who;
        EXPECT_THAT(page, HasSubstr("Asked")) << who;
        for (const char* words : {">17<", "\"17\"", "What was sent", "Accept the figures"}) {
            EXPECT_THAT(page, Not(HasSubstr(words))) << who;
        }
        EXPECT_EQ(409, app->post(path + "/accept", {}, who).status) << who;
    }
    ASSERT_EQ(303, submit(path, "16").status);
    ASSERT_EQ(303, accept(path, "steward").status);
    EXPECT_EQ(16, maori_sum());
}

TEST_P(RetractedReturns, AreTakenBackByTheirPartnerOnly) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    support::add_person(*app, cast.network, "neighbour", "partner_delegate", [&] {
        const std::string other = other_return();
        return find(returns + "/" + other).organisation_id;
    }());
    for (const char* who : {"coordinator", "steward", "member", "neighbour", "outsider"}) {
        EXPECT_EQ(404, app->post(path + "/retract", {}, who).status) << who;
        EXPECT_THAT(app->get(path, who).body, Not(HasSubstr("Take it back"))) << who;
    }
    EXPECT_NE(303, app->post(path + "/retract", {}).status);
    EXPECT_EQ("submitted", find(path).state);
    EXPECT_EQ(0, count_entries("return.retracted"));
}

TEST_P(RetractedReturns, AreRefusedInASentenceOnceSomeoneDecided) {
    const std::string path = ask();
    const auto said = [&] { return notice(app->post(path + "/retract", {}, "delegate")); };
    EXPECT_THAT(said(), HasSubstr("These figures are open to you already"));
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, app->post(path + "/send-back", {{"words", "Is it?"}}, "steward").status);
    EXPECT_THAT(said(), HasSubstr("These figures are open to you already"));
    EXPECT_EQ("sent_back", find(path).state);
    ASSERT_EQ(303, submit(path).status);
    ASSERT_EQ(303, accept(path, "steward").status);
    EXPECT_THAT(said(), HasSubstr("These figures were accepted already"));
    EXPECT_EQ("accepted", find(path).state);
    EXPECT_EQ(17, maori_sum());
    EXPECT_THAT(app->get(path, "delegate").body, Not(HasSubstr("Take it back")));
    ASSERT_EQ(303, app->post(path + "/take-back", {}, "steward").status);
    EXPECT_THAT(said(), HasSubstr("yours again"));
    ASSERT_EQ(303, app->post(path + "/withdraw", {}, "steward").status);
    EXPECT_THAT(said(), HasSubstr("no longer needed"));
    EXPECT_EQ(1, count_entries("return.retracted"));
}

TEST_P(RetractedReturns, WaitForADecisionThatIsBeingMade) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    const measures::Return one = find(path);
    bool was_taken = true;
    std::thread partner;
    {
        db::Transaction deciding = database().write();
        measures::send_back_return({deciding, app->clock().now(), system}, one, "Is it?");
        partner = std::thread([&] {
            database().change([&](db::Transaction& transaction) {
                was_taken =
                    measures::retract_return({transaction, app->clock().now(), system}, one);
            });
        });
        deciding.commit();
    }
    partner.join();
    EXPECT_FALSE(was_taken);
    EXPECT_EQ("sent_back", find(path).state);
}

TEST_P(RetractedReturns, AreNotAcceptedWhileTheyAreBeingTakenBack) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    const measures::Return one = find(path);
    std::string said;
    std::thread reviewer;
    {
        db::Transaction taking = database().write();
        EXPECT_TRUE(measures::retract_return({taking, app->clock().now(), system}, one));
        reviewer = std::thread([&] {
            said = refusal([&] {
                measures::accept_return(database(), app->clock().now(), system, one);
            });
        });
        taking.commit();
    }
    reviewer.join();
    EXPECT_THAT(said, HasSubstr("moved on meanwhile"));
    EXPECT_EQ("asked", find(path).state);
    EXPECT_EQ(std::nullopt, maori_sum());
}

TEST_P(RetractedReturns, OrAcceptedAtOnceEndAsOneOfTheTwo) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    const measures::Return one = find(path);
    bool was_taken = false;
    std::thread partner([&] {
        database().change([&](db::Transaction& transaction) {
            was_taken = measures::retract_return({transaction, app->clock().now(), system}, one);
        });
    });
    const std::string said =
        refusal([&] { measures::accept_return(database(), app->clock().now(), system, one); });
    partner.join();
    EXPECT_NE(said.empty(), was_taken);
    EXPECT_EQ(was_taken ? "asked" : "accepted", find(path).state);
    EXPECT_EQ(was_taken ? std::nullopt : std::optional(17.0), maori_sum());
}

TEST_P(RetractedReturns, AreAcceptedOnlyAsTheyWereSeen) {
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    const measures::Return seen = find(path);
    const support::Fields form{{"submission", hidden(path, "steward", "submission")}};
    ASSERT_EQ(303, app->post(path + "/retract", {}, "delegate").status);
    app->clock().advance(60);
    ASSERT_EQ(303, submit(path, "19").status);
    const auto refused = app->post(path + "/accept", form, "steward");
    EXPECT_EQ(409, refused.status);
    EXPECT_THAT(refused.body, HasSubstr("were submitted anew after this page was opened"));
    EXPECT_EQ(409, app->post(path + "/accept", {}, "steward").status);
    EXPECT_THAT(
        refusal([&] { measures::accept_return(database(), app->clock().now(), system, seen); }),
        HasSubstr("moved on meanwhile")
    );
    EXPECT_EQ(std::nullopt, maori_sum());
    ASSERT_EQ(303, accept(path, "steward").status);
    EXPECT_EQ(19, maori_sum());
}

TEST_P(RetractedReturns, AreNotChangedFromAPageThatWasOpenedBefore) {
    const std::string path = ask();
    const measures::Return open = find(path);
    ASSERT_EQ(303, submit(path).status);
    const auto save = [&] {
        database().change([&](db::Transaction& transaction) {
            measures::save_return({transaction, app->clock().now(), system}, open, {});
        });
    };
    EXPECT_THAT(refusal(save), HasSubstr("takes no figures now"));
    EXPECT_THAT(app->get(path, "steward").body, HasSubstr(">17<"));
    ASSERT_EQ(303, app->post(path + "/retract", {}, "delegate").status);
    EXPECT_EQ("", refusal(save));
}
