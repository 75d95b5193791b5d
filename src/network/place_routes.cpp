#include "network/handling.hpp"
#include "network/organisation_store.hpp"
#include "network/place_store.hpp"
#include "network/place_views.hpp"
#include "network/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>
#include <map>

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

tables::Sheet place_sheet(const std::vector<Place>& places) {
    std::map<std::string, std::string> names;
    for (const Place& place : places) {
        names[place.id] = place.name;
    }
    std::vector<tables::Row> rows;
    for (const Place& place : places) {
        rows.push_back(
            {place.name, names[place.parent_id], place.kind, place.code_system, place.code}
        );
    }
    return {
        .name = "Places",
        .header = {"Place", "Inside", "Kind", "Code system", "Code"},
        .rows = tables::rows_of(std::move(rows))};
}

Response list_places_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const std::vector<Place> places = read_places(reader, network.id);
    if (download::is_asked(request)) {
        Response file = download::answer(
            request,
            context,
            {.stem = network.slug + "-places", .title = "Places", .author = network.name},
            place_sheet(places)
        );
        return as_public(std::move(file), reader, context, network);
    }
    Response response = http::page(
        {.title = "Places",
         .main = place_list_page(
             {network, places, context.viewer().may(Permission::manage_network, network.id)}
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
    page.served_by = list_partners_of_place(
        reader, network.id, place.id, base::date_in(context.now(), network.zone)
    );
    if (page.may_edit) {
        page.partners = list_partner_names(reader, viewer, network.id, context.now());
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
    const PlaceRecord place = get_place_record(reader, network.id, request.parameter("place"));
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
    const PlaceRecord place = get_place_record(tx, network.id, request.parameter("place"));
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
    const PlaceRecord place = get_place_record(tx, network.id, request.parameter("place"));
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

}  // namespace

http::Routes place_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/places", http::anyone(), list_places_page},
        {Method::get, "/n/{network}/places/{place}", http::anyone(), show_place},
        {Method::post, "/n/{network}/places/{place}/members", edits, add_member_of_place},
        {Method::post,
         "/n/{network}/places/{place}/members/{member}/end",
         edits,
         end_member_of_place},
    };
}

}  // namespace network
