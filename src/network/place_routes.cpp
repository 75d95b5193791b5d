#include "network/handling.hpp"
#include "network/organisation_store.hpp"
#include "network/place_store.hpp"
#include "network/place_views.hpp"
#include "network/routes.hpp"

#include <algorithm>

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

PlaceRecord get_place_record(db::Reader& reader, const Network& network, const Request& request) {
    auto found = find_place_record(reader, network.id, request.parameter("place"));
    if (!found) {
        base::throw_not_found("This place");
    }
    return *found;
}

Response list_places_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    Response response = http::page(
        {.title = "Places",
         .main = place_list_page(
             {network,
              read_places(reader, network.id),
              context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "places"}
    );
    return as_public(std::move(response), reader, context, network);
}

Response place_response(
    db::Reader& reader,
    Context& context,
    const Network& network,
    const PlaceRecord& place,
    const base::FieldErrors& errors = {}
) {
    const base::Viewer& viewer = context.viewer();
    PlacePage page{
        .network = network,
        .place = place,
        .may_edit = viewer.may(Permission::manage_network, network.id),
        .errors = errors};
    const std::vector<Place> places = read_places(reader, network.id);
    for (const Place& other : places) {
        if (other.parent_id == place.id) {
            page.below.push_back(other);
        }
    }
    page.above = ancestors_of(place.id, places);
    page.members = list_place_members(reader, viewer, network.id, place.id);
    page.served_by = list_partners_of_place(reader, network.id, place.id);
    if (page.may_edit) {
        page.partners = list_partner_names(reader, viewer, network.id);
        page.people = list_person_names(reader, viewer, network.id);
        page.today = base::date_in(context.now(), network.zone).iso();
        page.csrf = context.csrf_token();
    }
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + place.form.name,
         .main = place_page(page),
         .nav = "places"},
        errors.empty() ? 200 : 422
    );
}

Response show_place(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const PlaceRecord place = get_place_record(reader, network, request);
    return as_public(place_response(reader, context, network, place), reader, context, network);
}

// "organisation:<id>" or "person:<id>", of those the page offered; nothing for any other.
std::optional<journal::Thing> read_member(
    db::Reader& reader, const Context& context, const Network& network, const std::string& text
) {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const journal::Thing member{
        text.substr(0, colon), text.substr(std::min(colon + 1, text.size()))};
    if (member.kind == "organisation") {
        return find_organisation(reader, context.viewer(), network.id, member.id)
                   ? std::optional(member)
                   : std::nullopt;
    }
    const auto people = list_person_names(reader, context.viewer(), network.id);
    const bool is_known = std::any_of(people.begin(), people.end(), [&](const PersonName& person) {
        return person.id == member.id;
    });
    return member.kind == "person" && is_known ? std::optional(member) : std::nullopt;
}

Response add_member_of_place(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const PlaceRecord place = get_place_record(tx, network, request);
    const auto member = read_member(tx, context, network, request.form.text("member"));
    const auto since = base::parse_date(request.form.text("starts_on"));
    base::FieldErrors errors;
    if (!member) {
        errors.push_back({"member", "Choose an organisation or a person of this network."});
    }
    if (!since) {
        errors.push_back({"starts_on", "Enter the day, such as 2026-11-22."});
    }
    if (place.form.defined_by == "area") {
        errors.push_back({"member", "This place is an area: its members do not make it."});
    }
    if (errors.empty() && !insert_place_member(
                              tx,
                              place.id,
                              member->kind == "organisation" ? member->id : "",
                              member->kind == "person" ? member->id : "",
                              *since
                          )) {
        errors.push_back({"member", "They belong to this place already."});
    }
    if (!errors.empty()) {
        return place_response(tx, context, network, place, errors);
    }
    write_entry(
        tx,
        context,
        network,
        {"place.member_joined",
         {"place", place.id},
         *member,
         member->kind == "organisation" ? journal::Audience::everyone : journal::Audience::members}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/places/{}", network.slug, place.id)),
        "They belong to this place now."
    );
}

Response end_member_of_place(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const PlaceRecord place = get_place_record(tx, network, request);
    const auto member = end_place_member(
        tx, place.id, request.parameter("member"), base::date_in(context.now(), network.zone)
    );
    if (!member) {
        base::throw_not_found("This member");
    }
    write_entry(
        tx,
        context,
        network,
        {"place.member_left",
         {"place", place.id},
         *member,
         member->kind == "organisation" ? journal::Audience::everyone : journal::Audience::members}
    );
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/places/{}", network.slug, place.id)),
        "The membership has ended; they can be added again."
    );
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
    const Network network = network_of_route(reader, request, context);
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .form = {.kind = "locality", .parent_id = request.query.text("inside")}}
    );
}

Response edit_place(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const PlaceRecord place = get_place_record(reader, network, request);
    return place_form_response(
        context,
        {.network = network,
         .places = read_places(reader, network.id),
         .own_id = place.id,
         .form = place.form,
         .version = place_version(place.form)}
    );
}

Response save_place(const PlacesMoved& places_moved, const Request& request, Context& context) {
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
        const PlaceRecord stored = get_place_record(tx, network, request);
        page.own_id = stored.id;
        is_moved = stored.form.parent_id != page.form.parent_id;
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
        if (is_moved && places_moved) {
            places_moved(tx, context.now(), network.id);
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

http::Routes place_routes(const PlacesMoved& places_moved) {
    using http::Method;
    const http::Handler saves = [places_moved](const Request& request, Context& context) {
        return save_place(places_moved, request, context);
    };
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/places", http::anyone(), list_places_page},
        {Method::post, "/n/{network}/places", edits, saves},
        {Method::get, "/n/{network}/places/new", edits, new_place},
        {Method::get, "/n/{network}/places/{place}", http::anyone(), show_place},
        {Method::post, "/n/{network}/places/{place}", edits, saves},
        {Method::get, "/n/{network}/places/{place}/edit", edits, edit_place},
        {Method::post, "/n/{network}/places/{place}/members", edits, add_member_of_place},
        {Method::post,
         "/n/{network}/places/{place}/members/{member}/end",
         edits,
         end_member_of_place},
    };
}

}  // namespace network
