// The main page as it is on record in tests/golden/agenda/, and hostile words in what changed.
#include "agenda/agenda_views.hpp"
#include "agenda/version_views.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::HasSubstr;

namespace {

agenda::Setting golden_setting() {
    agenda::Setting setting;
    setting.network.slug = "braidwater";
    setting.network.name = "Braidwater Alliance";
    setting.reads_internal = true;
    setting.may_edit = setting.may_convene = true;
    return setting;
}

agenda::AgendaPage golden_agenda() {
    agenda::AgendaPage page{
        .setting = golden_setting(), .vision = {}, .summary = {}, .priorities = {}};
    page.vision = {"Everyone lives well here.", "We disagree on how.", {}};
    page.summary.version = 3;
    page.summary.adopted_on = base::Date{2026, 11, 1};
    page.summary.priorities = {
        {.id = "p1",
         .title = "Care close to home",
         .public_text = "People are seen near where they live.",
         .scope = "in_scope",
         .scope_reason = "",
         .needs = {"Somewhere to be seen after work"},
         .outcomes = {{"o1", "Fewer people wait", "Nobody waits over a week."}},
         .actions_open = 2,
         .actions_done = 1},
        {.id = "p2",
         .title = "Roads",
         .public_text = "",
         .scope = "out_of_scope",
         .scope_reason = "The council does that.",
         .needs = {},
         .outcomes = {}}};
    page.priorities = {
        {"p1",
         {.title = "Care close to home",
          .internal_text = "Mind the Tuesday clash.",
          .is_public = true,
          .determinants = {"health_care", "transport"}},
         1,
         {}},
        {"p2", {.title = "Roads", .scope = "out_of_scope"}, 2, base::Date{2026, 10, 1}}};
    return page;
}

agenda::Item hostile_item(const std::string& id, const std::string& text) {
    return {
        "priority",
        id,
        text,
        true,
        {{"public_text", "Public wording", text, false}, {"scope", "Scope", text, true}}};
}

}  // namespace

TEST(AgendaView, IsWrittenAsBefore) {
    EXPECT_TRUE(
        support::is_golden("agenda/agenda_page.html", agenda::agenda_page(golden_agenda()).text())
    );
}

TEST(CompareView, ShowsHostileWordsAsWordsAndSaysWhatChangedForThoseWhoListen) {
    const std::string attack = "<script>x</script>";
    agenda::ComparePage page{golden_setting(), {}, {}, {}};
    page.before.number = 1;
    page.after.number = 2;
    page.differences = agenda::compare(
        {hostile_item("1", "same " + attack), hostile_item("2", attack)},
        {hostile_item("1", "other " + attack), hostile_item("3", attack)}
    );
    const std::string markup(agenda::compare_page(page).text());
    EXPECT_EQ(markup.find("<script"), std::string::npos);
    for (const char* part :
         {"<ins>",
          "<del>",
          "taken out: ",
          "put in: ",
          "Added",
          "Removed",
          "Changed",
          "(internal)"}) {
        EXPECT_THAT(markup, HasSubstr(part));
    }
}
