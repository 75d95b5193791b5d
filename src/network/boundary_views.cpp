#include "network/boundary_views.hpp"

#include "base/text.hpp"
#include "network/parts.hpp"

#include <algorithm>

namespace network {
namespace {

// Once a file has come, its own properties are offered.
html::Html property_field(
    const BoundaryPage& page,
    const std::string& name,
    const std::string& label,
    const std::string& value,
    bool optional
) {
    if (page.properties.empty()) {
        return html::text_field(
            {.name = name,
             .label = label,
             .value = value,
             .hint = "As the file writes it. Send the file without, and choose from what it has.",
             .errors = page.errors,
             .optional = true,
             .width = html::Width::medium}
        );
    }
    std::vector<html::Choice> choices;
    for (const std::string& property : page.properties) {
        choices.push_back({property, property});
    }
    return html::select(
        {.name = name,
         .label = label,
         .choices = choices,
         .selected = value,
         .errors = page.errors,
         .placeholder = optional ? "None" : "Choose a property",
         .optional = optional}
    );
}

}  // namespace

base::FieldErrors validate(const BoundaryForm& form, const std::vector<Place>& places) {
    base::FieldErrors errors;
    if (form.kind.empty() || base::length(form.kind) > 60) {
        errors.push_back({"kind", "Enter what kind of place these are, in at most 60 characters."});
    }
    if (!form.code_property.empty() && form.code_system.empty()) {
        errors.push_back({"code_system", "Enter the system the codes come from, such as sa2-2023."}
        );
    }
    if (base::length(form.code_system) > 60) {
        errors.push_back({"code_system", "A code system has at most 60 characters."});
    }
    if (!form.parent_id.empty() &&
        std::none_of(places.begin(), places.end(), [&](const Place& place) {
            return place.id == form.parent_id;
        })) {
        errors.push_back({"parent_id", "Choose a place of this network."});
    }
    return errors;
}

html::Html boundary_page(const BoundaryPage& page) {
    std::vector<html::Choice> parents;
    for (const Place& place : page.places) {
        parents.push_back({place.id, place.name});
    }
    return list_breadcrumb(page.network, places_list, "Boundaries from a file") +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = "Boundaries from a file",
                .lead = html::Html("A place of the same code or name gets the new boundary; the "
                                   "others are added. All of the file is read, or nothing.")}
           ) +
           html::form(
               {.action = html::url("/n/{}/boundaries", page.network.slug),
                .csrf = page.csrf,
                .content =
                    html::file_field(
                        {.name = "file",
                         .label = "GeoJSON file",
                         .hint = "A FeatureCollection of areas in longitude and latitude, of at "
                                 "most 30 MB.",
                         .errors = page.errors,
                         .accept = ".geojson,.json"}
                    ) +
                    property_field(
                        page,
                        "name_property",
                        "Property with the name",
                        page.form.name_property,
                        false
                    ) +
                    property_field(
                        page,
                        "code_property",
                        "Property with the code",
                        page.form.code_property,
                        true
                    ) +
                    html::text_field(
                        {.name = "code_system",
                         .label = "Code system",
                         .value = page.form.code_system,
                         .hint = "With its edition, such as sa2-2023. Only with codes.",
                         .errors = page.errors,
                         .optional = true,
                         .width = html::Width::medium}
                    ) +
                    html::text_field(
                        {.name = "kind",
                         .label = "Kind of place",
                         .value = page.form.kind,
                         .hint = "Such as suburb or statistical area; for places that are new.",
                         .errors = page.errors,
                         .width = html::Width::medium,
                         .max_length = 60}
                    ) +
                    html::select(
                        {.name = "parent_id",
                         .label = "Inside",
                         .choices = parents,
                         .selected = page.form.parent_id,
                         .hint = "For places that are new.",
                         .errors = page.errors,
                         .placeholder = "Nothing larger",
                         .optional = true}
                    ) +
                    html::button({.label = "Read the boundaries"}),
                .multipart = true}
           );
}

}  // namespace network
