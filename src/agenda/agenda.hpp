// The common agenda: needs, vision, priorities, outcomes, initiatives, actions, versions, the
// framework, our words (rank 2). The public face.
#pragma once

#include "base/time.hpp"
#include "base/viewer.hpp"
#include "network/network.hpp"
#include "platform/db/database.hpp"
#include "platform/html/html.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/describe.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agenda {

// How a thing as it is worded now stands to the newest version that was adopted.
enum class Standing { adopted, reworded, proposed };

// What a public page says of the agenda; internal viewers see internal text beside it elsewhere.
struct OutcomeSummary {
    std::string id;
    std::string title;
    std::string public_text;
    Standing standing = Standing::proposed;
};
struct PrioritySummary {
    std::string id;
    std::string title;
    std::string public_text;
    std::string scope;  // in_scope, out_of_scope, stopped
    std::string scope_reason;
    Standing standing = Standing::proposed;
    std::vector<std::string> needs;  // titles of the needs it answers
    std::vector<OutcomeSummary> outcomes;
    int actions_open = 0;
    int actions_done = 0;
};
struct AgendaSummary {
    std::string vision;
    Standing vision_standing = Standing::proposed;
    std::vector<PrioritySummary> priorities;  // in order; the SQL keeps to what the viewer may see
    std::optional<base::Date> adopted_on;     // of the newest version
    int version = 0;
};
AgendaSummary summarise(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);
// "Proposed, not adopted yet", "Reworded since version 2"; nothing for what was adopted as it is,
// or where no version was adopted at all.
html::Html standing_tag(const AgendaSummary& summary, Standing standing);

// Outcomes a measure may serve, with their priority's title, in order.
struct OutcomeChoice {
    std::string id;
    std::string title;
    std::string priority_title;
};
std::vector<OutcomeChoice> list_outcome_choices(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);

// For Today: actions owned by the viewer's person or organisations, or by anyone for a coordinator,
// that are not finished, by due date.
struct DueAction {
    std::string id;
    std::string title;
    std::string owner;  // a name, "" when nobody owns it
    std::optional<base::Date> due_on;
    bool is_mine = false;
};
std::vector<DueAction> list_due_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    base::Instant now,
    base::Date until
);

struct GlossaryWord {
    std::string term;
    std::string language;  // BCP 47: "mi", "en"
    std::string definition;
};
std::vector<GlossaryWord> list_glossary(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
);

// --- making things, for the demonstration and for other modules --------------------------------
// Each writes its row, its links and its journal entry, and returns the new id. What is wrong with
// the words is base::Error(invalid) with its fields.

struct NewNeed {
    std::string title;
    std::string public_text{};
    std::string internal_text{};
    std::string said_by{};  // "a mother of three", as the person chose to be named
    base::Date said_on{};
    std::string evidence{};
    std::string place_id{};
    bool is_public = true;
    std::string state = "heard";
    std::string state_reason{};
};
struct NewPriority {
    std::string title;
    std::string public_text{};
    std::string internal_text{};
    std::vector<std::string> need_ids{};
    std::vector<std::string> determinants{};
    std::string scope = "in_scope";
    std::string scope_reason{};
    bool is_public = true;
};
struct NewOutcome {
    std::string priority_id;
    std::string title;
    std::string public_text{};
    bool is_public = true;
};
struct NewInitiative {
    std::string priority_id;
    std::string title;
    std::string public_text{};
    std::string lead_organisation_id{};
    std::string state = "proposed";
    std::optional<base::Date> starts_on{};
    bool is_public = true;
};
struct NewAction {
    std::string priority_id;
    std::string initiative_id{};
    std::string title;
    std::string public_text{};
    std::string owner_organisation_id{};
    std::string owner_person_id{};
    std::optional<base::Date> due_on{};
    std::string state = "planned";
    bool is_public = true;
};
struct NewWord {
    std::string term;
    std::string language;  // BCP 47
    std::string definition;
    std::string source{};
    base::Date adopted_on{};
};
struct NewStage {
    std::string name;
    std::string good_looks_like;
    std::string standing = "not_started";
    std::string standing_note{};
};

void set_vision(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& public_text,
    const std::string& internal_text
);
std::string create_need(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewNeed& need
);
std::string create_priority(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewPriority& priority
);
std::string create_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewOutcome& outcome
);
std::string create_initiative(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewInitiative& initiative
);
std::string create_action(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewAction& action
);
std::string create_word(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewWord& word
);
std::string create_framework(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& name,
    const std::string& source,
    const std::vector<NewStage>& stages
);
// Keeps the agenda as it now stands as the next version; returns its number.
std::int64_t adopt_version(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    base::Date adopted_on,
    const std::string& summary
);

// The needs that name a place, or any place where `place_id` is "": see network::list_place_uses.
std::vector<network::PlaceUse> list_place_uses(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
);

// How this module's journal entries read, and the titles of its things.
std::vector<journal::KindWords> journal_words();
void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
);

// "Tell me when it moves", or to be told no more: a button of the page of a thing, in the network
// of the slug, for whoever has signed in.
html::Html follow_button(
    const std::string& slug, const std::string& csrf, const journal::Thing& thing, bool is_followed
);

// `describe_above` names the things of modules of higher rank that can be followed too.
http::Routes routes(const journal::Describe& describe_above = {});

}  // namespace agenda
