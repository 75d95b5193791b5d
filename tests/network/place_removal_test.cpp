// Removing a place that nothing names, and what keeps one.
#include "network/cast.hpp"
#include "network/place.hpp"
#include "network/place_store.hpp"
#include "network/routes.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

using support::location;
using testing::HasSubstr;
using testing::Not;

namespace {

const support::Fields understood{{"understood", "yes"}};

}  // namespace

class PlaceRemoval : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        const auto figures = [this](db::Reader&, std::string_view, std::string_view place) {
            return place == measured_ ? std::vector<network::PlaceUse>{{measured_, "figures"}}
                                      : std::vector<network::PlaceUse>();
        };
        app = std::make_unique<support::TestApp>(
            database(), network::routes(vault_, "https://braid.test", {{}, {figures}})
        );
        cast = support::make_cast(*app);
    }
    void TearDown() override {
        app.reset();
        StoreTest::TearDown();
    }
    std::string add(const std::string& name, const support::Fields& more = {}) {
        support::Fields fields{{"name", name}, {"kind", "suburb"}, {"defined_by", "both"}};
        fields.insert(fields.end(), more.begin(), more.end());
        const auto added = app->post("/n/braidwater/places", fields, "coordinator");
        EXPECT_EQ(added.status, 303) << added.body;
        return location(added);
    }
    static std::string id_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
    void expect_kept(const std::string& path, const std::string& words) {
        const std::string sentence =
            words +
            ", so it cannot be removed. Give it an end date instead: it then stays in what was, "
            "and leaves the lists for what is new.";
        const auto form = app->get(path + "/edit", "coordinator");
        EXPECT_THAT(form.body, HasSubstr(sentence));
        EXPECT_THAT(form.body, Not(HasSubstr("/remove\"")));
        const auto refused = app->post(path + "/remove", understood, "coordinator");
        EXPECT_EQ(refused.status, 409);
        EXPECT_THAT(refused.body, HasSubstr(sentence));
        EXPECT_EQ(app->get(path).status, 200);
    }
    std::vector<journal::FeedEntry> removals() {
        db::Reader reader = database().read();
        return journal::feed(
            reader, base::Viewer::system(), cast.network, {.kind_prefix = "place.removed"}
        );
    }

    base::Vault vault_{base::Secret(std::string(32, 'k'))};
    std::string measured_;
    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
};

ON_BOTH_DATABASES(PlaceRemoval);

TEST_P(PlaceRemoval, APlaceThatNothingNamesGoesOnceItIsUnderstood) {
    const std::string path = add("Harbour Side");
    EXPECT_THAT(app->get(path + "/edit", "coordinator").body, HasSubstr(path + "/remove\""));
    const auto asked = app->post(path + "/remove", {}, "coordinator");
    EXPECT_EQ(asked.status, 422);
    EXPECT_THAT(asked.body, HasSubstr("Tick this to remove the place."));
    EXPECT_TRUE(removals().empty());

    const auto removed = app->post(path + "/remove", understood, "coordinator");
    EXPECT_EQ(removed.status, 303) << removed.body;
    EXPECT_EQ(location(removed), "/n/braidwater/places");
    EXPECT_EQ(app->get(path).status, 404);
    EXPECT_EQ(app->post(path + "/remove", understood, "coordinator").status, 404);
    ASSERT_EQ(removals().size(), 1U);
    EXPECT_EQ(removals().front().subject.id, id_of(path));
    EXPECT_EQ(removals().front().actor, app->viewer("coordinator").account());
}

TEST_P(PlaceRemoval, NobodyElseRemovesOne) {
    const std::string path = add("Harbour Side");
    for (const char* who : {"member", "steward", "delegate", "outsider"}) {
        EXPECT_EQ(app->post(path + "/remove", understood, who).status, 404) << who;
    }
    EXPECT_NE(app->post(path + "/remove", understood).status, 303);
    EXPECT_EQ(app->get(path).status, 200);
    EXPECT_EQ(
        app->post("/n/elsewhere/places/" + id_of(path) + "/remove", understood, "outsider").status,
        404
    );
    EXPECT_TRUE(removals().empty());
}

TEST_P(PlaceRemoval, OneThatIsUsedStaysAndSaysByWhat) {
    const std::string path = add("Harbour Side");
    const std::string inside = add("The Steps", {{"parent_id", id_of(path)}});
    expect_kept(path, "Harbour Side has 1 place inside it");
    ASSERT_EQ(
        app->post(
               path + "/members",
               {{"member", "organisation:" + cast.partner}, {"starts_on", "2026-11-01"}},
               "coordinator"
        )
            .status,
        303
    );
    ASSERT_EQ(
        app->post(
               "/n/braidwater/partners",
               {{"name", "River Trust"}, {"sector", "community"}, {"place_ids", id_of(path)}},
               "coordinator"
        )
            .status,
        303
    );
    measured_ = id_of(path);
    const std::string page = app->get(path + "/edit", "coordinator").body;
    EXPECT_THAT(page, HasSubstr("Harbour Side has figures, "));
    for (const char* words : {"1 place inside it", "1 partner", "1 member"}) {
        EXPECT_THAT(page, HasSubstr(words));
    }
    EXPECT_EQ(app->post(path + "/remove", understood, "coordinator").status, 409);
    EXPECT_EQ(app->post(inside + "/remove", understood, "coordinator").status, 303);
}

TEST_P(PlaceRemoval, OneThatComesToBeNamedUnseenStaysToo) {
    const std::string path = add("Harbour Side");
    db::Transaction transaction = database().write();
    transaction.execute(
        R"(/* test.need */
        insert into needs (id, network_id, title, public_text, internal_text, said_by, said_on,
                           evidence, place_id, is_public, state, state_reason, search_key,
                           created_at, added_by)
        values ('n', :network, '', '', '', '', '2026-11-01', '', :place, true, 'heard', '', '', 0,
                ''))",
        {{"network", cast.network}, {"place", id_of(path)}}
    );
    transaction.commit();
    const auto refused = app->post(path + "/remove", understood, "coordinator");
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("something that names it since a moment ago"));
    EXPECT_EQ(app->get(path).status, 200);
    EXPECT_TRUE(removals().empty());
}

TEST_P(PlaceRemoval, OneThatHasEndedLeavesTheListsForWhatIsNew) {
    const std::string ended = add("Old Quay", {{"ends_on", "2026-11-01"}});
    const std::string lasting = add("New Quay", {{"ends_on", "2999-01-01"}});
    const auto offered = [&](const std::string& path, const std::string& place) {
        return app->get("/n/braidwater" + path, "coordinator")
                   .body.find("value=\"" + id_of(place) + "\"") != std::string::npos;
    };
    for (const char* list : {"/places/new", "/boundaries", "/partners/new"}) {
        EXPECT_TRUE(offered(list, lasting)) << list;
        EXPECT_FALSE(offered(list, ended)) << list;
    }
    EXPECT_THAT(app->get("/n/braidwater/places").body, HasSubstr("Old Quay"));
    EXPECT_EQ(
        app->post(
               "/n/braidwater/partners",
               {{"name", "River Trust"}, {"sector", "community"}, {"place_ids", id_of(ended)}},
               "coordinator"
        )
            .status,
        422
    );
    {
        db::Transaction transaction = database().write();
        transaction.execute(
            R"(/* test.serves */
            insert into organisation_places (organisation_id, place_id) values (:id, :place))",
            {{"id", cast.partner}, {"place", id_of(ended)}}
        );
        transaction.commit();
    }
    EXPECT_TRUE(offered("/partners/" + cast.partner + "/edit", ended)) << "it served it before";
}

TEST_P(PlaceRemoval, TheOwnPlaceStaysOwnInsideAnotherAndWhenItGoesTheNextTakesOver) {
    const auto own = [&] {
        db::Reader reader = database().read();
        std::vector<std::string> names;
        for (const network::Place& place : network::read_places(reader, cast.network)) {
            if (place.is_own) {
                names.push_back(place.name);
            }
        }
        return names;
    };
    const std::string around = add("A Wider Region");
    EXPECT_THAT(own(), testing::ElementsAre("Braidwater"));
    {
        db::Transaction tx = database().write();
        auto record = network::get_place_record(tx, cast.network, cast.locality);
        record.form.parent_id = id_of(around);
        network::update_place(tx, cast.network, cast.locality, record.form);
        tx.commit();
    }
    EXPECT_THAT(own(), testing::ElementsAre("Braidwater"));
    const auto removed =
        app->post("/n/braidwater/places/" + cast.locality + "/remove", understood, "coordinator");
    ASSERT_EQ(removed.status, 303) << removed.body;
    EXPECT_THAT(own(), testing::ElementsAre("A Wider Region"));
}
