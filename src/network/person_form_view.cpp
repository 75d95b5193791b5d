#include "network/parts.hpp"
#include "network/person_views.hpp"

namespace network {
namespace {

html::Html person_fields(const PersonFormPage& page) {
    using Kind = html::TextField::Kind;
    const PersonForm& form = page.form;
    return html::text_field(
               {.name = "name",
                .label = "Name",
                .value = form.name,
                .errors = page.errors,
                .max_length = 200}
           ) +
           html::text_field(
               {.name = "email",
                .label = "E-mail",
                .value = form.email,
                .hint = "Their own, not one that several people read: they sign in with it.",
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
           ) +
           html::select(
               {.name = "organisation_id",
                .label = "Organisation",
                .choices = partner_choices(page.partners),
                .selected = form.organisation_id,
                .errors = page.errors,
                .placeholder = "None: they come for themselves",
                .optional = true}
           ) +
           html::text_field(
               {.name = "position",
                .label = "Position",
                .value = form.position,
                .errors = page.errors,
                .optional = true,
                .max_length = 200}
           );
}

}  // namespace

html::Html person_form_page(const PersonFormPage& page) {
    const bool is_new = page.own_id.empty();
    return form_frame(
        {.network = page.network,
         .list = people_list,
         .own_id = page.own_id,
         .title = is_new ? "Add a person" : "Change a person's details",
         .lead = html::Html("Keep only what is needed to work together. What people say of "
                            "themselves they write themselves, on their own page."),
         .fields = person_fields(page),
         .button = is_new ? "Add the person" : "Save the details",
         .errors = page.errors,
         .version = page.version,
         .csrf = page.csrf}
    );
}

}  // namespace network
