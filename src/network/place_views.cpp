#include "network/place_views.hpp"

#include "network/parts.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace network {
namespace {

html::Html place_link(const Network& network, const Place& place) {
    return html::link(html::url("/n/{}/places/{}", network.slug, place.id), place.name);
}

std::string indented(const Place& place, int depth) {
    std::string text;
    for (; depth > 0; --depth) {
        text += "\u2014 ";
    }
    return text + place.name;
}

std::vector<html::Choice> parent_choices(const PlaceFormPage& page) {
    const auto depths = depths_of(page.places);
    const auto own =
        page.own_id.empty() ? std::set<std::string>() : all_within(page.own_id, page.places);
    const auto today = base::parse_date(page.today).value_or(base::Date{});
    std::vector<html::Choice> choices;
    for (const Place& place : places_to_choose(page.places, today, {page.form.parent_id})) {
        if (!own.contains(place.id)) {
            choices.push_back({place.id, indented(place, depths.at(place.id))});
        }
    }
    return choices;
}

std::string made_by(const std::string& defined_by) {
    if (defined_by == "membership") {
        return "Its members";
    }
    return defined_by == "both" ? "An area and its members" : "An area";
}

html::Html outline_picture(const PlaceRecord& place) {
    const auto drawn = outline(place.form.boundary);
    if (!drawn) {
        return {};
    }
    return html::format(
        R"(<svg class="outline" viewBox="-4 -4 {:.0f} {:.0f}" role="img" aria-label="Outline of {}">)"
        R"(<path d="{}"/></svg>)",
        drawn->width + 8,
        drawn->height + 8,
        place.form.name,
        drawn->path
    );
}

html::Html place_facts(const PlacePage& page) {
    const PlaceForm& place = page.place.form;
    std::vector<html::Term> terms{
        {"Kind", html::escape(place.kind)}, {"Made by", html::escape(made_by(place.defined_by))}};
    if (!place.code.empty()) {
        terms.push_back({"Code", html::format("{} ({})", place.code, place.code_system)});
    }
    if (const auto start = base::parse_date(place.starts_on)) {
        terms.push_back({"From", html::date(*start)});
    }
    if (const auto end = base::parse_date(place.ends_on)) {
        terms.push_back({"Until", html::date(*end)});
    }
    return html::definition_list({terms});
}

html::Html bullet_list(const std::vector<html::Html>& items) {
    return html::format("<ul>{}</ul>", html::join(items, [](const html::Html& item) {
                            return html::format("<li>{}</li>", item);
                        }));
}

html::Html member_lists(const PlacePage& page) {
    html::Html lists;
    if (!page.below.empty()) {
        std::vector<html::Html> items;
        for (const Place& place : page.below) {
            items.push_back(place_link(page.network, place));
        }
        lists += html::section({.title = "Places inside it", .content = bullet_list(items)});
    }
    lists += place_members_part(page);
    if (!page.served_by.empty()) {
        std::vector<html::Html> items;
        for (const OrganisationName& partner : page.served_by) {
            items.push_back(html::link(
                html::url("/n/{}/partners/{}", page.network.slug, partner.id), partner.name
            ));
        }
        lists += html::section({.title = "Partners who serve it", .content = bullet_list(items)});
    }
    return lists;
}

html::Html identity_fields(const PlaceFormPage& page) {
    const PlaceForm& form = page.form;
    return html::text_field(
               {.name = "name",
                .label = "Name",
                .value = form.name,
                .errors = page.errors,
                .max_length = 200}
           ) +
           html::text_field(
               {.name = "kind",
                .label = "Kind of place",
                .value = form.kind,
                .hint = "Such as locality, suburb, district, rohe or marae.",
                .errors = page.errors,
                .width = html::Width::medium,
                .max_length = 60}
           ) +
           html::select(
               {.name = "parent_id",
                .label = "Inside",
                .choices = parent_choices(page),
                .selected = form.parent_id,
                .errors = page.errors,
                .placeholder = "Nothing larger",
                .optional = true}
           ) +
           html::radios(
               {.name = "defined_by",
                .legend = "What makes it a place?",
                .choices =
                    {{"area", "An area", "It has an edge on a map."},
                     {"membership",
                      "Its members",
                      "People or organisations who belong, wherever they live."},
                     {"both", "Both"}},
                .selected = form.defined_by,
                .errors = page.errors}
           );
}

html::Html detail_fields(const PlaceFormPage& page) {
    const PlaceForm& form = page.form;
    return html::fieldset(
               {.legend = "Official code",
                .content = html::text_field(
                               {.name = "code_system",
                                .label = "Code system",
                                .value = form.code_system,
                                .hint = "With its edition, such as sa2-2023.",
                                .errors = page.errors,
                                .optional = true,
                                .width = html::Width::medium}
                           ) +
                           html::text_field(
                               {.name = "code",
                                .label = "Code",
                                .value = form.code,
                                .errors = page.errors,
                                .optional = true,
                                .width = html::Width::narrow}
                           )}
           ) +
           html::text_area(
               {.name = "boundary",
                .label = "Boundary",
                .value = form.boundary,
                .hint = "A GeoJSON Polygon or MultiPolygon, in longitude and latitude.",
                .errors = page.errors,
                .rows = 4,
                .optional = true}
           ) +
           html::date_field(
               {.name = "starts_on",
                .label = "From",
                .value = form.starts_on,
                .errors = page.errors,
                .optional = true}
           ) +
           html::date_field(
               {.name = "ends_on",
                .label = "Until",
                .value = form.ends_on,
                .errors = page.errors,
                .optional = true}
           ) +
           html::text_area(
               {.name = "note",
                .label = "Note",
                .value = form.note,
                .errors = page.errors,
                .optional = true}
           );
}

html::Html removal_part(const PlaceFormPage& page) {
    if (!page.used) {
        return {};
    }
    if (!page.used->empty()) {
        return html::section({.title = "Remove this place", .content = html::paragraphs(*page.used)}
        );
    }
    return html::disclosure(
        {.summary = "Remove this place",
         .content = html::form(
             {.action = html::url("/n/{}/places/{}/remove", page.network.slug, page.own_id),
              .csrf = page.csrf,
              .content = html::checkbox(
                             {.name = "understood",
                              .label = "Remove " + page.form.name + " for good",
                              .hint = "Nothing names it. This cannot be undone.",
                              .errors = page.errors}
                         ) +
                         html::button({"Remove this place", html::ButtonKind::danger})}
         ),
         .open = !page.errors.empty()}
    );
}

}  // namespace

html::Html place_list_page(const PlaceListPage& page) {
    const html::Url add = html::url("/n/{}/places/new", page.network.slug);
    html::Table table{
        .caption = "Places of " + page.network.name,
        .columns = {{"Place"}, {"Kind"}, {"Code"}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "No places yet",
             .content = html::Html(
                 "Add the locality first; measures and needs can then say where they are about."
             ),
             .action = page.may_edit
                           ? html::button_link({"Add a place", add, html::ButtonKind::primary})
                           : html::Html()}
        )};
    const auto depths = depths_of(page.places);
    for (const Place& place : page.places) {
        table.rows.push_back(
            {html::format(
                 R"(<span class="depth-{}">{}</span>)",
                 std::min(depths.at(place.id), 5),
                 place_link(page.network, place)
             ),
             html::escape(place.kind),
             html::escape(place.code)}
        );
    }
    html::Html actions;
    if (page.may_edit) {
        actions = html::button_row(
            {html::button_link({"Add a place", add, html::ButtonKind::primary}),
             html::button_link(
                 {"Read boundaries from a file", html::url("/n/{}/boundaries", page.network.slug)}
             )}
        );
    }
    return html::page_heading(
               {.title = "Places",
                .lead = html::Html(
                    "The localities this network cares for, and the areas its figures come in."
                ),
                .actions = actions}
           ) +
           html::table(table) + download::links(html::url("/n/{}/places", page.network.slug));
}

html::Html place_page(const PlacePage& page) {
    html::Html actions;
    if (page.may_edit) {
        actions = html::button_link(
            {"Change this place",
             html::url("/n/{}/places/{}/edit", page.network.slug, page.place.id)}
        );
    }
    return list_breadcrumb(page.network, places_list, page.place.form.name) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = page.place.form.name,
                .kicker = "Place",
                .lead = html::join(
                    page.above,
                    [&](const Place& place) {
                        return html::format("Inside {}. ", place_link(page.network, place));
                    }
                ),
                .actions = actions}
           ) +
           html::columns(
               {.main = outline_picture(page.place) + html::paragraphs(page.place.form.note) +
                        member_lists(page),
                .side = place_facts(page),
                .side_label = "About this place"}
           );
}

html::Html place_form_page(const PlaceFormPage& page) {
    const bool is_new = page.own_id.empty();
    const html::Html form = form_frame(
        {.network = page.network,
         .list = places_list,
         .own_id = page.own_id,
         .title = is_new ? "Add a place" : "Change " + page.form.name,
         .fields = identity_fields(page) + detail_fields(page),
         .button = is_new ? "Add the place" : "Save the place",
         .errors = page.errors,
         .version = page.version,
         .csrf = page.csrf}
    );
    return form + removal_part(page);
}

}  // namespace network
