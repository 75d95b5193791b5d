#include "agenda/action.hpp"
#include "agenda/framework.hpp"
#include "agenda/need.hpp"
#include "agenda/priority.hpp"
#include "agenda/word.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> fields_of(const base::FieldErrors& errors) {
    std::vector<std::string> fields;
    for (const base::FieldError& error : errors) {
        fields.push_back(error.field);
    }
    return fields;
}

const std::vector<std::string> known{"a"};
const agenda::NeedForm good_need{
    .title = "Buses", .said_by = "a grandfather", .said_on = "2026-11-01"};
const agenda::ActionForm good_action{.priority_id = "a", .title = "Ask"};
const agenda::WordForm good_word{
    .term = "hauora", .language = "mi", .definition = "Health.", .adopted_on = "2026-11-01"};

}  // namespace

TEST(NeedRules, AcceptsOneThatSaysWhatAndWhoAndWhen) {
    EXPECT_THAT(fields_of(validate(good_need, known)), IsEmpty());
}

TEST(NeedRules, ATitleIsOneLineOfText) {
    for (const char* title : {"Buses\nhttps://elsewhere.example/", "Buses\r", "Bu\tses"}) {
        agenda::NeedForm need = good_need;
        need.title = title;
        EXPECT_THAT(fields_of(validate(need, known)), ElementsAre("title")) << title;
    }
}

TEST(NeedRules, SaysEverythingThatIsMissing) {
    EXPECT_THAT(
        fields_of(validate(agenda::NeedForm{}, known)), ElementsAre("title", "said_by", "said_on")
    );
}

TEST(NeedRules, AsksWhatAnsweredIt) {
    agenda::NeedForm form = good_need;
    form.state = "answered";
    EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("state_reason"));
}

TEST(NeedRules, AsksWhyItIsSetAside) {
    agenda::NeedForm form = good_need;
    form.state = "set_aside";
    EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("state_reason"));
    form.state_reason = "Another network does it.";
    EXPECT_THAT(fields_of(validate(form, known)), IsEmpty());
}

TEST(NeedRules, RefusesADayThatIsNotThereAStateAndAPlaceItDoesNotKnow) {
    agenda::NeedForm form = good_need;
    form.said_on = "2026-02-30";
    form.state = "forgotten";
    form.place_id = "b";
    EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("said_on", "place_id", "state"));
}

TEST(NeedRules, CountsCharactersAndNotBytes) {
    agenda::NeedForm form = good_need;
    form.title.clear();
    for (int i = 0; i < 200; ++i) {
        form.title += "ā";
    }
    EXPECT_THAT(fields_of(validate(form, known)), IsEmpty());
    form.title += "ā";
    form.evidence = std::string(10'001, 'x');
    EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("title", "evidence"));
}

TEST(PriorityRules, AsksWhyItIsOutOfScopeOrStopped) {
    for (const char* scope : {"out_of_scope", "stopped"}) {
        const agenda::PriorityForm form{.title = "Roads", .scope = scope};
        EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("scope_reason"));
    }
    EXPECT_THAT(fields_of(validate(agenda::PriorityForm{.title = "Roads"}, known)), IsEmpty());
}

TEST(PriorityRules, RefusesNeedsAndDeterminantsItDoesNotKnow) {
    const agenda::PriorityForm form{
        .title = "Roads", .scope = "x", .need_ids = {"a", "b"}, .determinants = {"luck"}};
    EXPECT_THAT(fields_of(validate(form, known)), ElementsAre("scope", "need_ids", "determinants"));
}

TEST(OutcomeRules, BelongsToAPriority) {
    EXPECT_THAT(fields_of(validate(agenda::OutcomeForm{})), ElementsAre("title", "priority_id"));
}

TEST(InitiativeRules, DoesNotEndBeforeItStarts) {
    agenda::InitiativeForm form{
        .priority_id = "a", .title = "Clinics", .starts_on = "2026-02-01", .ends_on = "2026-01-01"};
    EXPECT_THAT(fields_of(validate(form, {.priorities = known})), ElementsAre("ends_on"));
    form.ends_on = "2026-02-01";
    EXPECT_THAT(fields_of(validate(form, {.priorities = known})), IsEmpty());
}

TEST(InitiativeRules, SaysWhyItWasStopped) {
    const agenda::InitiativeForm form{.priority_id = "a", .title = "Clinics", .state = "stopped"};
    EXPECT_THAT(fields_of(validate(form, {.priorities = known})), ElementsAre("state_reason"));
}

TEST(ActionRules, TakesOnlyChoicesOfTheNetwork) {
    EXPECT_THAT(fields_of(validate(good_action, {.priorities = known})), IsEmpty());
    agenda::ActionForm form = good_action;
    form.priority_id = "b";
    form.initiative_id = "b";
    form.owner_organisation_id = "b";
    form.owner_person_id = "b";
    form.due_on = "soon";
    form.state = "x";
    EXPECT_THAT(
        fields_of(validate(form, {.priorities = known})),
        ElementsAre(
            "priority_id",
            "initiative_id",
            "owner_organisation_id",
            "owner_person_id",
            "due_on",
            "state"
        )
    );
}

TEST(ActionRules, IsOpenUntilItIsDoneOrStopped) {
    agenda::ActionForm form = good_action;
    EXPECT_TRUE(is_open(form));
    form.state = "under_way";
    EXPECT_TRUE(is_open(form));
    form.state = "done";
    EXPECT_FALSE(is_open(form));
    form.state = "stopped";
    EXPECT_FALSE(is_open(form));
}

TEST(WordRules, AsksForALanguageTagAndAMeaning) {
    EXPECT_THAT(fields_of(validate(good_word)), IsEmpty());
    agenda::WordForm form = good_word;
    form.language = "\"><script>";
    form.definition.clear();
    EXPECT_THAT(fields_of(validate(form)), ElementsAre("language", "definition"));
}

TEST(FrameworkRules, NamesItselfAndItsStages) {
    EXPECT_THAT(fields_of(validate(agenda::FrameworkForm{})), ElementsAre("name"));
    EXPECT_THAT(
        fields_of(validate(agenda::NewStage{.name = "", .good_looks_like = "", .standing = "x"})),
        ElementsAre("name", "standing")
    );
}
