// Adding, changing and removing a place.
#include "network/handling.hpp"
#include "network/place_store.hpp"
#include "network/place_views.hpp"
#include "network/routes.hpp"

namespace network {
namespace {

using http::Context;
using http::Request;
using http::Response;

PlaceForm read_place_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .kind = form.text("kind"),
        .parent_id = form.text("parent_id"),
        .defined_by = form.text("defined_by"),
        .code_system = form.text("code_system"),
        .code = form.text("code"),
        .boundary = form.text("boundary"),
        .starts_on = form.text("starts_on"),
        .ends_on = form.text("ends_on"),
        .note = form.text("note")};
}

std::string place_version(const PlaceForm& form) {
    return form_version(
        {form.name,
         form.kind,
         form.parent_id,
         form.defined_by,
         form.code_system,
         form.code,
         form.boundary,
         form.starts_on,
         form.ends_on,
         form.note}
    );
}

Response place_form_response(Context& context, PlaceFormPage page) {
    page.csrf = context.csrf_token();
    page.today = base::date_in(context.now(), page.network.zone).iso();
    const int status = page.errors.empty() ? 200 : 422;
    const std::string title = page.own_id.empty() ? "Add a place" : "Change a place";
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = place_form_page(page),
         .nav = "places"},
        status
    );
}

Response new_place(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .form = {.kind = "locality", .parent_id = request.query.text("inside")}}
    );
}

// Modules of higher rank first: what they keep is what weighs most.
std::vector<PlaceUse> all_uses(
    db::Reader& reader, const PlaceHooks& hooks, const Network& network, const PlaceRecord& place
) {
    std::vector<PlaceUse> uses;
    for (const ListPlaceUses& list : hooks.uses) {
        const auto more = list(reader, network.id, place.id);
        uses.insert(uses.end(), more.begin(), more.end());
    }
    const auto own = list_place_uses(reader, network.id, place.id);
    uses.insert(uses.end(), own.begin(), own.end());
    return uses;
}

Response edit_response(
    db::Reader& reader,
    Context& context,
    const Network& network,
    const PlaceRecord& place,
    const std::vector<PlaceUse>& uses,
    const base::FieldErrors& errors = {}
) {
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .own_id = place.id,
         .form = place.form,
         .version = place_version(place.form),
         .used = uses.empty() ? "" : used_sentence(place.form, uses),
         .errors = errors}
    );
}

Response edit_place(const PlaceHooks& hooks, const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const PlaceRecord place = get_place_record(reader, network.id, request.parameter("place"));
    return edit_response(reader, context, network, place, all_uses(reader, hooks, network, place));
}

[[noreturn]] void refuse_used(const PlaceRecord& place, std::vector<PlaceUse> uses) {
    if (uses.empty()) {
        uses.push_back({place.id, "something that names it since a moment ago"});
    }
    throw base::Error(base::Code::conflict, used_sentence(place.form, uses));
}

Response remove_place(const PlaceHooks& hooks, const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const PlaceRecord place = get_place_record(tx, network.id, request.parameter("place"));
    const std::vector<PlaceUse> uses = all_uses(tx, hooks, network, place);
    if (!uses.empty()) {
        refuse_used(place, uses);
    }
    if (request.form.text("understood").empty()) {
        return edit_response(
            tx, context, network, place, uses, {{"understood", "Tick this to remove the place."}}
        );
    }
    const std::string& account = context.viewer().account();
    if (!remove_unused_place(tx, context.now(), network.id, place.id, account)) {
        refuse_used(place, all_uses(tx, hooks, network, place));
    }
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/places", network.slug)), "The place was removed."
    );
}

Response save_place(const PlaceHooks& hooks, const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("place");
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    PlaceFormPage page{
        .network = network,
        .places = read_places(tx, network.id),
        .form = read_place_form(request.form),
        .version = request.form.text("version")};
    bool is_moved = false;
    if (!is_new) {
        const PlaceRecord stored = get_place_record(tx, network.id, request.parameter("place"));
        page.own_id = stored.id;
        is_moved = stored.form.parent_id != page.form.parent_id ||
                   stored.form.ends_on != page.form.ends_on;
        if (page.version != place_version(stored.form)) {
            page.errors.push_back({"name", stale_form});
        }
    }
    for (const base::FieldError& error : validate(page.form, page.places, page.own_id)) {
        page.errors.push_back(error);
    }
    if (!page.errors.empty()) {
        return place_form_response(context, page);
    }
    try {
        if (is_new) {
            page.own_id = insert_place(tx, network.id, page.form);
        } else {
            update_place(tx, network.id, page.own_id, page.form);
        }
        write_entry(
            tx,
            context,
            network,
            {is_new ? "place.added" : "place.changed",
             {"place", page.own_id},
             {},
             journal::Audience::everyone}
        );
        if (is_moved && hooks.moved) {
            hooks.moved(tx, context.now(), network.id);
        }
        tx.commit();
    } catch (const db::Conflict& conflict) {
        if (conflict.kind() != db::Conflict::Kind::unique) {
            throw;
        }
        page.own_id = is_new ? "" : page.own_id;
        page.errors = {{"code", "Another place of this network has that code already."}};
        return place_form_response(context, page);
    }
    return http::with_notice(
        http::redirect(html::url("/n/{}/places/{}", network.slug, page.own_id)),
        is_new ? "The place was added." : "The place was saved."
    );
}

}  // namespace

http::Routes place_edit_routes(const PlaceHooks& hooks) {
    using http::Method;
    const auto edits = http::in_network(base::Permission::manage_network);
    const auto hooked = [&hooks](auto act) {
        return [act, hooks](const Request& request, Context& context) {
            return act(hooks, request, context);
        };
    };
    const std::string place = "/n/{network}/places/{place}";
    return {
        {Method::get, "/n/{network}/places/new", edits, new_place},
        {Method::post, "/n/{network}/places", edits, hooked(save_place)},
        {Method::get, place + "/edit", edits, hooked(edit_place)},
        {Method::post, place, edits, hooked(save_place)},
        {Method::post, place + "/remove", edits, hooked(remove_place)},
    };
}

}  // namespace network
