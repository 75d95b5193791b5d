#include "network/place_store.hpp"

#include "base/text.hpp"
#include "network/nullable.hpp"
#include "platform/journal/journal.hpp"

#include <algorithm>
#include <map>

namespace network {
namespace {

// Name, macrons, apostrophes and spacing aside: "Hawkes Bay" meets "Hawke's Bay".
std::string loose_key(std::string_view name) {
    std::string key;
    for (const char c : base::search_key(name)) {
        if (c != '\'' && c != ' ' && c != '-' && c != '/' && c != '.') {
            key += c;
        }
    }
    return key;
}

// Parents before children, siblings as they came (by name).
void add_below(
    const std::string& parent,
    const std::multimap<std::string, Place>& by_parent,
    std::vector<Place>& ordered
) {
    const auto [from, to] = by_parent.equal_range(parent);
    for (auto child = from; child != to; ++child) {
        ordered.push_back(child->second);
        add_below(child->second.id, by_parent, ordered);
    }
}

db::Params place_params(const PlaceForm& form) {
    return {
        {"parent", null_if_empty(form.parent_id)},
        {"name", form.name},
        {"kind", form.kind},
        {"defined_by", form.defined_by},
        {"code_system", null_if_empty(form.code_system)},
        {"code", null_if_empty(form.code)},
        {"boundary", null_if_empty(form.boundary)},
        {"starts_on", null_if_empty(form.starts_on)},
        {"ends_on", null_if_empty(form.ends_on)},
        {"note", form.note},
        {"search_key", base::search_key(form.name)}};
}

void write_added(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::string& kind,
    const journal::Thing& subject
) {
    journal::write(
        transaction,
        now,
        {.scope = std::string(network_id),
         .actor = viewer.account(),
         .kind = kind,
         .subject = subject,
         .audience = journal::Audience::everyone}
    );
}

}  // namespace

std::vector<Place> list_places_and_arriving(db::Reader& reader, std::string_view network_id) {
    std::vector<Place> all;
    for (const db::Row& row : reader.query(
             R"(/* places.list */
             select id, parent_id, name, kind, code_system, code, ends_on, is_own, is_arriving
             from places where network_id = :network)",
             {{"network", network_id}}
         )) {
        all.push_back(
            {row.text("id"),
             row.text_or("parent_id", ""),
             row.text("name"),
             row.text("kind"),
             row.text_or("code_system", ""),
             row.text_or("code", ""),
             row.text_or("ends_on", ""),
             row.boolean("is_own"),
             row.boolean("is_arriving")}
        );
    }
    std::sort(all.begin(), all.end(), [](const Place& left, const Place& right) {
        return base::collates_before(left.name, right.name);
    });
    std::multimap<std::string, Place> by_parent;
    for (Place& place : all) {
        by_parent.emplace(place.parent_id, place);
    }
    std::vector<Place> ordered;
    add_below("", by_parent, ordered);
    return ordered;
}

std::vector<Place> read_places(db::Reader& reader, std::string_view network_id) {
    std::vector<Place> places = list_places_and_arriving(reader, network_id);
    std::erase_if(places, [](const Place& place) { return place.is_arriving; });
    return places;
}

std::vector<Place> list_places(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    get_network_by_id(reader, viewer, network_id);
    return read_places(reader, network_id);
}

std::optional<Place> find_place(
    db::Reader& reader, std::string_view network_id, std::string_view id_code_or_name
) {
    const std::vector<Place> places = read_places(reader, network_id);
    const std::string key = loose_key(id_code_or_name);
    const auto first = [&](const auto& matches) {
        const auto found = std::find_if(places.begin(), places.end(), matches);
        return found == places.end() ? std::nullopt : std::optional(*found);
    };
    if (const auto by_id = first([&](const Place& p) { return p.id == id_code_or_name; })) {
        return by_id;
    }
    if (const auto by_code =
            first([&](const Place& p) { return !p.code.empty() && p.code == id_code_or_name; })) {
        return by_code;
    }
    return first([&](const Place& p) { return loose_key(p.name) == key; });
}

std::optional<PlaceRecord> find_place_record(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
) {
    const auto row = reader.find(
        R"(/* places.find */
        select parent_id, name, kind, defined_by, code_system, code, boundary, starts_on, ends_on, note
        from places where id = :id and network_id = :network and not is_arriving)",
        {{"id", place_id}, {"network", network_id}}
    );
    if (!row) {
        return std::nullopt;
    }
    return PlaceRecord{
        std::string(place_id),
        {row->text("name"),
         row->text("kind"),
         row->text_or("parent_id", ""),
         row->text("defined_by"),
         row->text_or("code_system", ""),
         row->text_or("code", ""),
         row->text_or("boundary", ""),
         row->text_or("starts_on", ""),
         row->text_or("ends_on", ""),
         row->text("note")}};
}

PlaceRecord get_place_record(
    db::Reader& reader, std::string_view network_id, std::string_view place_id
) {
    auto found = find_place_record(reader, network_id, place_id);
    if (!found) {
        base::throw_not_found("This place");
    }
    return std::move(*found);
}

std::string insert_place(
    db::Transaction& transaction,
    std::string_view network_id,
    const PlaceForm& form,
    bool is_arriving
) {
    const std::string id = base::new_uuid();
    db::Params params = place_params(form);
    params.push_back({"id", id});
    params.push_back({"network", network_id});
    params.push_back({"is_arriving", is_arriving});
    transaction.execute(
        R"(/* places.insert */
        insert into places (id, network_id, parent_id, name, kind, defined_by, code_system, code,
                            boundary, starts_on, ends_on, note, search_key, is_own, is_arriving)
        values (:id, :network, :parent, :name, :kind, :defined_by, :code_system, :code,
                :boundary, :starts_on, :ends_on, :note, :search_key,
                not exists (select 1 from places where network_id = :network), :is_arriving))",
        params
    );
    return id;
}

void update_place(
    db::Transaction& transaction,
    std::string_view network_id,
    std::string_view place_id,
    const PlaceForm& form
) {
    db::Params params = place_params(form);
    params.push_back({"id", place_id});
    params.push_back({"network", network_id});
    transaction.execute(
        R"(/* places.update */
        update places set parent_id = :parent, name = :name, kind = :kind, defined_by = :defined_by,
               code_system = :code_system, code = :code, boundary = :boundary,
               starts_on = :starts_on, ends_on = :ends_on, note = :note, search_key = :search_key
        where id = :id and network_id = :network)",
        params
    );
}

std::string create_place(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const Place& place,
    const std::string& boundary
) {
    const std::string id = insert_place(
        transaction,
        network_id,
        {.name = place.name,
         .kind = place.kind,
         .parent_id = place.parent_id,
         .code_system = place.code_system,
         .code = place.code,
         .boundary = boundary},
        place.is_arriving
    );
    if (!place.is_arriving) {
        write_added(transaction, now, viewer, network_id, "place.added", {"place", id});
    }
    return id;
}

void tell_arrived(
    db::Transaction& transaction,
    base::Instant now,
    const base::Viewer& viewer,
    std::string_view network_id,
    const std::vector<std::string>& place_ids
) {
    // A crowd has one entry, as the places of a boundary file have: others wait for this writer.
    constexpr std::size_t most_entries = 100;
    if (place_ids.size() > most_entries) {
        write_added(
            transaction,
            now,
            viewer,
            network_id,
            "places.read",
            {"network", std::string(network_id)}
        );
        return;
    }
    for (const std::string& id : place_ids) {
        write_added(transaction, now, viewer, network_id, "place.added", {"place", id});
    }
}

std::vector<PlaceMember> list_place_members(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    std::string_view place_id
) {
    std::vector<PlaceMember> members;
    for (const db::Row& row : reader.query(
             R"(/* place_members.list */
             select m.id as id, o.name as organisation, p.name as person, m.starts_on as starts_on,
                    m.ends_on as ends_on
             from place_members m
             left join organisations o on o.id = m.organisation_id
             left join people p on p.id = m.person_id
             where m.place_id = :place and (m.person_id is null or :sees_people)
             order by m.starts_on, m.id)",
             {{"place", place_id},
              {"sees_people", viewer.may(base::Permission::see_people, network_id)}}
         )) {
        const bool is_person = !row.is_null("person");
        members.push_back(
            {row.text("id"),
             row.text(is_person ? "person" : "organisation"),
             is_person,
             row.date("starts_on"),
             row.optional_date("ends_on")}
        );
    }
    return members;
}

}  // namespace network
