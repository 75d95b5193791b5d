// The public face that others read: the agenda in short, choices of outcomes, actions that fall
// due.
#include "agenda/action_store.hpp"
#include "agenda/adopted_wording.hpp"
#include "agenda/agenda.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/viewer_params.hpp"
#include "agenda/vision_store.hpp"
#include "network/network.hpp"

#include <algorithm>
#include <map>

namespace agenda {
namespace {

struct ActionCount {
    int open = 0;
    int done = 0;
};

std::map<std::string, ActionCount> count_by_priority(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    std::map<std::string, ActionCount> counts;
    for (const db::Row& row : reader.query(
             R"(/* actions.count_by_priority */
             select priority_id,
                    sum(case when state in ('planned', 'under_way') then 1 else 0 end) as open,
                    sum(case when state = 'done' then 1 else 0 end) as done
             from actions where network_id = :network and (is_public or :is_member)
             group by priority_id)",
             viewer_params(viewer, network_id)
         )) {
        counts[row.text("priority_id")] = {
            static_cast<int>(row.integer("open")), static_cast<int>(row.integer("done"))};
    }
    return counts;
}

// Of the needs that priorities name.
std::map<std::string, std::string> need_titles(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    std::map<std::string, std::string> titles;
    for (const db::Row& row : reader.query(
             R"(/* needs.titles_of_priorities */
             select id, title from needs
             where network_id = :network and (is_public or :is_member)
               and id in (select need_id from priority_needs))",
             viewer_params(viewer, network_id)
         )) {
        titles[row.text("id")] = row.text("title");
    }
    return titles;
}

OutcomeSummary summary_of(const Outcome& outcome, const AdoptedWording& adopted) {
    const OutcomeForm& form = outcome.form;
    return {
        outcome.id,
        form.title,
        form.public_text,
        adopted.standing_of("outcome", outcome.id, form.title, form.public_text)};
}

PrioritySummary summary_of(
    const Priority& priority,
    const std::map<std::string, std::string>& needs,
    const std::vector<Outcome>& outcomes,
    const ActionCount& actions,
    const AdoptedWording& adopted
) {
    const PriorityForm& form = priority.form;
    PrioritySummary summary{
        .id = priority.id,
        .title = form.title,
        .public_text = form.public_text,
        .scope = form.scope,
        .scope_reason = form.scope_reason,
        .standing = adopted.standing_of("priority", priority.id, form.title, form.public_text),
        .needs = {},
        .outcomes = {},
        .actions_open = actions.open,
        .actions_done = actions.done};
    for (const std::string& id : form.need_ids) {
        if (const auto found = needs.find(id); found != needs.end()) {
            summary.needs.push_back(found->second);
        }
    }
    for (const Outcome& outcome : outcomes) {
        if (outcome.form.priority_id == priority.id) {
            summary.outcomes.push_back(summary_of(outcome, adopted));
        }
    }
    return summary;
}

}  // namespace

AgendaSummary summarise(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    const auto needs = need_titles(reader, viewer, network_id);
    const auto outcomes = list_outcomes(reader, viewer, network_id);
    auto counts = count_by_priority(reader, viewer, network_id);
    const auto newest = find_newest_version(reader, network_id);
    const AdoptedWording adopted(reader, network_id, newest);
    AgendaSummary summary;
    summary.vision = read_vision(reader, viewer, network_id).public_text;
    summary.vision_standing = adopted.standing_of("vision", network_id, "Vision", summary.vision);
    for (const Priority& priority : list_priorities(reader, viewer, network_id)) {
        summary.priorities.push_back(
            summary_of(priority, needs, outcomes, counts[priority.id], adopted)
        );
    }
    if (newest) {
        summary.version = static_cast<int>(newest->number);
        summary.adopted_on = newest->adopted_on;
    }
    return summary;
}

std::vector<OutcomeChoice> list_outcome_choices(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    const auto outcomes = list_outcomes(reader, viewer, network_id);
    std::vector<OutcomeChoice> choices;
    for (const Priority& priority : list_priorities(reader, viewer, network_id)) {
        for (const Outcome& outcome : outcomes) {
            if (outcome.form.priority_id == priority.id) {
                choices.push_back({outcome.id, outcome.form.title, priority.form.title});
            }
        }
    }
    return choices;
}

std::vector<DueAction> list_due_actions(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    base::Instant now,
    base::Date until
) {
    const auto person = network::find_person_of_account(reader, network_id, viewer.account());
    const auto partners = network::delegated_organisations(reader, viewer, network_id, now);
    ActionFilter filter{.state = "open", .due_until = until.iso(), .limit = 1'000};
    if (!viewer.may(base::Permission::edit_agenda, network_id)) {
        filter.owners = ActionOwners{person ? person->id : "", partners};
    }
    std::vector<DueAction> due;
    for (const Action& action : list_actions(reader, viewer, network_id, filter)) {
        const std::string& partner = action.form.owner_organisation_id;
        const bool is_mine = (person && action.form.owner_person_id == person->id) ||
                             std::find(partners.begin(), partners.end(), partner) != partners.end();
        due.push_back(
            {action.id,
             action.form.title,
             action.person.empty() ? action.organisation : action.person,
             base::parse_date(action.form.due_on),
             is_mine}
        );
    }
    return due;
}

}  // namespace agenda
