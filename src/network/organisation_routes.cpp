#include "network/handling.hpp"
#include "network/organisation_store.hpp"
#include "network/organisation_views.hpp"
#include "network/routes.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr int partners_a_page = 50;

OrganisationForm read_organisation_form(const http::Form& form) {
    return {
        .name = form.text("name"),
        .sector = form.text("sector"),
        .kinds = form.all("kinds"),
        .description = form.text("description"),
        .website = form.text("website"),
        .email = form.text("email"),
        .phone = form.text("phone"),
        .is_maori = form.has("is_maori"),
        .charity_number = form.text("charity_number"),
        .nzbn = form.text("nzbn"),
        .hpi_organisation_id = form.text("hpi_organisation_id"),
        .joined_on = form.text("joined_on"),
        .place_ids = form.all("place_ids")};
}

Organisation get_organisation(db::Reader& reader, const Network& network, const Request& request) {
    auto found = find_organisation_record(reader, network.id, request.parameter("organisation"));
    if (!found) {
        base::throw_not_found("This partner");
    }
    return *found;
}

std::string version_of_all(std::vector<std::string> values) {
    std::sort(values.begin(), values.end());
    std::string all;
    for (const std::string& value : values) {
        all += value + "\n";
    }
    return all;
}

// Stands for what everyone may read of a partner.
std::string open_part_version(const OrganisationForm& form) {
    return form_version(
        {form.name,
         form.sector,
         version_of_all(form.kinds),
         form.description,
         form.website,
         form.is_maori ? "yes" : "",
         form.charity_number,
         form.nzbn,
         form.hpi_organisation_id,
         form.joined_on,
         version_of_all(form.place_ids)}
    );
}

std::string organisation_version(const OrganisationForm& form) {
    return form_version({open_part_version(form), form.email, form.phone});
}

NetworkEntry partner_entry(const char* kind, const std::string& organisation_id) {
    return {
        .kind = kind,
        .subject = {"organisation", organisation_id},
        .audience = journal::Audience::everyone};
}

// A change of contacts alone is not for those who may not see them.
NetworkEntry change_entry(const Organisation& stored, const OrganisationForm& form) {
    NetworkEntry entry = partner_entry("organisation.changed", stored.id);
    if (open_part_version(stored.form) == open_part_version(form)) {
        entry.audience = journal::Audience::members;
    }
    return entry;
}

OrganisationFilter read_organisation_filter(
    const Request& request, const Context& context, const Network& network
) {
    const std::string sort = request.query.text("sort");
    return {
        .query = request.query.text("q"),
        .sector = request.query.text("sector"),
        .has_left = request.query.has("left"),
        .today = base::date_in(context.now(), network.zone).iso(),
        .sort = sort.empty() ? "name" : sort,
        .limit = partners_a_page,
        .offset = (page_number(request) - 1) * partners_a_page};
}

Response download_partners(
    const Request& request, Context& context, db::Reader& reader, const Network& network
) {
    OrganisationFilter filter = read_organisation_filter(request, context, network);
    filter.offset = 0;
    filter.limit = 100'000;
    std::vector<tables::Row> rows;
    for (const OrganisationLine& line : list_organisations(reader, network.id, filter)) {
        rows.push_back(
            {line.name,
             std::string(label_of(sectors, line.sector)),
             day_cell(line.joined_on),
             day_cell(line.left_on)}
        );
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-partners", .title = "Partners", .author = network.name},
        {.name = "Partners",
         .header = {"Name", "Sector", "Joined", "Left"},
         .rows = tables::rows_of(std::move(rows))}
    );
}

Response list_partners_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    if (download::is_asked(request)) {
        return as_public(
            download_partners(request, context, reader, network), reader, context, network
        );
    }
    const OrganisationFilter filter = read_organisation_filter(request, context, network);
    Response response = http::page(
        {.title = "Partners",
         .main = organisation_list_page(
             {network,
              list_organisations(reader, network.id, filter),
              filter,
              count_organisations(reader, network.id, filter),
              context.viewer().may(Permission::manage_network, network.id)}
         ),
         .nav = "partners"}
    );
    return as_public(std::move(response), reader, context, network);
}

Response partner_response(
    db::Reader& reader,
    Context& context,
    const Network& network,
    const Organisation& organisation,
    const LeavingForm& leaving = {},
    const base::FieldErrors& errors = {}
) {
    OrganisationPage page{
        .network = network,
        .organisation = organisation,
        .places = {},
        .sees_contacts = context.viewer().may(Permission::read_internal, network.id),
        .may_edit = context.viewer().may(Permission::manage_network, network.id),
        .today = base::date_in(context.now(), network.zone).iso(),
        .leaving = leaving,
        .errors = errors};
    if (page.may_edit) {
        page.csrf = context.csrf_token();
    }
    for (const Place& place : list_places(reader, context.viewer(), network.id)) {
        const auto& served = organisation.form.place_ids;
        if (std::find(served.begin(), served.end(), place.id) != served.end()) {
            page.places.push_back(place);
        }
    }
    return http::page(
        {.title = (errors.empty() ? "" : "Error: ") + organisation.form.name,
         .main = organisation_page(page),
         .nav = "partners"},
        errors.empty() ? 200 : 422
    );
}

Response show_partner(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Organisation organisation = get_organisation(reader, network, request);
    return as_public(
        partner_response(reader, context, network, organisation), reader, context, network
    );
}

Response organisation_form_response(Context& context, OrganisationFormPage page) {
    page.csrf = context.csrf_token();
    const std::string title = page.own_id.empty() ? "Add a partner" : "Change a partner";
    return http::page(
        {.title = page.errors.empty() ? title : "Error: " + title,
         .main = organisation_form_page(page),
         .nav = "partners"},
        page.errors.empty() ? 200 : 422
    );
}

// Those a partner may be said to serve: one that has ended by now only where it did before.
std::vector<Place> places_to_serve(
    db::Reader& reader,
    const Context& context,
    const Network& network,
    const OrganisationForm& before = {}
) {
    return places_to_choose(
        list_places(reader, context.viewer(), network.id),
        base::date_in(context.now(), network.zone),
        before.place_ids
    );
}

Response new_partner(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return organisation_form_response(
        context,
        {.network = network,
         .places = places_to_serve(reader, context, network),
         .form = {.joined_on = base::date_in(context.now(), network.zone).iso()}}
    );
}

Response edit_partner(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    const Organisation organisation = get_organisation(reader, network, request);
    return organisation_form_response(
        context,
        {.network = network,
         .places = places_to_serve(reader, context, network, organisation.form),
         .own_id = organisation.id,
         .form = organisation.form,
         .version = organisation_version(organisation.form)}
    );
}

Response save_partner(const Request& request, Context& context) {
    const bool is_new = !request.parameters.contains("organisation");
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    OrganisationFormPage page{
        .network = network,
        .places = places_to_serve(tx, context, network),
        .form = read_organisation_form(request.form),
        .version = request.form.text("version")};
    NetworkEntry entry = partner_entry("organisation.joined", "");
    if (!is_new) {
        const Organisation stored = get_organisation(tx, network, request);
        page.own_id = stored.id;
        page.places = places_to_serve(tx, context, network, stored.form);
        entry = change_entry(stored, page.form);
        if (page.version != organisation_version(stored.form)) {
            page.errors.push_back({"name", stale_form});
        }
        if (stored.left_on && page.form.joined_on > stored.left_on->iso()) {
            page.errors.push_back(
                {"joined_on", "Its last day is recorded, and it is before this one."}
            );
        }
    }
    for (const base::FieldError& error : validate(page.form, page.places)) {
        page.errors.push_back(error);
    }
    if (!page.errors.empty()) {
        return organisation_form_response(context, page);
    }
    std::string id = page.own_id;
    try {
        if (is_new) {
            id = insert_organisation(tx, context.now(), network.id, page.form);
        } else {
            update_organisation(tx, network.id, id, page.form);
        }
        entry.subject.id = id;
        write_entry(tx, context, network, entry);
        tx.commit();
    } catch (const db::Conflict&) {
        page.errors = {{"name", "This network has a partner of that name already."}};
        return organisation_form_response(context, page);
    }
    return http::with_notice(
        http::redirect(html::url("/n/{}/partners/{}", network.slug, id)),
        is_new ? "The partner was added." : "The partner was saved."
    );
}

Response partner_leaves(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Organisation organisation = get_organisation(tx, network, request);
    const LeavingForm leaving{request.form.text("left_on"), request.form.text("reason")};
    const base::FieldErrors errors = validate(leaving, organisation.form.joined_on);
    if (!errors.empty()) {
        return partner_response(tx, context, network, organisation, leaving, errors);
    }
    set_leaving(tx, network.id, organisation.id, leaving);
    write_entry(tx, context, network, partner_entry("organisation.left", organisation.id));
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/partners/{}", network.slug, organisation.id)),
        "The leaving was recorded; the partner can be taken back here."
    );
}

Response partner_returns(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    const Network network = network_to_change(tx, request, context);
    const Organisation organisation = get_organisation(tx, network, request);
    set_leaving(tx, network.id, organisation.id, {});
    write_entry(tx, context, network, partner_entry("organisation.came_back", organisation.id));
    tx.commit();
    return http::with_notice(
        http::redirect(html::url("/n/{}/partners/{}", network.slug, organisation.id)),
        "The partner is back."
    );
}

}  // namespace

http::Routes organisation_routes() {
    using http::Method;
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {Method::get, "/n/{network}/partners", http::anyone(), list_partners_page},
        {Method::post, "/n/{network}/partners", edits, save_partner},
        {Method::get, "/n/{network}/partners/new", edits, new_partner},
        {Method::get, "/n/{network}/partners/{organisation}", http::anyone(), show_partner},
        {Method::post, "/n/{network}/partners/{organisation}", edits, save_partner},
        {Method::get, "/n/{network}/partners/{organisation}/edit", edits, edit_partner},
        {Method::post, "/n/{network}/partners/{organisation}/leave", edits, partner_leaves},
        {Method::post, "/n/{network}/partners/{organisation}/return", edits, partner_returns},
    };
}

}  // namespace network
