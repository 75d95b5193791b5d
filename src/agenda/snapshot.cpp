#include "agenda/snapshot.hpp"

#include "agenda/action_store.hpp"
#include "agenda/need_store.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"
#include "network/network.hpp"

#include <boost/json.hpp>

#include <map>

namespace agenda {
namespace {

constexpr int snapshot_format = 1;

// What is known of a thing that others name.
struct Name {
    std::string title;
    bool is_public = true;
};
using Names = std::map<std::string, Name>;

// Puts items together, leaving out fields with nothing in them.
class ItemMaker {
public:
    ItemMaker(const char* kind, const std::string& id, const std::string& title, bool is_public)
        : item_{kind, id, title, is_public, {}} {}

    ItemMaker& add(const char* name, std::string value, bool is_internal = false) {
        if (!value.empty()) {
            item_.fields.push_back({name, "", std::move(value), is_internal});
        }
        return *this;
    }
    ItemMaker& add_words(const std::string& public_text, const std::string& internal_text) {
        return add("public_text", public_text).add("internal_text", internal_text, true);
    }
    // A name that is not public stays internal, so that a public thing does not tell it.
    ItemMaker& add_name(const char* field, const Names& names, const std::string& id) {
        const auto found = names.find(id);
        return found == names.end() ? *this
                                    : add(field, found->second.title, !found->second.is_public);
    }
    Item made() { return std::move(item_); }

private:
    Item item_;
};

void append_line(std::string& lines, std::string_view line) {
    lines += lines.empty() ? "" : "\n";
    lines += line;
}

// Who said it is left out: a name stays where it can be taken back.
Item item_of(const Need& need, const Names& places) {
    return ItemMaker("need", need.id, need.form.title, need.form.is_public)
        .add_words(need.form.public_text, need.form.internal_text)
        .add("said_on", need.form.said_on)
        .add("evidence", need.form.evidence)
        .add_name("place", places, need.form.place_id)
        .add("state", std::string(label_of(need_states, need.form.state)))
        .add("state_reason", need.form.state_reason)
        .made();
}

Item item_of(const Priority& priority, const Names& needs) {
    std::string open;
    std::string internal;
    for (const std::string& id : priority.form.need_ids) {
        const Name& need = needs.at(id);
        append_line(need.is_public ? open : internal, need.title);
    }
    std::string touched;
    for (const std::string& code : priority.form.determinants) {
        append_line(touched, label_of(determinants, code));
    }
    return ItemMaker("priority", priority.id, priority.form.title, priority.form.is_public)
        .add_words(priority.form.public_text, priority.form.internal_text)
        .add("scope", std::string(label_of(priority_scopes, priority.form.scope)))
        .add("scope_reason", priority.form.scope_reason)
        .add("needs", open)
        .add("internal_needs", internal, true)
        .add("determinants", touched)
        .made();
}

Item item_of(const Outcome& outcome, const Names& priorities) {
    return ItemMaker("outcome", outcome.id, outcome.form.title, outcome.form.is_public)
        .add_words(outcome.form.public_text, outcome.form.internal_text)
        .add_name("priority", priorities, outcome.form.priority_id)
        .made();
}

Item item_of(const Initiative& initiative, const Names& priorities) {
    const InitiativeForm& form = initiative.form;
    const std::string dates =
        form.starts_on.empty() && form.ends_on.empty() ? "" : form.starts_on + " / " + form.ends_on;
    return ItemMaker("initiative", initiative.id, form.title, form.is_public)
        .add_words(form.public_text, form.internal_text)
        .add_name("priority", priorities, form.priority_id)
        .add("lead", initiative.lead)
        .add("state", std::string(label_of(initiative_states, form.state)))
        .add("state_reason", form.state_reason)
        .add("dates", dates)
        .made();
}

// A person who owns an action is left out, as who said a need is.
Item item_of(const Action& action, const Names& priorities, const Names& initiatives) {
    return ItemMaker("action", action.id, action.form.title, action.form.is_public)
        .add_words(action.form.public_text, action.form.internal_text)
        .add_name("priority", priorities, action.form.priority_id)
        .add_name("initiative", initiatives, action.form.initiative_id)
        .add("owner", action.organisation)
        .add("due_on", action.form.due_on)
        .add("state", std::string(label_of(action_states, action.form.state)))
        .add("state_reason", action.form.state_reason)
        .made();
}

Item item_of(const Word& word) {
    return ItemMaker("word", word.id, word.form.term, true)
        .add("definition", word.form.definition)
        .made();
}

template <class Thing>
Names names_of(const std::vector<Thing>& things) {
    Names names;
    for (const Thing& thing : things) {
        names[thing.id] = {thing.form.title, thing.form.is_public};
    }
    return names;
}

Names place_names(db::Reader& reader, const base::Viewer& viewer, std::string_view network_id) {
    Names names;
    for (const network::Place& place : network::list_places(reader, viewer, network_id)) {
        names[place.id] = {place.name, true};
    }
    return names;
}

std::vector<Item> read_items(db::Reader& reader, std::string_view network_id) {
    constexpr int all = 1'000'000;
    const base::Viewer viewer = base::Viewer::system();
    const Vision vision = read_vision(reader, viewer, network_id);
    const auto needs = list_needs(reader, viewer, network_id, {.limit = all});
    const auto priorities = list_priorities(reader, viewer, network_id);
    const auto initiatives = list_initiatives(reader, viewer, network_id);
    const Names places = place_names(reader, viewer, network_id);
    const Names need_names = names_of(needs);
    const Names priority_names = names_of(priorities);
    const Names initiative_names = names_of(initiatives);
    std::vector<Item> items{ItemMaker("vision", std::string(network_id), "Vision", true)
                                .add_words(vision.public_text, vision.internal_text)
                                .made()};
    for (const Need& need : needs) {
        items.push_back(item_of(need, places));
    }
    for (const Priority& priority : priorities) {
        items.push_back(item_of(priority, need_names));
    }
    for (const Outcome& outcome : list_outcomes(reader, viewer, network_id)) {
        items.push_back(item_of(outcome, priority_names));
    }
    for (const Initiative& initiative : initiatives) {
        items.push_back(item_of(initiative, priority_names));
    }
    for (const Action& action : list_actions(reader, viewer, network_id, {.limit = all})) {
        items.push_back(item_of(action, priority_names, initiative_names));
    }
    for (const Word& word : list_words(reader, network_id)) {
        items.push_back(item_of(word));
    }
    return items;
}

boost::json::object json_of(const Item& item) {
    boost::json::array fields;
    for (const Item::Field& field : item.fields) {
        fields.push_back(
            {{"name", field.name}, {"value", field.value}, {"internal", field.is_internal}}
        );
    }
    return {
        {"kind", item.kind},
        {"id", item.id},
        {"title", item.title},
        {"public", item.is_public},
        {"fields", std::move(fields)}};
}

}  // namespace

std::string take_snapshot(db::Reader& reader, std::string_view network_id) {
    boost::json::array items;
    for (const Item& item : read_items(reader, network_id)) {
        items.push_back(json_of(item));
    }
    return boost::json::serialize(boost::json::object{
        {"format", snapshot_format}, {"items", std::move(items)}});
}

}  // namespace agenda
