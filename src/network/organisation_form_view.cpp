#include "network/organisation_views.hpp"
#include "network/parts.hpp"
#include "platform/html/components.hpp"

namespace network {
namespace {

html::Html contact_fields(const OrganisationFormPage& page) {
    const OrganisationForm& form = page.form;
    using Kind = html::TextField::Kind;
    return html::fieldset(
        {.legend = "How to reach it",
         .content = html::text_field(
                        {.name = "website",
                         .label = "Website",
                         .value = form.website,
                         .errors = page.errors,
                         .kind = Kind::url,
                         .optional = true}
                    ) +
                    html::text_field(
                        {.name = "email",
                         .label = "E-mail",
                         .value = form.email,
                         .hint = "Seen by members only.",
                         .errors = page.errors,
                         .kind = Kind::email,
                         .optional = true}
                    ) +
                    html::text_field(
                        {.name = "phone",
                         .label = "Phone",
                         .value = form.phone,
                         .errors = page.errors,
                         .kind = Kind::phone,
                         .optional = true,
                         .width = html::Width::medium}
                    )}
    );
}

html::Html number_fields(const OrganisationFormPage& page) {
    const OrganisationForm& form = page.form;
    const auto number = [&](const char* name, const char* label, const std::string& value) {
        return html::text_field(
            {.name = name,
             .label = label,
             .value = value,
             .errors = page.errors,
             .kind = html::TextField::Kind::code,
             .optional = true,
             .width = html::Width::medium}
        );
    };
    return html::fieldset(
        {.legend = "Official numbers",
         .content = number("charity_number", "Charity number", form.charity_number) +
                    number("nzbn", "NZBN", form.nzbn) +
                    number("hpi_organisation_id", "HPI organisation id", form.hpi_organisation_id)}
    );
}

html::Html role_fields(const OrganisationFormPage& page) {
    std::vector<html::Choice> places;
    for (const Place& place : page.places) {
        places.push_back({place.id, place.name});
    }
    html::Html fields = html::select(
                            {.name = "sector",
                             .label = "Sector",
                             .choices = choices_of(sectors),
                             .selected = page.form.sector,
                             .errors = page.errors,
                             .placeholder = "Choose a sector"}
                        ) +
                        html::checkboxes(
                            {.name = "kinds",
                             .legend = "What it is to the network",
                             .choices = choices_of(organisation_kinds),
                             .selected = page.form.kinds,
                             .errors = page.errors}
                        );
    if (!places.empty()) {
        fields += html::checkboxes(
            {.name = "place_ids",
             .legend = "Places it serves",
             .choices = places,
             .selected = page.form.place_ids,
             .errors = page.errors}
        );
    }
    return fields;
}

html::Html organisation_identity(const OrganisationFormPage& page) {
    return html::text_field(
               {.name = "name",
                .label = "Name",
                .value = page.form.name,
                .errors = page.errors,
                .max_length = 200}
           ) +
           role_fields(page) +
           html::checkbox(
               {.name = "is_maori",
                .label = "An iwi, hapū or Māori organisation",
                .checked = page.form.is_maori,
                .hint = "As it says of itself."}
           ) +
           html::text_area(
               {.name = "description",
                .label = "What it does",
                .value = page.form.description,
                .hint = "In plain words; anyone can read this.",
                .errors = page.errors,
                .optional = true}
           ) +
           html::date_field(
               {.name = "joined_on",
                .label = "Partner since",
                .value = page.form.joined_on,
                .errors = page.errors,
                .optional = true}
           );
}

}  // namespace

html::Html organisation_form_page(const OrganisationFormPage& page) {
    const bool is_new = page.own_id.empty();
    return form_frame(
        {.network = page.network,
         .list = partners_list,
         .own_id = page.own_id,
         .title = is_new ? "Add a partner" : "Change " + page.form.name,
         .fields = organisation_identity(page) + contact_fields(page) + number_fields(page),
         .button = is_new ? "Add the partner" : "Save the partner",
         .errors = page.errors,
         .version = page.version,
         .csrf = page.csrf}
    );
}

}  // namespace network
