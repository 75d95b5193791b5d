#include "base/text.hpp"
#include "network/boundary_views.hpp"
#include "network/handling.hpp"
#include "network/place_store.hpp"
#include "network/routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace network {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

constexpr std::size_t boundary_file_limit = 30 * 1000 * 1000;
constexpr std::size_t most_boundaries = 5'000;

Response boundary_response(Context& context, BoundaryPage page) {
    page.csrf = context.csrf_token();
    const base::Date today = base::date_in(context.now(), page.network.zone);
    page.places = places_to_choose(std::move(page.places), today, {page.form.parent_id});
    return http::page(
        {.title = page.errors.empty() ? "Boundaries from a file" : "Error: Boundaries from a file",
         .main = boundary_page(page),
         .nav = "places"},
        page.errors.empty() ? 200 : 422
    );
}

Response show_boundary_form(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return boundary_response(
        context, {.network = network, .places = read_places(reader, network.id)}
    );
}

std::string uploaded_text(const http::Upload& upload) {
    if (upload.path.empty()) {
        return upload.bytes;
    }
    std::ifstream file(upload.path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The property to take names from: the one that was chosen, or one that says it is the name.
std::string chosen_name_property(
    const BoundaryForm& form, const std::vector<std::string>& properties
) {
    if (!form.name_property.empty()) {
        return form.name_property;
    }
    const auto named = std::find_if(properties.begin(), properties.end(), [](const auto& property) {
        return base::lower(property) == "name";
    });
    return named == properties.end() ? "" : *named;
}

void check_boundaries(const std::vector<NamedBoundary>& boundaries) {
    if (boundaries.empty() || boundaries.size() > most_boundaries) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The file has {} areas; from 1 to {} were expected.",
                boundaries.size(),
                base::with_commas(static_cast<std::int64_t>(most_boundaries))
            )
        );
    }
    std::set<std::string> seen;
    for (const NamedBoundary& boundary : boundaries) {
        const std::string& key = boundary.code.empty() ? boundary.name : boundary.code;
        if (!seen.insert(key).second) {
            throw base::Error(
                base::Code::invalid,
                fmt::format("Two areas of the file are called \"{}\"; each must be one.", key)
            );
        }
        if (base::length(boundary.name) > 200 || base::length(boundary.code) > 60 ||
            !base::is_one_line(boundary.name)) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "The area \"{}\" has a name of over 200 or a code of over 60 characters, or "
                    "one of several lines or with invisible signs of direction.",
                    key
                )
            );
        }
    }
}

// Reads the uploaded file into `page`: its areas, or what is wrong with it.
std::vector<NamedBoundary> read_boundary_file(const Request& request, BoundaryPage& page) {
    const http::Upload* upload = request.form.file("file");
    if (upload == nullptr || upload->size == 0) {
        page.errors.push_back({"file", "Choose a GeoJSON file."});
        return {};
    }
    try {
        const AreaFile file(uploaded_text(*upload));
        page.properties = file.property_names();
        if (page.properties.empty()) {
            page.errors.push_back({"file", "The file has no areas with properties to name them by."}
            );
            return {};
        }
        page.form.name_property = chosen_name_property(page.form, page.properties);
        if (page.form.name_property.empty()) {
            page.errors.push_back(
                {"name_property",
                 "Choose the property that holds the name, and the file once more."}
            );
            return {};
        }
        auto boundaries = file.areas(page.form.name_property, page.form.code_property);
        check_boundaries(boundaries);
        return boundaries;
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        page.errors.push_back({"file", error.what()});
        return {};
    }
}

struct Written {
    int added = 0;
    int redrawn = 0;
};

// Places of the network by code (within the file's code system) and by name.
class PlaceFinder {
public:
    PlaceFinder(const std::vector<Place>& places, const std::string& code_system) {
        for (const Place& place : places) {
            const std::string key = base::search_key(place.name);
            by_name_.emplace(key, place.id);
            if (place.code.empty()) {
                without_code_.emplace(key, place.id);
            } else if (place.code_system == code_system) {
                by_code_[place.code] = place.id;
            }
        }
    }
    // An area with a code is the place that has it, or else one of its name that has none yet; each
    // such place is of one area.
    std::string find(const NamedBoundary& boundary) {
        const std::string key = base::search_key(boundary.name);
        if (boundary.code.empty()) {
            const auto found = by_name_.find(key);
            return found == by_name_.end() ? "" : found->second;
        }
        if (const auto found = by_code_.find(boundary.code); found != by_code_.end()) {
            return found->second;
        }
        const auto named = without_code_.extract(key);
        return named.empty() ? "" : named.mapped();
    }

private:
    std::map<std::string, std::string> by_code_;
    std::map<std::string, std::string> by_name_;
    std::map<std::string, std::string> without_code_;
};

Written write_boundaries(
    db::Transaction& tx, const BoundaryPage& page, const std::vector<NamedBoundary>& boundaries
) {
    Written written;
    PlaceFinder finder(page.places, page.form.code_system);
    for (const NamedBoundary& boundary : boundaries) {
        if (const std::string id = finder.find(boundary); !id.empty()) {
            set_boundary(tx, page.network.id, id, boundary.geojson);
            give_code(tx, page.network.id, id, page.form.code_system, boundary.code);
            ++written.redrawn;
            continue;
        }
        insert_place(
            tx,
            page.network.id,
            {.name = boundary.name,
             .kind = page.form.kind,
             .parent_id = page.form.parent_id,
             .code_system = boundary.code.empty() ? "" : page.form.code_system,
             .code = boundary.code,
             .boundary = boundary.geojson}
        );
        ++written.added;
    }
    return written;
}

BoundaryPage read_boundary_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const Network network = network_of_route(reader, request, context);
    return {
        .network = network,
        .places = read_places(reader, network.id),
        .form = {
            .name_property = request.form.text("name_property"),
            .code_property = request.form.text("code_property"),
            .code_system = request.form.text("code_system"),
            .kind = request.form.text("kind"),
            .parent_id = request.form.text("parent_id")}};
}

// The file is read before the transaction begins: nobody waits for it.
Response read_boundaries_of_file(const Request& request, Context& context) {
    BoundaryPage page = read_boundary_page(request, context);
    const auto boundaries = read_boundary_file(request, page);
    for (const base::FieldError& error : validate(page.form, page.places)) {
        page.errors.push_back(error);
    }
    if (!page.errors.empty()) {
        return boundary_response(context, page);
    }
    db::Transaction tx = context.database().write();
    page.network = network_to_change(tx, request, context);
    page.places = read_places(tx, page.network.id);
    Written written;
    try {
        written = write_boundaries(tx, page, boundaries);
        write_entry(
            tx,
            context,
            page.network,
            {.kind = "places.read",
             .subject = {"network", page.network.id},
             .audience = journal::Audience::everyone}
        );
        tx.commit();
    } catch (const db::Conflict&) {
        page.errors = {
            {"file",
             "Someone else, or an import that is under way, added a place with one of these codes. "
             "Send the file again when it is done."}};
        return boundary_response(context, page);
    }
    return http::with_notice(
        http::redirect(html::url("/n/{}/places", page.network.slug)),
        fmt::format("Places added: {}. New boundaries: {}.", written.added, written.redrawn)
    );
}

}  // namespace

http::Routes boundary_routes() {
    const auto edits = http::in_network(Permission::manage_network);
    return {
        {http::Method::get, "/n/{network}/boundaries", edits, show_boundary_form},
        {.method = http::Method::post,
         .path = "/n/{network}/boundaries",
         .access = edits,
         .handler = read_boundaries_of_file,
         .body_limit = boundary_file_limit},
    };
}

}  // namespace network
