#include "agenda/agenda_pages.hpp"
#include "platform/journal/thread.hpp"

#include <gmock/gmock.h>

using support::Fields;
using support::location;
using testing::HasSubstr;
using testing::Not;

TEST_F(AgendaPages, AMemberAddsANeedAndSeesWhatBecameOfIt) {
    const std::int64_t before = public_version();
    const auto added = app.post(
        root + "/needs",
        {{"title", "Buses at night"},
         {"said_by", "a shift worker"},
         {"said_on", "2026-11-20"},
         {"place_id", cast.locality},
         {"is_public", "yes"}},
        "member"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_GT(public_version(), before);
    const std::string page = app.get(location(added)).body;
    EXPECT_THAT(page, HasSubstr("a shift worker"));
    EXPECT_THAT(page, HasSubstr("Braidwater"));
    EXPECT_THAT(app.get(root + "/needs?q=night").body, HasSubstr("Buses at night"));
    EXPECT_THAT(app.get(root + "/needs?state=answered").body, HasSubstr("No need fits"));
    EXPECT_THAT(app.get(root + "/needs?place=" + cast.locality).body, Not(HasSubstr("after work")));
}

TEST_F(AgendaPages, WhoAddsANeedMayChangeItsWordsAndHearsWhatBecameOfIt) {
    EXPECT_THAT(app.get(root + "/needs/new", "member").body, Not(HasSubstr("What became of it")));
    const Fields words{
        {"title", "Lights at the crossing"}, {"said_by", "a walker"}, {"said_on", "2026-11-20"}};
    const std::string path = location(app.post(root + "/needs", words, "member"));
    const std::string id = path.substr(path.rfind('/') + 1);
    EXPECT_THAT(app.get(path, "member").body, HasSubstr("Change this need"));
    {
        db::Reader reader = database->read();
        EXPECT_TRUE(
            journal::follows(reader, cast.network, {"need", id}, app.viewer("member").account())
        );
    }
    Fields changed = words;
    changed[0].second = "Lights at both crossings";
    changed.push_back({"state", "answered"});
    changed.push_back({"state_reason", "By myself."});
    changed.push_back({"stamp", stamp_on(path + "/edit")});
    EXPECT_EQ(app.post(path, changed, "member").status, 303);
    EXPECT_THAT(app.get(path, "member").body, HasSubstr("Lights at both crossings"));
    EXPECT_THAT(app.get(path, "member").body, Not(HasSubstr("By myself")));
    Fields decided = words;
    decided.push_back({"state", "set_aside"});
    decided.push_back({"state_reason", "The council has it in hand."});
    decided.push_back({"stamp", stamp_on(path + "/edit")});
    EXPECT_EQ(app.post(path, decided, "coordinator").status, 303);
    EXPECT_TRUE(was_written("need.set_aside", id));
}

TEST_F(AgendaPages, WhoAddedANeedTakesItBackWhileNothingHasBecomeOfIt) {
    const Fields words{{"title", "Said too soon"}, {"said_by", "me"}, {"said_on", "2026-11-20"}};
    const std::string path = location(app.post(root + "/needs", words, "member"));
    EXPECT_THAT(app.get(path + "/edit", "member").body, HasSubstr("Take this need back"));
    const std::string id = path.substr(path.rfind('/') + 1);
    app.post(root + "/follow", {{"kind", "need"}, {"id", id}, {"follow", "yes"}}, "coordinator");
    EXPECT_EQ(app.post(path + "/take-back", {}, "delegate").status, 404);
    EXPECT_EQ(app.post(path + "/take-back", {}, "coordinator").status, 409);
    EXPECT_EQ(app.post(path + "/take-back", {}, "member").status, 303);
    EXPECT_EQ(app.get(path, "member").status, 404);
    EXPECT_EQ(app.post(path + "/take-back", {}, "member").status, 404);
    EXPECT_TRUE(was_written("need.taken_back", id));
    db::Reader reader = database->read();
    EXPECT_FALSE(reader.find(
        "/* test.followers */ select follower from thread_followers where thing_id = :id",
        {{"id", id}}
    )) << "neither the one who took it back nor the coordinator follows what is gone";
}

TEST_F(AgendaPages, ANeedThatIsNotPublicLeavesThePublicVersionAlone) {
    const std::int64_t before = public_version();
    app.post(
        root + "/needs",
        {{"title", "Quiet"}, {"said_by", "someone"}, {"said_on", "2026-11-20"}},
        "member"
    );
    EXPECT_EQ(public_version(), before);
}

TEST_F(AgendaPages, WhatIsWrongIsSaidAndWhatWasTypedIsKept) {
    const auto refused = app.post(
        root + "/needs",
        {{"title", "Kept <words>"}, {"said_on", "2026-02-30"}, {"place_id", base::new_uuid()}},
        "member"
    );
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Kept &lt;words&gt;"));
    EXPECT_THAT(refused.body, HasSubstr("2026-02-30"));
    EXPECT_THAT(refused.body, HasSubstr("Say who said it"));
    EXPECT_THAT(refused.body, HasSubstr("Choose a place of this network"));
    EXPECT_THAT(refused.body, HasSubstr("<title>Error: Add a need"));
}

TEST_F(AgendaPages, OfTwoWhoEditAtOnceTheSecondIsToldAndLosesNothing) {
    const std::string path = root + "/needs/" + things.need;
    const std::string stamp = stamp_on(path + "/edit");
    const auto form = [&](const std::string& title, const std::string& from) {
        return Fields{
            {"title", title},
            {"said_by", "a mother"},
            {"said_on", "2026-11-01"},
            {"is_public", "yes"},
            {"stamp", from}};
    };
    EXPECT_EQ(app.post(path, form("First", stamp), "coordinator").status, 303);
    const auto second = app.post(path, form("Second", stamp), "coordinator");
    EXPECT_EQ(second.status, 422);
    EXPECT_THAT(second.body, HasSubstr("Someone else saved this"));
    EXPECT_THAT(second.body, HasSubstr("Second"));
    EXPECT_THAT(app.get(path).body, HasSubstr("First"));
    EXPECT_EQ(app.post(path, form("Second", stamp_on(path + "/edit")), "coordinator").status, 303);
    EXPECT_THAT(app.get(path).body, HasSubstr("Second"));
    EXPECT_TRUE(was_written("need.changed", things.need));
}
