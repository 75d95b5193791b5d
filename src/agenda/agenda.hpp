// The common agenda: needs, vision, priorities, outcomes, initiatives, actions, versions, the
// framework, our words (rank 2). The public face.
#pragma once

#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"
#include "platform/journal/describe.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agenda {

// What a public page says of the agenda; internal viewers see internal text beside it elsewhere.
struct OutcomeSummary {
    std::string id;
    std::string title;
    std::string public_text;
};
struct PrioritySummary {
    std::string id;
    std::string title;
    std::string public_text;
    std::string scope;        // in_scope, out_of_scope, stopped
    std::string scope_reason;
    std::vector<std::string> needs;  // titles of the needs it answers
    std::vector<OutcomeSummary> outcomes;
    int actions_open = 0;
    int actions_done = 0;
};
struct AgendaSummary {
    std::string vision;
    std::vector<PrioritySummary> priorities;  // in order; the SQL keeps to what the viewer may see
    std::optional<base::Date> adopted_on;     // of the newest version
    int version = 0;
};
AgendaSummary summarise(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id);

// Outcomes a measure may serve, with their priority's title, in order.
struct OutcomeChoice {
    std::string id;
    std::string title;
    std::string priority_title;
};
std::vector<OutcomeChoice> list_outcome_choices(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id);

// For Today: actions owned by the viewer's person or organisations, or by anyone for a coordinator,
// that are not finished, by due date.
struct DueAction {
    std::string id;
    std::string title;
    std::string owner;          // a name, "" when nobody owns it
    std::optional<base::Date> due_on;
    bool is_mine = false;
};
std::vector<DueAction> list_due_actions(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Date until);

struct GlossaryWord {
    std::string term;
    std::string language;   // BCP 47: "mi", "en"
    std::string definition;
};
std::vector<GlossaryWord> list_glossary(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id);

// How this module's journal entries read, and the titles of its things.
std::vector<journal::KindWords> journal_words();
void describe(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, journal::Titles& titles);

http::Routes routes();

}  // namespace agenda
