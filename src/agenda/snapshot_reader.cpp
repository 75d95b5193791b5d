// A snapshot read back, whole or as anyone may see it now.
#include "agenda/snapshot.hpp"
#include "agenda/thing.hpp"
#include "base/text.hpp"

#include <boost/json.hpp>

#include <array>

namespace agenda {
namespace {

constexpr std::array<Named, 20> field_labels{{
    {"public_text", "Public wording"},
    {"internal_text", "Internal wording"},
    {"order", "Place in the order"},
    {"scope", "Scope"},
    {"scope_reason", "Why"},
    {"needs", "Needs it answers"},
    {"internal_needs", "Needs it answers, not public"},
    {"determinants", "Determinants it touches"},
    {"priority", "Priority"},
    {"initiative", "Initiative"},
    {"lead", "Led by"},
    {"owner", "Owner"},
    {"state", "State"},
    {"state_reason", "Why"},
    {"said_on", "Said on"},
    {"evidence", "Evidence"},
    {"place", "Place"},
    {"due_on", "Due on"},
    {"dates", "From and to"},
    {"definition", "Definition"},
}};

std::string text_in(const boost::json::object& object, std::string_view key) {
    const boost::json::string& text = object.at(key).as_string();
    return {text.data(), text.size()};
}

Item stored_item(const boost::json::object& object) {
    Item item{
        text_in(object, "kind"),
        text_in(object, "id"),
        text_in(object, "title"),
        object.at("public").as_bool(),
        {}};
    for (const boost::json::value& value : object.at("fields").as_array()) {
        const boost::json::object& field = value.as_object();
        const std::string name = text_in(field, "name");
        item.fields.push_back(
            {name,
             std::string(label_of(field_labels, name)),
             text_in(field, "value"),
             field.at("internal").as_bool()}
        );
    }
    return item;
}

// The fields that name other things, and the kind of those.
constexpr std::array<Named, 3> naming_fields{{
    {"needs", "need"},
    {"priority", "priority"},
    {"initiative", "initiative"},
}};

// Titles by kind, as they were in the snapshot.
using KindsAndTitles = std::set<std::pair<std::string, std::string>>;

std::string lines_without(
    std::string_view lines, const std::string& kind, const KindsAndTitles& withdrawn
) {
    std::string kept;
    for (const std::string_view line : base::split(lines, '\n')) {
        if (!withdrawn.contains({kind, std::string(line)})) {
            kept += (kept.empty() ? "" : "\n") + std::string(line);
        }
    }
    return kept;
}

// Takes out what is internal and the names of what was withdrawn.
void keep_public_fields(Item& item, const KindsAndTitles& withdrawn) {
    for (Item::Field& field : item.fields) {
        for (const Named& naming : naming_fields) {
            if (field.name == naming.code) {
                field.value = lines_without(field.value, std::string(naming.label), withdrawn);
            }
        }
    }
    std::erase_if(item.fields, [](const Item::Field& field) {
        return field.is_internal || field.value.empty();
    });
}

// Their place in the order, counted among the items that are shown.
void number_priorities(std::vector<Item>& items) {
    int order = 0;
    for (Item& item : items) {
        if (item.kind != "priority") {
            continue;
        }
        std::erase_if(item.fields, [](const Item::Field& field) { return field.name == "order"; });
        item.fields.push_back(
            {"order", std::string(label_of(field_labels, "order")), std::to_string(++order), false}
        );
    }
}

}  // namespace

ThingKeys list_public_things(db::Reader& reader, std::string_view network_id) {
    ThingKeys keys{{"vision", std::string(network_id)}};
    for (const db::Row& row : reader.query(
             R"(/* agenda.public_things */
             select 'need' as kind, id from needs where network_id = :network and is_public
             union all
             select 'priority', id from priorities where network_id = :network and is_public
             union all
             select 'outcome', id from outcomes where network_id = :network and is_public
             union all
             select 'initiative', id from initiatives where network_id = :network and is_public
             union all
             select 'action', id from actions where network_id = :network and is_public
             union all
             select 'word', id from glossary_terms where network_id = :network)",
             {{"network", network_id}}
         )) {
        keys.emplace(row.text("kind"), row.text("id"));
    }
    return keys;
}

std::vector<Item> read_snapshot(std::string_view content) {
    std::vector<Item> items;
    try {
        const boost::json::value whole = boost::json::parse({content.data(), content.size()});
        for (const boost::json::value& value : whole.as_object().at("items").as_array()) {
            items.push_back(stored_item(value.as_object()));
        }
    } catch (const std::exception& wrong) {
        throw base::Error(
            base::Code::internal,
            std::string("A version of the agenda cannot be read: ") + wrong.what()
        );
    }
    number_priorities(items);
    return items;
}

std::vector<Item> read_public_snapshot(std::string_view content, const ThingKeys& public_now) {
    std::vector<Item> items = read_snapshot(content);
    std::erase_if(items, [](const Item& item) { return !item.is_public; });
    number_priorities(items);
    KindsAndTitles withdrawn;
    for (Item& item : items) {
        if (!public_now.contains({item.kind, item.id})) {
            withdrawn.emplace(item.kind, item.title);
            item = {item.kind, item.id, "Withdrawn", true, {}};
        }
    }
    for (Item& item : items) {
        keep_public_fields(item, withdrawn);
    }
    return items;
}

}  // namespace agenda
