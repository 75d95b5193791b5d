#include "network/network.hpp"

namespace network {
namespace {

// ",id,id,": of the wanted titles of one kind; "," for none.
std::string ids_of_kind(const journal::Titles& titles, std::string_view kind) {
    std::string ids = ",";
    for (const auto& [thing, title] : titles) {
        if (thing.kind == kind) {
            ids += thing.id + ",";
        }
    }
    return ids;
}

// One list of a network: its statement gives id and title of those whose id is in :ids.
struct TitleList {
    std::string_view kind;
    const char* folder;  // of their pages, within the network; "" when they have none
    db::Sql sql;
};

constexpr TitleList title_lists[] = {
    {"place",
     "places",
     R"(/* places.titles */ select id, name as title from places
        where network_id = :network and not is_arriving and :ids like '%,' || id || ',%')"},
    {"organisation",
     "partners",
     R"(/* organisations.titles */ select id, name as title from organisations
        where network_id = :network and :ids like '%,' || id || ',%')"},
    {"group",
     "groups",
     R"(/* groups.titles */ select id, name as title from groups
        where network_id = :network and :ids like '%,' || id || ',%')"},
    {"agreement",
     "agreements",
     R"(/* network_agreements.titles */
        select a.id as id, f.name || ' and ' || t.name as title
        from network_agreements a join networks f on f.id = a.from_network_id
        join networks t on t.id = a.to_network_id
        where :network in (a.from_network_id, a.to_network_id)
          and :ids like '%,' || a.id || ',%')"},
};

void add_people(
    db::Reader& reader, const base::Viewer& viewer, const Network& network, journal::Titles& titles
) {
    const bool sees_people = viewer.may(base::Permission::see_people, network.id);
    for (const PersonName& person : list_person_names(reader, viewer, network.id)) {
        const auto wanted = titles.find({"person", person.id});
        if (wanted != titles.end()) {
            const html::Url page = html::url("/n/{}/people/{}", network.slug, person.id);
            wanted->second = {person.name, sees_people ? std::string(page.text()) : ""};
        }
    }
}

}  // namespace

std::vector<journal::KindWords> journal_words() {
    return {
        {"network.created", "created the network"},
        {"network.changed", "changed the settings of"},
        {"place.added", "added the place"},
        {"place.changed", "changed the place"},
        {"place.removed", "removed a place that nothing used"},
        {"place.member_joined", "recorded members of"},
        {"place.member_left", "recorded who left"},
        {"places.read", "read places from a file into"},
        {"organisation.joined", "added the partner"},
        {"organisation.changed", "changed the partner"},
        {"organisation.left", "recorded the leaving of"},
        {"organisation.came_back", "took back the partner"},
        {"person.added", "added"},
        {"person.changed", "changed the details of"},
        {"person.erased", "erased"},
        {"person.linked", "linked an account to"},
        {"person.unlinked", "took the account away from"},
        {"description.given", "described themselves", true},
        {"description.withdrawn", "withdrew a self-description", true},
        {"description.read", "read the self-descriptions of"},
        {"role.given", "gave a role to"},
        {"role.ended", "ended a role of"},
        {"invitation.sent", "invited"},
        {"invitation.resent", "invited again"},
        {"invitation.revoked", "took back the invitation of"},
        {"invitation.accepted", "accepted the invitation", true},
        {"group.started", "started the group"},
        {"group.changed", "changed the group"},
        {"group.closed", "closed the group"},
        {"group.reopened", "opened again the group"},
        {"group.member_joined", "added to the group"},
        {"group.member_left", "recorded who left the group"},
        {"agreement.proposed", "proposed an agreement between"},
        {"agreement.accepted", "accepted the agreement between"},
        {"agreement.declined", "declined the agreement between"},
        {"agreement.ended", "ended the agreement between"},
    };
}

void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    const Network network = get_network_by_id(reader, viewer, network_id);
    const bool reads_internal = viewer.may(base::Permission::read_internal, network_id);
    for (const TitleList& list : title_lists) {
        const bool is_public = list.kind == "place" || list.kind == "organisation";
        const std::string ids = ids_of_kind(titles, list.kind);
        if (ids == "," || !(is_public || reads_internal)) {
            continue;
        }
        for (const db::Row& row : reader.query(list.sql, {{"network", network.id}, {"ids", ids}})) {
            const std::string id = row.text("id");
            titles[{std::string(list.kind), id}] = {
                row.text("title"),
                std::string(html::url("/n/{}/{}/{}", network.slug, list.folder, id).text())};
        }
    }
    if (ids_of_kind(titles, "person") != ",") {
        add_people(reader, viewer, network, titles);
    }
    const auto itself = titles.find({"network", network.id});
    if (itself != titles.end()) {
        itself->second = {network.name, std::string(html::url("/n/{}", network.slug).text())};
    }
}

}  // namespace network
