// The page of each thing of the agenda as it is on record in tests/golden/agenda/: what an editor
// sees of one that is not public, and what a stranger sees of a public one.
#include "support/golden.hpp"

#include "agenda/action_views.hpp"
#include "agenda/initiative_views.hpp"
#include "agenda/need_views.hpp"
#include "agenda/outcome_views.hpp"
#include "agenda/priority_views.hpp"

namespace {

agenda::Setting editors_setting() {
    agenda::Setting setting;
    setting.network.slug = "braidwater";
    setting.network.name = "Braidwater Alliance";
    setting.reads_internal = setting.may_contribute = setting.may_edit = setting.may_convene = true;
    setting.account = "account";
    setting.csrf = "token";
    return setting;
}

agenda::Setting strangers_setting() {
    agenda::Setting setting;
    setting.network = editors_setting().network;
    return setting;
}

agenda::Thread thread_of(const std::string& kind) {
    agenda::Thread thread;
    thread.thing = {kind, kind + "-id"};
    return thread;
}

// `file` for an editor, and `file`_for_a_stranger: the same thing, released without internal words.
template <class Page, class Thing>
void expect_golden(html::Html (*view)(const Page&), Page page, Thing Page::*thing) {
    const std::string kind = page.thread.thing.kind;
    (page.*thing).id = page.thread.thing.id;
    auto& form = (page.*thing).form;
    form.title = "After-hours care";
    form.public_text = "Somewhere to be seen after work.";
    form.internal_text = "Two doctors would do it.";
    page.setting = editors_setting();
    EXPECT_TRUE(support::is_golden("agenda/" + kind + ".html", view(page).text()));
    form.internal_text.clear();
    form.is_public = true;
    page.setting = strangers_setting();
    if constexpr (requires { page.is_owner; }) {
        page.is_owner = false;
    }
    const html::Html released = view(page);
    EXPECT_TRUE(support::is_golden("agenda/" + kind + "_for_a_stranger.html", released.text()));
    EXPECT_EQ(released.text().find("<form"), std::string_view::npos);
    EXPECT_EQ(released.text().find("/edit"), std::string_view::npos);
}

}  // namespace

TEST(AgendaGolden, ANeed) {
    agenda::NeedPage page{{}, {}, "Upper Valley", thread_of("need")};
    page.need.form.said_by = "A parent";
    page.need.form.said_on = "2026-11-01";
    page.need.form.place_id = "valley";
    page.thread.led_to = {{"priority", {"Care close to home", "/n/braidwater/priorities/p1"}}};
    expect_golden(&agenda::need_page, page, &agenda::NeedPage::need);
}

TEST(AgendaGolden, APriorityWithWhatServesIt) {
    agenda::PriorityPage page{{}, {}, {}, {}, {}, thread_of("priority")};
    page.priority.position = 2;
    page.outcomes = {{"o1", {.priority_id = "priority-id", .title = "Fewer people wait"}}};
    expect_golden(&agenda::priority_page, page, &agenda::PriorityPage::priority);
}

TEST(AgendaGolden, AnOutcome) {
    const agenda::OutcomePage page{{}, {}, thread_of("outcome")};
    expect_golden(&agenda::outcome_page, page, &agenda::OutcomePage::outcome);
}

TEST(AgendaGolden, AnInitiative) {
    agenda::InitiativePage page{{}, {}, thread_of("initiative")};
    page.initiative.lead = "River Clinic";
    expect_golden(&agenda::initiative_page, page, &agenda::InitiativePage::initiative);
}

TEST(AgendaGolden, AnActionOfItsOwner) {
    agenda::ActionPage page{{}, {}, thread_of("action"), true};
    page.action.organisation = "River Clinic";
    page.action.form.due_on = "2026-12-01";
    page.today = {2026, 12, 4};
    expect_golden(&agenda::action_page, page, &agenda::ActionPage::action);
}
