// The page of one import: what became of it, and what can be done about it.
#include "measures/imports/import_views.hpp"
#include "platform/html/components.hpp"
#include "platform/tables/refusal.hpp"

#include <algorithm>

namespace measures {
namespace {

constexpr std::size_t most_places_named = 40;

html::Url import_action(const ImportPage& page, const char* verb) {
    return html::url("/n/{}/imports/{}/{}", page.network.slug, page.import.id, verb);
}

std::string rows_text(std::int64_t rows) {
    return tables::counted(static_cast<std::uint64_t>(rows), "row");
}

std::string names_of_places(const std::vector<network::Place>& places) {
    const std::size_t named = std::min(places.size(), most_places_named);
    std::string names;
    for (std::size_t i = 0; i < named; ++i) {
        names += (i == 0 ? "" : ", ") + places[i].name;
    }
    const std::size_t unnamed = places.size() - named;
    return unnamed == 0 ? names : names + " and " + tables::counted(unnamed, "other");
}

std::string what_goes(const ImportPage& page) {
    const std::string rows = "This takes away " + rows_text(page.import.rows_kept);
    if (page.places_to_go.empty()) {
        return rows + ".";
    }
    return rows + " and " + tables::counted(page.places_to_go.size(), "place") +
           " that only it brought: " + names_of_places(page.places_to_go) + ".";
}

html::Html removal_form(const ImportPage& page) {
    return html::disclosure(
        {.summary = "Remove it for good",
         .content = html::format("<p>{}</p>", what_goes(page)) +
                    html::form(
                        {.action = import_action(page, "discard"),
                         .csrf = page.csrf,
                         .content = html::checkbox(
                                        {.name = "understood",
                                         .label = "Remove this import for good",
                                         .hint = "It cannot be put back. Its file can be imported "
                                                 "again, as a new import.",
                                         .errors = page.errors}
                                    ) +
                                    html::button({"Remove this import", html::ButtonKind::danger})}
                    ),
         .open = !page.errors.empty()}
    );
}

html::Html import_actions(const ImportPage& page) {
    const Import& import = page.import;
    if (import.kind == "return") {
        return html::format(
            "<p>These figures are a partner's return: they are taken back on the page of the "
            "return, under {}.</p>",
            html::link(html::url("/n/{}/returns", page.network.slug), "returns")
        );
    }
    if (import.state == "live") {
        return html::post_button({import_action(page, "undo"), page.csrf, "Undo this import"});
    }
    if (import.state == "undone") {
        return html::post_button(
            {import_action(page, "redo"), page.csrf, "Put it back", html::ButtonKind::primary}
        );
    }
    return {};
}

html::Html import_facts(const ImportPage& page) {
    const Import& import = page.import;
    const std::string& zone = page.network.zone;
    std::vector<html::Term> terms{
        {"State", import_state(import, zone)},
        {"Measure",
         html::link(
             html::url("/n/{}/measures/{}", page.network.slug, page.measure_slug), page.measure_name
         )},
        {"Rows",
         html::escape(rows_text(import.rows_kept) + (import.is_removed() ? ", taken away" : ""))},
        {"Numerator", html::escape(import.numerator_text())},
        {"Denominator", html::escape(import.denominator_text())},
        {"Protection",
         html::escape(
             import.protection == "raw" ? "Raw: small numbers are protected here"
                                        : "As published: shown exactly as its source printed it"
         )}};
    if (!import.ethnicity_output.empty()) {
        terms.push_back({"Ethnicity", html::escape(import.ethnicity_output + " response")});
    }
    terms.push_back({"Begun", html::time(import.started_at, zone)});
    if (!page.started_by.empty()) {
        terms.push_back({"By", html::escape(page.started_by)});
    }
    if (import.live_at) {
        const char* label = import.state == "live" ? "Live since" : "Went live";
        terms.push_back({label, html::time(*import.live_at, zone)});
    }
    if (import.undone_at) {
        terms.push_back({"Undone", html::time(*import.undone_at, zone)});
    }
    return html::definition_list({terms});
}

}  // namespace

html::Url imports_url(const network::Network& network) {
    return html::url("/n/{}/imports", network.slug);
}

html::Html imports_breadcrumb(const network::Network& network, const std::string& here) {
    return html::breadcrumb({{{"Imports", imports_url(network)}}, here});
}

std::string import_title(const Import& import) {
    if (import.kind == "file") {
        return import.file_name;
    }
    return import.kind == "return" ? "Return of a partner" : "Typed in";
}

std::string import_state_word(const Import& import) {
    return import.is_removed() ? "removed" : import.state;
}

html::Html import_state(const Import& import, const std::string& zone) {
    if (import.is_removed()) {
        return html::format(
            "<span>{} on {}</span>",
            html::tag({"Removed", html::Tone::stopped}),
            html::date(base::date_in(import.touched_at, zone))
        );
    }
    if (import.state == "live") {
        return html::tag({"Live", html::Tone::good});
    }
    if (import.state == "undone") {
        return html::tag({"Undone", html::Tone::stopped});
    }
    if (import.state == "staging") {
        return html::tag({"Being stored", html::Tone::waiting});
    }
    return html::tag({import.state == "swept" ? "Interrupted" : "Failed", html::Tone::attention});
}

html::Html import_page(const ImportPage& page) {
    const Import& import = page.import;
    html::Html failure;
    if (!import.failure.empty()) {
        failure = html::notice(
            {.content = html::paragraphs(import.failure), .tone = html::Tone::attention}
        );
    }
    html::Html mapping;
    if (!import.mapping.empty()) {
        mapping = html::disclosure(
            {.summary = "The mapping it was read through",
             .content = html::format("<pre><code>{}</code></pre>", import.mapping)}
        );
    }
    const bool can_go = import.state == "undone" && import.kind != "return";
    const std::string title = import_title(import);
    return imports_breadcrumb(page.network, title) + html::error_summary({.errors = page.errors}) +
           html::page_heading({.title = title, .kicker = "Import", .actions = import_actions(page)}
           ) +
           failure + import_facts(page) + mapping + (can_go ? removal_form(page) : html::Html());
}

}  // namespace measures
