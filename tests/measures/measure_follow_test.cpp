// "Tell me when it moves" on the page of a measure: who may ask for it, and what they are told of.
#include "agenda/agenda.hpp"
#include "measures/measure_cast.hpp"
#include "measures/measures.hpp"
#include "measures/returns/return_pages.hpp"
#include "network/cast.hpp"
#include "platform/journal/thread.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

#include <iterator>

using support::Fields;
using support::location;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

http::Routes routes_with_following() {
    http::Routes all = measures::routes();
    http::Routes agenda = agenda::routes(measures::describe_measures);
    all.insert(
        all.end(), std::make_move_iterator(agenda.begin()), std::make_move_iterator(agenda.end())
    );
    return all;
}

// The kinds of the entries that an account is to be told of, oldest first.
std::vector<std::string> kinds_told(db::Database& database, const std::string& account) {
    std::vector<std::string> kinds;
    db::Reader reader = database.read();
    for (const db::Row& row : reader.query(
             R"(/* test.told */ select j.kind as kind from journal_notices n
                join journal j on j.id = n.entry_id where n.follower = :account order by j.id)",
             {{"account", account}}
         )) {
        kinds.push_back(row.text("kind"));
    }
    return kinds;
}

}  // namespace

struct MeasureFollowing : testing::Test {
    TestDatabase database;
    support::TestApp app{*database, routes_with_following()};
    support::Cast cast = support::make_cast(app);
    const std::string page = "/n/braidwater/measures/immunised";

    measures::Measure make(bool is_public) {
        cast::add_places(*database, cast.network);
        measures::Measure measure = cast::plain_measure();
        measure.network_id = cast.network;
        measure.is_public = is_public;
        return cast::add_measure(*database, measure);
    }
    http::Response follow(
        const measures::Measure& measure, const std::string& as, const char* wanted = "yes"
    ) {
        const Fields fields{{"kind", "measure"}, {"id", measure.id}, {"follow", wanted}};
        return app.post("/n/braidwater/follow", fields, as);
    }
    bool follows(const measures::Measure& measure, const std::string& as) {
        db::Reader reader = database->read();
        return journal::follows(
            reader, cast.network, {"measure", measure.id}, app.viewer(as).account()
        );
    }
};

TEST_F(MeasureFollowing, WhoHasSignedInFollowsAMeasureAndStops) {
    const measures::Measure measure = make(true);
    EXPECT_THAT(app.get(page, "member").body, HasSubstr("Tell me when it moves"));
    EXPECT_EQ(page, location(follow(measure, "member")));
    EXPECT_TRUE(follows(measure, "member"));
    EXPECT_THAT(app.get(page, "member").body, HasSubstr("Stop telling me"));
    EXPECT_THAT(app.get(page, "delegate").body, HasSubstr("Tell me when it moves"));
    EXPECT_EQ(page, location(follow(measure, "member", "no")));
    EXPECT_FALSE(follows(measure, "member"));
}

TEST_F(MeasureFollowing, AStrangerHasNoButtonAndSomeoneOfAnotherNetworkFollowsWhatIsPublic) {
    const measures::Measure measure = make(true);
    EXPECT_THAT(app.get(page).body, Not(HasSubstr("Tell me when")));
    EXPECT_EQ(cast.network, app.get(page).public_scope) << "it is still one page for all of them";
    EXPECT_NE(303, follow(measure, "").status);
    EXPECT_EQ(page, location(follow(measure, "outsider")));
    EXPECT_TRUE(follows(measure, "outsider"));
}

TEST_F(MeasureFollowing, AMeasureThatOneMayNotSeeIsNotThereToFollow) {
    const measures::Measure measure = make(false);
    EXPECT_EQ(404, follow(measure, "outsider").status);
    EXPECT_FALSE(follows(measure, "outsider"));
    EXPECT_EQ(page, location(follow(measure, "member")));
    const Fields import{{"kind", "import"}, {"id", measure.id}, {"follow", "yes"}};
    EXPECT_EQ(404, app.post("/n/braidwater/follow", import, "coordinator").status);
}

TEST_P(ReturnPages, WhoFollowsTheMeasureIsToldOnceOfEachStepOfItsFigures) {
    const std::string member = app->viewer("member").account();
    const std::string steward = app->viewer("steward").account();
    database().change([&](db::Transaction& transaction) {
        const auto measure = transaction.find("/* test.measure */ select id from measures");
        for (const std::string& account : {member, steward}) {
            journal::follow(
                transaction,
                app->clock().now(),
                cast.network,
                {"measure", measure->text("id")},
                account
            );
        }
    });
    const std::string path = ask();
    ASSERT_EQ(303, submit(path).status);
    EXPECT_THAT(kinds_told(database(), member), ElementsAre()) << "that is between two parties";
    ASSERT_EQ(303, accept(path, "steward").status);
    EXPECT_THAT(kinds_told(database(), member), ElementsAre("import.made_live"));
    EXPECT_THAT(kinds_told(database(), steward), ElementsAre()) << "it was their own act";
    app->post(
        "/n/braidwater/measures/seen/targets",
        {{"value", "95"}, {"due_on", "2030-06-30"}, {"reason", "Nearly all."}},
        "coordinator"
    );
    EXPECT_THAT(kinds_told(database(), member), ElementsAre("import.made_live", "target.set"));
    ASSERT_EQ(303, app->post(path + "/take-back", {}, "coordinator").status);
    EXPECT_THAT(
        kinds_told(database(), member),
        ElementsAre("import.made_live", "target.set", "import.undone")
    );
}

TEST_P(ReturnPages, NobodyIsMailedThatFiguresWereLookedAt) {
    const std::string coordinator = app->viewer("coordinator").account();
    database().change([&](db::Transaction& transaction) {
        const auto measure = transaction.find("/* test.measure */ select id from measures");
        journal::follow(
            transaction,
            app->clock().now(),
            cast.network,
            {"measure", measure->text("id")},
            coordinator
        );
    });
    ASSERT_EQ(200, app->get("/n/braidwater/measures/seen/data", "steward").status);
    EXPECT_THAT(kinds_told(database(), coordinator), ElementsAre());
}
