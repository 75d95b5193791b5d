#include "agenda/agenda.hpp"
#include "network/network.hpp"

namespace agenda {
namespace {

// ",id,id,": of the wanted titles of one kind; "," for none.
std::string wanted_ids(const journal::Titles& titles, std::string_view kind) {
    std::string ids = ",";
    for (const auto& [thing, title] : titles) {
        if (thing.kind == kind) {
            ids += thing.id + ",";
        }
    }
    return ids;
}

// The things of one kind: their statement gives id and title of those in :ids that may be seen.
struct ThingList {
    std::string_view kind;
    std::string_view path;  // of their pages, within the network, before the id
    db::Sql sql;
};

constexpr ThingList thing_lists[] = {
    {"need", "needs/", R"(/* needs.titles */ select id, title from needs
        where network_id = :network and (is_public or :is_member)
          and :ids like '%,' || id || ',%')"},
    {"priority", "priorities/", R"(/* priorities.titles */ select id, title from priorities
        where network_id = :network and (is_public or :is_member)
          and :ids like '%,' || id || ',%')"},
    {"outcome", "outcomes/", R"(/* outcomes.titles */ select id, title from outcomes
        where network_id = :network and (is_public or :is_member)
          and :ids like '%,' || id || ',%')"},
    {"initiative", "initiatives/", R"(/* initiatives.titles */ select id, title from initiatives
        where network_id = :network and (is_public or :is_member)
          and :ids like '%,' || id || ',%')"},
    {"action", "actions/", R"(/* actions.titles */ select id, title from actions
        where network_id = :network and (is_public or :is_member)
          and :ids like '%,' || id || ',%')"},
    {"word", "words#", R"(/* glossary_terms.titles */ select id, term as title from glossary_terms
        where network_id = :network and :ids like '%,' || id || ',%')"},
    {"framework", "framework#", R"(/* frameworks.titles */ select id, name as title from frameworks
        where network_id = :network and :ids like '%,' || id || ',%')"},
};

}  // namespace

std::vector<journal::KindWords> journal_words() {
    return {
        {"vision.changed", "changed the vision of"},
        {"need.added", "added the need"},
        {"need.changed", "changed the need"},
        {"need.answered", "recorded an answer to the need"},
        {"need.set_aside", "set aside the need"},
        {"need.heard", "took up again the need"},
        {"need.taken_back", "took back a need"},
        {"priority.added", "added the priority"},
        {"priority.changed", "changed the priority"},
        {"priority.moved", "changed the order of the priority"},
        {"outcome.added", "added the outcome"},
        {"outcome.changed", "changed the outcome"},
        {"initiative.added", "added the initiative"},
        {"initiative.changed", "changed the initiative"},
        {"action.added", "added the action"},
        {"action.changed", "changed the action"},
        {"action.done", "marked as done the action"},
        {"action.reopened", "opened again the action"},
        {"word.adopted", "adopted the word"},
        {"word.changed", "changed the word"},
        {"word.dropped", "set aside the word"},
        {"word.taken_back", "took back the word"},
        {"framework.added", "added the framework"},
        {"framework.stage_added", "added a stage to the framework"},
        {"framework.stage_changed", "changed the words of a stage of the framework"},
        {"framework.assessed", "said where the network stands in the framework"},
        {"agenda.adopted", "adopted a version of the agenda of"},
    };
}

void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    const network::Network network = network::get_network_by_id(reader, viewer, network_id);
    const std::string before = std::string(html::url("/n/{}", network.slug).text()) + "/";
    const bool is_member = viewer.may(base::Permission::read_internal, network_id);
    for (const ThingList& list : thing_lists) {
        const std::string ids = wanted_ids(titles, list.kind);
        if (ids == ",") {
            continue;
        }
        db::Params params{{"network", network.id}, {"ids", ids}};
        if (list.path.ends_with('/')) {
            params.push_back({"is_member", is_member});
        }
        for (const db::Row& row : reader.query(list.sql, params)) {
            const std::string id = row.text("id");
            titles[{std::string(list.kind), id}] = {
                row.text("title"), before + std::string(list.path) + id};
        }
    }
}

}  // namespace agenda
