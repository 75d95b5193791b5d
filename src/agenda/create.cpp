// Making things of the agenda for other modules and the demonstration: rules, row, thread, journal.
#include "agenda/action_store.hpp"
#include "agenda/agenda.hpp"
#include "agenda/framework_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/record.hpp"
#include "agenda/snapshot.hpp"
#include "agenda/version_store.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"

#include <fmt/format.h>

namespace agenda {
namespace {

std::string iso_or_empty(const std::optional<base::Date>& day) {
    return day ? day->iso() : "";
}

// What is chosen by the program is known: only the words are checked.
std::vector<std::string> only(const std::string& id) {
    return id.empty() ? std::vector<std::string>{} : std::vector<std::string>{id};
}

}  // namespace

void set_vision(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& public_text,
    const std::string& internal_text
) {
    write_vision(transaction, now, network_id, {public_text, internal_text});
    record(
        transaction,
        now,
        viewer,
        network_id,
        {"vision.changed", {"network", std::string(network_id)}, true}
    );
}

std::string create_need(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewNeed& need
) {
    const NeedForm form{
        .title = need.title,
        .public_text = need.public_text,
        .internal_text = need.internal_text,
        .said_by = need.said_by,
        .said_on = need.said_on.iso(),
        .evidence = need.evidence,
        .place_id = need.place_id,
        .is_public = need.is_public,
        .state = need.state,
        .state_reason = need.state_reason};
    refuse_if_wrong(validate(form, only(need.place_id)), "The need");
    const std::string id = insert_need(transaction, now, network_id, form, viewer.account());
    record(transaction, now, viewer, network_id, {"need.added", {"need", id}, need.is_public});
    return id;
}

std::string create_priority(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewPriority& priority
) {
    const PriorityForm form{
        .title = priority.title,
        .public_text = priority.public_text,
        .internal_text = priority.internal_text,
        .scope = priority.scope,
        .scope_reason = priority.scope_reason,
        .is_public = priority.is_public,
        .need_ids = priority.need_ids,
        .determinants = priority.determinants};
    refuse_if_wrong(validate(form, priority.need_ids), "The priority");
    const std::string id = insert_priority(transaction, now, network_id, form);
    record(
        transaction,
        now,
        viewer,
        network_id,
        {"priority.added", {"priority", id}, priority.is_public}
    );
    for (const std::string& need : priority.need_ids) {
        came_from(transaction, now, viewer, network_id, {"priority", id}, {"need", need});
    }
    return id;
}

std::string create_outcome(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewOutcome& outcome
) {
    const OutcomeForm form{
        .priority_id = outcome.priority_id,
        .title = outcome.title,
        .public_text = outcome.public_text,
        .is_public = outcome.is_public};
    refuse_if_wrong(validate(form), "The outcome");
    const std::string id = insert_outcome(transaction, now, network_id, form);
    record(
        transaction, now, viewer, network_id, {"outcome.added", {"outcome", id}, outcome.is_public}
    );
    came_from(
        transaction, now, viewer, network_id, {"outcome", id}, {"priority", outcome.priority_id}
    );
    return id;
}

std::string create_initiative(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewInitiative& initiative
) {
    const InitiativeForm form{
        .priority_id = initiative.priority_id,
        .title = initiative.title,
        .public_text = initiative.public_text,
        .lead_organisation_id = initiative.lead_organisation_id,
        .state = initiative.state,
        .starts_on = iso_or_empty(initiative.starts_on),
        .is_public = initiative.is_public};
    const auto priorities = only(initiative.priority_id);
    const auto organisations = only(initiative.lead_organisation_id);
    refuse_if_wrong(
        validate(form, {.priorities = priorities, .organisations = organisations}), "The initiative"
    );
    const std::string id = insert_initiative(transaction, now, network_id, form);
    record(
        transaction,
        now,
        viewer,
        network_id,
        {"initiative.added", {"initiative", id}, initiative.is_public}
    );
    came_from(
        transaction,
        now,
        viewer,
        network_id,
        {"initiative", id},
        {"priority", initiative.priority_id}
    );
    return id;
}

std::string create_action(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewAction& action
) {
    const ActionForm form{
        .priority_id = action.priority_id,
        .initiative_id = action.initiative_id,
        .title = action.title,
        .public_text = action.public_text,
        .owner_organisation_id = action.owner_organisation_id,
        .owner_person_id = action.owner_person_id,
        .due_on = iso_or_empty(action.due_on),
        .state = action.state,
        .is_public = action.is_public};
    const auto priorities = only(action.priority_id);
    const auto initiatives = only(action.initiative_id);
    const auto organisations = only(action.owner_organisation_id);
    const auto people = only(action.owner_person_id);
    refuse_if_wrong(
        validate(
            form,
            {.priorities = priorities,
             .initiatives = initiatives,
             .organisations = organisations,
             .people = people}
        ),
        "The action"
    );
    const std::string id = insert_action(transaction, now, network_id, form, base::date_in(now));
    record(
        transaction, now, viewer, network_id, {"action.added", {"action", id}, action.is_public}
    );
    const journal::Thing above = action.initiative_id.empty()
                                     ? journal::Thing{"priority", action.priority_id}
                                     : journal::Thing{"initiative", action.initiative_id};
    came_from(transaction, now, viewer, network_id, {"action", id}, above);
    return id;
}

std::string create_word(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const NewWord& word
) {
    const WordForm form{
        .term = word.term,
        .language = word.language,
        .definition = word.definition,
        .source = word.source,
        .adopted_on = word.adopted_on.iso()};
    refuse_if_wrong(validate(form), fmt::format("The word \"{}\"", word.term));
    const std::string id = insert_word(transaction, network_id, form);
    record(transaction, now, viewer, network_id, {"word.adopted", {"word", id}, true});
    return id;
}

std::string create_framework(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& name,
    const std::string& source,
    const std::vector<NewStage>& stages
) {
    base::FieldErrors errors;
    check_title("name", name, errors);
    for (const NewStage& stage : stages) {
        check_title("stage", stage.name, errors);
        check_text("good_looks_like", stage.good_looks_like, errors);
    }
    refuse_if_wrong(errors, "The framework");
    const std::string id = insert_framework(transaction, now, network_id, name, source);
    const base::Date today =
        base::date_in(now, network::get_network_by_id(transaction, viewer, network_id).zone);
    for (const NewStage& stage : stages) {
        insert_stage(transaction, id, stage, today);
    }
    record(transaction, now, viewer, network_id, {"framework.added", {"framework", id}, true});
    return id;
}

std::int64_t adopt_version(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    base::Date adopted_on,
    const std::string& summary
) {
    base::FieldErrors errors;
    check_text("summary", summary, errors);
    refuse_if_wrong(errors, "The version");
    const std::int64_t number = insert_version(
        transaction, now, network_id, adopted_on, summary, take_snapshot(transaction, network_id)
    );
    record(
        transaction,
        now,
        viewer,
        network_id,
        {"agenda.adopted", {"network", std::string(network_id)}, true}
    );
    return number;
}

}  // namespace agenda
