#include "network/organisation_store.hpp"
#include "network/place_store.hpp"
#include "network/place_views.hpp"
#include "network/routes.hpp"
#include "platform/journal/journal.hpp"

namespace network {
namespace {

using base::Permission;
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

PlaceRecord get_place_record(db::Reader& reader, const Network& network, const Request& request) {
    auto found = find_place_record(reader, network.id, request.parameter("place"));
    if (!found) {
        base::throw_not_found("This place");
    }
    return *found;
}

void write_place_entry(
    db::Transaction& tx,
    const Context& context,
    const Network& network,
    std::string_view kind,
    const std::string& place_id
) {
    journal::write(
        tx,
        context.now(),
        {.scope = network.id,
         .actor = context.viewer().account(),
         .kind = std::string(kind),
         .subject = {"place", place_id},
         .audience = journal::Audience::everyone}
    );
}

Response list_places_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = get_network(reader, context.viewer(), request.parameter("network"));
    return http::page(
        {.title = "Places",
         .main = place_list_page(
             {network,
              read_places(reader, network.id),
              context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "places"}
    );
}

Response show_place(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = get_network(reader, context.viewer(), request.parameter("network"));
    PlacePage page{
        .network = network,
        .place = get_place_record(reader, network, request),
        .may_edit = context.viewer().may(Permission::manage_network, network.id)};
    const std::vector<Place> places = read_places(reader, network.id);
    for (const Place& place : places) {
        if (place.parent_id == page.place.id) {
            page.below.push_back(place);
        } else if (place.id != page.place.id && is_within(page.place.id, place.id, places)) {
            page.above.push_back(place);
        }
    }
    page.members = list_place_members(reader, context.viewer(), network.id, page.place.id);
    page.served_by = list_partners_of_place(reader, network.id, page.place.id);
    return http::page({.title = page.place.form.name, .main = place_page(page), .nav = "places"});
}

Response place_form_response(Context& context, PlaceFormPage page) {
    page.csrf = context.csrf_token();
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
    const Network network = get_network(reader, context.viewer(), request.parameter("network"));
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .form = {.kind = "locality", .parent_id = request.query.text("inside")}}
    );
}

Response edit_place(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = get_network(reader, context.viewer(), request.parameter("network"));
    const PlaceRecord place = get_place_record(reader, network, request);
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .own_id = place.id,
         .form = place.form}
    );
}

Response save_place(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("place");
    db::Transaction tx = context.database().write();
    const Network network = get_network(tx, context.viewer(), request.parameter("network"));
    PlaceFormPage page{
        .network = network,
        .places = read_places(tx, network.id),
        .own_id = is_new ? "" : get_place_record(tx, network, request).id,
        .form = read_place_form(request.form)};
    page.errors = validate(page.form, page.places, page.own_id);
    if (!page.errors.empty()) {
        return place_form_response(context, page);
    }
    try {
        if (is_new) {
            page.own_id = insert_place(tx, network.id, page.form);
        } else {
            update_place(tx, network.id, page.own_id, page.form);
        }
        write_place_entry(
            tx, context, network, is_new ? "place.added" : "place.changed", page.own_id
        );
        tx.commit();
    } catch (const db::Conflict&) {
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

http::Routes place_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/places", http::anyone(), list_places_page},
        {Method::post, "/n/{network}/places", edits, save_place},
        {Method::get, "/n/{network}/places/new", edits, new_place},
        {Method::get, "/n/{network}/places/{place}", http::anyone(), show_place},
        {Method::post, "/n/{network}/places/{place}", edits, save_place},
        {Method::get, "/n/{network}/places/{place}/edit", edits, edit_place},
    };
}

}  // namespace network
