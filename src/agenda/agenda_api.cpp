// GET /api/v1/networks/{network}/agenda: the agenda as its reader may see it, as JSON. Internal
// wording is there only for those who may read it.
#include "agenda/action_store.hpp"
#include "agenda/handling.hpp"
#include "agenda/need_store.hpp"
#include "agenda/priority_store.hpp"
#include "agenda/routes.hpp"
#include "agenda/version_store.hpp"
#include "agenda/vision_store.hpp"
#include "agenda/word_store.hpp"

#include <boost/json.hpp>

namespace agenda {
namespace {

namespace json = boost::json;

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value day_or_null(const std::optional<base::Date>& day) {
    return day ? json::value(day->iso()) : json::value(nullptr);
}

// What every thing has; `reads_internal` decides about the internal wording.
template <class Thing>
json::object json_of_words(const Thing& thing, const Setting& setting) {
    json::object object{
        {"id", thing.id},
        {"title", thing.form.title},
        {"public_text", thing.form.public_text},
        {"is_public", thing.form.is_public}};
    if (setting.reads_internal) {
        object["internal_text"] = thing.form.internal_text;
    }
    return object;
}

json::object json_of_thing(const Need& need, const Setting& setting) {
    json::object object = json_of_words(need, setting);
    object["said_by"] = need.form.said_by;
    object["said_on"] = need.form.said_on;
    object["evidence"] = need.form.evidence;
    object["place_id"] = text_or_null(need.form.place_id);
    object["state"] = need.form.state;
    object["state_reason"] = need.form.state_reason;
    return object;
}

json::object json_of_thing(const Priority& priority, const Setting& setting) {
    json::object object = json_of_words(priority, setting);
    object["scope"] = priority.form.scope;
    object["scope_reason"] = priority.form.scope_reason;
    object["scope_changed_on"] = day_or_null(priority.scope_changed_on);
    object["need_ids"] = json::array(priority.form.need_ids.begin(), priority.form.need_ids.end());
    object["determinants"] =
        json::array(priority.form.determinants.begin(), priority.form.determinants.end());
    return object;
}

json::object json_of_thing(const Outcome& outcome, const Setting& setting) {
    json::object object = json_of_words(outcome, setting);
    object["priority_id"] = outcome.form.priority_id;
    return object;
}

json::object json_of_thing(const Initiative& initiative, const Setting& setting) {
    json::object object = json_of_words(initiative, setting);
    object["priority_id"] = initiative.form.priority_id;
    object["lead"] = text_or_null(initiative.lead);
    object["state"] = initiative.form.state;
    object["state_reason"] = initiative.form.state_reason;
    object["starts_on"] = text_or_null(initiative.form.starts_on);
    object["ends_on"] = text_or_null(initiative.form.ends_on);
    return object;
}

json::object json_of_thing(const Action& action, const Setting& setting) {
    json::object object = json_of_words(action, setting);
    object["priority_id"] = action.form.priority_id;
    object["initiative_id"] = text_or_null(action.form.initiative_id);
    object["owner"] = text_or_null(action.organisation);
    if (setting.reads_internal) {
        object["person"] = text_or_null(action.person);
    }
    object["due_on"] = text_or_null(action.form.due_on);
    object["state"] = action.form.state;
    object["state_reason"] = action.form.state_reason;
    object["finished_on"] = day_or_null(action.finished_on);
    return object;
}

json::object json_of_thing(const Word& word, const Setting&) {
    return {
        {"id", word.id},
        {"term", word.form.term},
        {"language", word.form.language},
        {"definition", word.form.definition},
        {"source", word.form.source},
        {"adopted_on", word.form.adopted_on}};
}

template <class Thing>
json::array json_list(const std::vector<Thing>& things, const Setting& setting) {
    json::array list;
    for (const Thing& thing : things) {
        list.push_back(json_of_thing(thing, setting));
    }
    return list;
}

http::Response read_agenda(const http::Request& request, http::Context& context) {
    db::Reader reader = context.database().read();
    const Setting setting = setting_of(reader, request, context);
    const base::Viewer& viewer = context.viewer();
    const std::string& id = setting.network.id;
    const Vision vision = read_vision(reader, viewer, id);
    const auto newest = find_newest_version(reader, id);
    json::object whole{
        {"network", {{"slug", setting.network.slug}, {"name", setting.network.name}}},
        {"vision", {{"public_text", vision.public_text}}},
        {"version", newest ? json::value(newest->number) : json::value(nullptr)},
        {"adopted_on", newest ? json::value(newest->adopted_on.iso()) : json::value(nullptr)}};
    if (setting.reads_internal) {
        whole["vision"].as_object()["internal_text"] = vision.internal_text;
    }
    whole["needs"] = json_list(list_needs(reader, viewer, id, {.limit = all_things}), setting);
    whole["priorities"] = json_list(list_priorities(reader, viewer, id), setting);
    whole["outcomes"] = json_list(list_outcomes(reader, viewer, id), setting);
    whole["initiatives"] = json_list(list_initiatives(reader, viewer, id), setting);
    whole["actions"] = json_list(list_actions(reader, viewer, id, {.limit = all_things}), setting);
    whole["words"] = json_list(list_words(reader, id), setting);
    return as_public(reader, context, setting, http::json(json::serialize(whole)));
}

}  // namespace

http::Routes agenda_api_routes() {
    return {{http::Method::get, "/api/v1/networks/{network}/agenda", http::anyone(), read_agenda}};
}

}  // namespace agenda
