#include "network/organisation_views.hpp"

#include "network/handling.hpp"
#include "network/parts.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

namespace network {
namespace {

html::Url list_url(const OrganisationListPage& page) {
    html::Url url = html::url("/n/{}/partners", page.network.slug);
    if (!page.filter.query.empty()) {
        url = url.with("q", page.filter.query);
    }
    if (!page.filter.sector.empty()) {
        url = url.with("sector", page.filter.sector);
    }
    return page.filter.has_left ? url.with("left", "yes") : url;
}

html::Html organisation_filter(const OrganisationListPage& page) {
    return html::filter_bar(
        {.action = html::url("/n/{}/partners", page.network.slug),
         .label = "Find partners",
         .fields =
             html::select(
                 {.name = "sector",
                  .label = "Sector",
                  .choices = choices_of(sectors),
                  .selected = page.filter.sector,
                  .placeholder = "Every sector",
                  .optional = true}
             ) +
             html::checkbox(
                 {.name = "left", .label = "Those that have left", .checked = page.filter.has_left}
             ),
         .query = page.filter.query,
         .placeholder_label = "Name",
         .clear = html::url("/n/{}/partners", page.network.slug),
         .summary = page.count == 1 ? "1 partner" : fmt::format("{} partners", page.count)}
    );
}

html::Html nothing_found(const OrganisationListPage& page) {
    if (!page.filter.query.empty() || !page.filter.sector.empty() || page.filter.has_left) {
        return html::empty_state(
            {.title = "No partner fits", .content = html::Html("Try fewer words, or every sector.")}
        );
    }
    return html::empty_state(
        {.title = "No partners yet",
         .content = html::Html("Add the organisations that share this agenda; they can then own "
                               "actions and send returns."),
         .action = page.may_edit ? html::button_link(
                                       {"Add a partner",
                                        html::url("/n/{}/partners/new", page.network.slug),
                                        html::ButtonKind::primary}
                                   )
                                 : html::Html()}
    );
}

html::Html organisation_facts(const OrganisationPage& page) {
    const OrganisationForm& form = page.organisation.form;
    std::vector<html::Term> terms{{"Sector", html::escape(label_of(sectors, form.sector))}};
    if (!form.kinds.empty()) {
        terms.push_back({"What it does here", html::join(form.kinds, [](const std::string& kind) {
                             return html::format("{}. ", label_of(organisation_kinds, kind));
                         })});
    }
    if (const auto joined = base::parse_date(form.joined_on)) {
        terms.push_back({"Partner since", html::date(*joined)});
    }
    if (!form.website.empty()) {
        terms.push_back({"Website", html::link(html::Url::checked(form.website), form.website)});
    }
    if (page.sees_contacts && !form.email.empty()) {
        terms.push_back(
            {"E-mail", html::link(html::Url::checked("mailto:" + form.email), form.email)}
        );
    }
    if (page.sees_contacts && !form.phone.empty()) {
        terms.push_back({"Phone", html::escape(form.phone)});
    }
    for (const auto& [label, number] :
         {std::pair<const char*, const std::string&>{"Charity number", form.charity_number},
          {"NZBN", form.nzbn},
          {"HPI organisation id", form.hpi_organisation_id}}) {
        if (!number.empty()) {
            terms.push_back({label, html::escape(number)});
        }
    }
    return html::definition_list({terms});
}

bool has_left(const OrganisationPage& page) {
    return page.organisation.left_on && page.organisation.left_on->iso() < page.today;
}

html::Html leaving_part(const OrganisationPage& page) {
    const html::Url action =
        html::url("/n/{}/partners/{}/leave", page.network.slug, page.organisation.id);
    if (page.organisation.left_on) {
        return page.may_edit
                   ? html::post_button(
                         {.action = html::url(
                              "/n/{}/partners/{}/return", page.network.slug, page.organisation.id
                          ),
                          .csrf = page.csrf,
                          .label = has_left(page) ? "Take this partner back" : "It stays after all"}
                     )
                   : html::Html();
    }
    if (!page.may_edit) {
        return {};
    }
    return html::disclosure(
        {.summary = "This partner is leaving",
         .content = html::form(
             {.action = action,
              .csrf = page.csrf,
              .content =
                  html::date_field(
                      {.name = "left_on",
                       .label = "Last day",
                       .value = page.leaving.left_on.empty() ? page.today : page.leaving.left_on,
                       .hint = "It is a partner until this day has passed, and its delegates can "
                               "sign in here until then.",
                       .errors = page.errors}
                  ) +
                  html::text_area(
                      {.name = "reason",
                       .label = "Why",
                       .value = page.leaving.reason,
                       .hint = "Kept with the partner; it can be taken back later.",
                       .errors = page.errors,
                       .rows = 2,
                       .optional = true}
                  ) +
                  html::button({"Record the leaving", html::ButtonKind::secondary})}
         ),
         .open = !page.errors.empty()}
    );
}

}  // namespace

html::Html organisation_list_page(const OrganisationListPage& page) {
    html::Table table{
        .caption = "Partners of " + page.network.name,
        .columns =
            {{.label = "Name", .sort_key = "name"},
             {.label = "Sector"},
             {.label = "Joined", .sort_key = "joined"}},
        .rows = {},
        .caption_hidden = true,
        .sorting =
            {.base = list_url(page),
             .key =
                 page.filter.sort.starts_with('-') ? page.filter.sort.substr(1) : page.filter.sort,
             .descending = page.filter.sort.starts_with('-')},
        .if_empty = nothing_found(page)};
    if (page.filter.has_left) {
        table.columns.push_back({.label = "Left"});
    }
    for (const OrganisationLine& line : page.organisations) {
        std::vector<html::Html> cells{
            html::link(html::url("/n/{}/partners/{}", page.network.slug, line.id), line.name),
            html::escape(label_of(sectors, line.sector)),
            day_or_nothing(line.joined_on)};
        if (page.filter.has_left) {
            cells.push_back(day_or_nothing(line.left_on));
        }
        table.rows.emplace_back(std::move(cells));
    }
    const int pages = static_cast<int>((page.count + page.filter.limit - 1) / page.filter.limit);
    html::Html actions;
    if (page.may_edit) {
        actions = html::button_link(
            {"Add a partner",
             html::url("/n/{}/partners/new", page.network.slug),
             html::ButtonKind::primary}
        );
    }
    return html::page_heading(
               {.title = "Partners",
                .lead = html::Html("The organisations that share this agenda."),
                .actions = actions}
           ) +
           organisation_filter(page) + html::table(table) +
           html::pager(
               {.base = list_url(page).with("sort", page.filter.sort),
                .page = page.filter.offset / page.filter.limit + 1,
                .pages = pages,
                .things = "Pages of partners"}
           ) +
           download::links(list_url(page));
}

html::Html organisation_page(const OrganisationPage& page) {
    html::Html actions;
    if (page.may_edit) {
        actions = html::button_link(
            {"Change this partner",
             html::url("/n/{}/partners/{}/edit", page.network.slug, page.organisation.id)}
        );
    }
    html::Html main = html::paragraphs(page.organisation.form.description);
    if (page.organisation.left_on) {
        main = html::notice(
                   {.content = html::format(
                        "{} {}. {}",
                        has_left(page) ? "It left on" : "Its last day is",
                        html::date(*page.organisation.left_on),
                        page.sees_contacts ? page.organisation.leaving_reason : std::string()
                    ),
                    .tone = html::Tone::stopped}
               ) +
               main;
    }
    if (!page.places.empty()) {
        main += html::section(
            {.title = "Places it serves",
             .content = html::format(
                 "<ul>{}</ul>",
                 html::join(
                     page.places,
                     [&](const Place& place) {
                         return html::format(
                             "<li>{}</li>",
                             html::link(
                                 html::url("/n/{}/places/{}", page.network.slug, place.id),
                                 place.name
                             )
                         );
                     }
                 )
             )}
        );
    }
    return list_breadcrumb(page.network, partners_list, page.organisation.form.name) +
           html::error_summary({.errors = page.errors}) +
           html::page_heading(
               {.title = page.organisation.form.name, .kicker = "Partner", .actions = actions}
           ) +
           html::columns(
               {.main = main + leaving_part(page),
                .side = organisation_facts(page),
                .side_label = "About this partner"}
           );
}

}  // namespace network
