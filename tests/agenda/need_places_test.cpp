// What needs have to do with places: they keep one from being removed, and one that has ended is
// offered no more.
#include "agenda/agenda_cast.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

using support::location;
using testing::HasSubstr;
using testing::Not;

class NeedPlaces : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) {
            return;
        }
        app = std::make_unique<support::TestApp>(database(), agenda::routes());
        cast = support::make_cast(*app);
    }
    void TearDown() override {
        app.reset();
        StoreTest::TearDown();
    }
    support::Fields need_at(const std::string& place) {
        return {
            {"title", "Buses at night"},
            {"said_by", "A nurse"},
            {"said_on", "2026-11-20"},
            {"place_id", place}};
    }
    void end_place(const std::string& place) {
        db::Transaction transaction = database().write();
        transaction.execute(
            "/* test.end */ update places set ends_on = '2026-11-01' where id = :id",
            {{"id", place}}
        );
        transaction.commit();
    }
    std::vector<std::string> uses(const std::string& place) {
        db::Reader reader = database().read();
        std::vector<std::string> words;
        for (const auto& use : agenda::list_place_uses(reader, cast.network, place)) {
            words.push_back(use.words);
        }
        return words;
    }

    const std::string needs = "/n/braidwater/needs";
    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
};

ON_BOTH_DATABASES(NeedPlaces);

TEST_P(NeedPlaces, APlaceIsUsedByTheNeedsThatNameIt) {
    EXPECT_THAT(uses(cast.locality), testing::IsEmpty());
    ASSERT_EQ(app->post(needs, need_at(cast.locality), "member").status, 303);
    EXPECT_THAT(uses(cast.locality), testing::ElementsAre("1 need"));
    ASSERT_EQ(app->post(needs, need_at(cast.locality), "member").status, 303);
    ASSERT_EQ(app->post(needs, need_at(""), "member").status, 303);
    EXPECT_THAT(uses(cast.locality), testing::ElementsAre("2 needs"));
    EXPECT_THAT(uses(""), testing::ElementsAre("2 needs"));
    EXPECT_THAT(uses("elsewhere"), testing::IsEmpty());
}

TEST_P(NeedPlaces, OneThatHasEndedIsOfferedOnlyWhereItWasChosenBefore) {
    const std::string before = location(app->post(needs, need_at(cast.locality), "coordinator"));
    const std::string choice = "<option value=\"" + cast.locality + "\"";
    EXPECT_THAT(app->get(needs + "/new", "member").body, HasSubstr(choice));
    end_place(cast.locality);
    EXPECT_THAT(app->get(needs + "/new", "member").body, Not(HasSubstr(choice)));
    EXPECT_EQ(app->post(needs, need_at(cast.locality), "member").status, 422);
    EXPECT_THAT(app->get(before + "/edit", "coordinator").body, HasSubstr(choice));
    EXPECT_THAT(app->get(needs).body, HasSubstr(choice)) << "what was can still be looked for";
}
