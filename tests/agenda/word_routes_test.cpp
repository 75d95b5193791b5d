#include "agenda/agenda_pages.hpp"

#include <gmock/gmock.h>

using support::Fields;
using support::location;
using testing::HasSubstr;
using testing::Not;

TEST_F(AgendaPages, AWordIsAdoptedSetAsideAndTakenBack) {
    const Fields form{
        {"term", "Manaaki"},
        {"language", "mi"},
        {"definition", "How we look after each other."},
        {"adopted_on", "2026-11-20"}};
    EXPECT_EQ(app.post(root + "/words", form, "coordinator").status, 303);
    const auto again = app.post(root + "/words", form, "coordinator");
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, HasSubstr("has that word already"));
    EXPECT_THAT(app.get(root + "/words?q=zzz").body, HasSubstr("No word fits"));
    EXPECT_THAT(app.get(root + "/words?q=manāki").body, HasSubstr("lang=\"mi\">Manaaki"));
    const std::string path = root + "/words/" + things.word;
    EXPECT_EQ(app.post(path + "/drop", {}, "coordinator").status, 303);
    EXPECT_THAT(app.get(root + "/words").body, Not(HasSubstr("hauora")));
    EXPECT_THAT(app.get(root + "/words?dropped=yes").body, HasSubstr("hauora"));
    EXPECT_EQ(app.post(path + "/take-back", {}, "coordinator").status, 303);
    EXPECT_THAT(app.get(root + "/words").body, HasSubstr("hauora"));
}

TEST_F(AgendaPages, AFrameworkGrowsByStagesAndIsAssessed) {
    const auto added = app.post(
        root + "/framework", {{"name", "Five steps"}, {"source", "Ourselves"}}, "coordinator"
    );
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_EQ(app.post(root + "/framework", {{"name", "Five steps"}}, "coordinator").status, 422);
    const std::string id = location(added).substr(location(added).find('#') + 1);
    const std::string stages = root + "/framework/" + id + "/stages";
    EXPECT_EQ(app.post(stages, {{"name", ""}}, "coordinator").status, 422);
    EXPECT_EQ(
        app.post(stages, {{"name", "Gather"}, {"good_looks_like", "All came."}}, "coordinator")
            .status,
        303
    );
    const std::string page = app.get(root + "/framework", "coordinator").body;
    const std::size_t at = page.find(stages + "/0");
    ASSERT_NE(at, std::string::npos) << page;
    const std::string stage = page.substr(at, page.find('"', at) - at);
    const auto assessed = app.post(
        stage,
        {{"name", "Gather"},
         {"standing", "in_place"},
         {"standing_note", "All of them did."},
         {"stamp", stamp_on(stage)}},
        "coordinator"
    );
    EXPECT_EQ(assessed.status, 303) << assessed.body;
    const std::string after = app.get(root + "/framework").body;
    EXPECT_THAT(after, HasSubstr("All of them did."));
    EXPECT_THAT(after, HasSubstr("22 November 2026"));
    app.clock().advance(base::days(2));
    const auto renamed = app.post(
        stage,
        {{"name", "Gather all"},
         {"standing", "in_place"},
         {"standing_note", "All of them did."},
         {"stamp", stamp_on(stage)}},
        "coordinator"
    );
    EXPECT_EQ(renamed.status, 303) << renamed.body;
    const std::string named = app.get(root + "/framework").body;
    EXPECT_THAT(named, HasSubstr("Gather all"));
    EXPECT_THAT(named, HasSubstr("22 November 2026"));
    EXPECT_THAT(named, Not(HasSubstr("24 November 2026")));
}
