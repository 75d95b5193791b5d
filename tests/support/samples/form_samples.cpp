#include "support/samples/samples.hpp"

namespace samples {
namespace {

using base::FieldErrors;

std::vector<html::Choice> partner_kinds(const Voice& say) {
    return {
        {.value = say("practice"), .label = say("GP practice")},
        {.value = say("maori_provider"),
         .label = say("Māori provider"),
         .hint = say("Governed by Māori, for Māori")},
        {.value = say("council"), .label = say("Council")},
        {.value = say("rohe"), .label = say("Rohe"), .lang = say("mi")},
    };
}

}  // namespace

std::vector<Sample> navigation_samples(const Voice& say) {
    return {
        {"breadcrumb",
         html::breadcrumb(
             {.parents =
                  {{say("Riverbend"), html::Url("/n/riverbend")},
                   {say("Measures"), html::Url("/n/riverbend/measures")}},
              .here = say("Immunised at two")}
         )},
        {"tabs",
         html::tabs(
             {.label = say("Parts of this measure"),
              .tabs =
                  {{say("Curve"), html::Url("/m"), true},
                   {say("By group"), html::Url("/m/groups")},
                   {say("Returns"), html::Url("/m/returns"), false, 1204},
                   {say("How it is counted"), html::Url("/m/about")}}}
         )},
        {"pager",
         html::pager(
             {.base = html::Url("/partners").with("q", say("a")),
              .page = 7,
              .pages = 12,
              .things = say("Pages of partners")}
         )},
        {"disclosure",
         html::disclosure(
             {.summary = say("How this was counted"),
              .content =
                  html::format("<p>{}</p>", say("From the national register, by place of living.")),
              .id = say("counted")}
         )},
    };
}

std::vector<Sample> field_samples(const Voice& say) {
    const FieldErrors errors{
        {say("email"), say("Enter an e-mail address such as name@example.org.")},
        {say("kind"), say("Choose what kind of partner this is.")},
    };
    return {
        {"text_field",
         html::text_field(
             {.name = say("email"),
              .label = say("E-mail address"),
              .value = say("ana@"),
              .hint = say("We send a link to sign in with."),
              .errors = errors,
              .kind = html::TextField::Kind::email,
              .autocomplete = say("email"),
              .width = html::Width::wide}
         )},
        {"text_field_code",
         html::text_field(
             {.name = say("code"),
              .label = say("6-digit code"),
              .kind = html::TextField::Kind::code,
              .autocomplete = say("one-time-code"),
              .width = html::Width::narrow,
              .max_length = 6}
         )},
        {"text_field_suffix",
         html::text_field(
             {.name = say("target"),
              .label = say("Target"),
              .value = say("90"),
              .kind = html::TextField::Kind::decimal,
              .optional = true,
              .width = html::Width::narrow,
              .suffix = say("%")}
         )},
        {"text_area",
         html::text_area(
             {.name = say("need"),
              .label = say("What is needed, in their own words"),
              .value = say("The clinic closes before the shift ends."),
              .hint = say("No names of patients."),
              .max_length = 2000}
         )},
        {"date_field",
         html::date_field(
             {.name = say("due"),
              .label = say("Due"),
              .value = say("2026-12-03"),
              .hint = say("The last day it is still on time."),
              .optional = true,
              .earliest = say("2026-11-22")}
         )},
        {"file_field",
         html::file_field(
             {.name = say("file"),
              .label = say("File of results"),
              .hint = say("CSV, TSV or Parquet, up to 200 MB."),
              .accept = say(".csv,.tsv,.parquet")}
         )},
        {"hidden_field", html::hidden_field({say("version"), say("7")})},
        {"select",
         html::select(
             {.name = say("place"),
              .label = say("Place"),
              .choices = partner_kinds(say),
              .selected = say("council"),
              .hint = say("Where they mostly work."),
              .placeholder = say("Choose a place"),
              .autocomplete = say("off")}
         )},
        {"radios",
         html::radios(
             {.name = say("kind"),
              .legend = say("What kind of partner is it?"),
              .choices = partner_kinds(say),
              .hint = say("Choose the nearest."),
              .errors = errors}
         )},
        {"radios_inline",
         html::radios(
             {.name = say("public"),
              .legend = say("Is this public?"),
              .choices =
                  {{.value = say("yes"), .label = say("Yes")},
                   {.value = say("no"), .label = say("No")}},
              .selected = say("yes"),
              .inline_choices = true}
         )},
        {"checkboxes",
         html::checkboxes(
             {.name = say("kinds"),
              .legend = say("Which of these do they do?"),
              .choices = partner_kinds(say),
              .selected = {say("practice"), say("rohe")},
              .hint = say("As many as fit.")}
         )},
        {"checkbox",
         html::checkbox(
             {.name = say("consent"),
              .label = say("You may show my words on the public page"),
              .hint = say("You can take this back at any time.")}
         )},
    };
}

std::vector<Sample> form_samples(const Voice& say) {
    const FieldErrors errors{
        {say("email"), say("Enter an e-mail address such as name@example.org.")},
        {"", say("The link is no longer valid.")}};
    return {
        {"form",
         html::form(
             {.action = html::url("/n/{}/partners", say("riverbend")),
              .csrf = say("token"),
              .content = html::button({.label = say("Add the partner")}),
              .multipart = true,
              .id = say("add"),
              .label = say("Add a partner")}
         )},
        {"buttons",
         html::button_row(
             {html::button(
                  {.label = say("Save the target"),
                   .name = say("do"),
                   .value = say("save"),
                   .context = say("for 2027")}
              ),
              html::button({.label = say("Save as draft"), .kind = html::ButtonKind::secondary}),
              html::button({.label = say("Undo the import"), .kind = html::ButtonKind::danger}),
              html::button_link(
                  {.label = say("Ask for a return"),
                   .url = html::Url("/ask"),
                   .context = say("from Riverbend Medical")}
              ),
              html::button({.label = say("Cancel"), .kind = html::ButtonKind::quiet})}
         )},
        {"post_button",
         html::post_button(
             {.action = html::Url("/undo"),
              .csrf = say("token"),
              .label = say("Undo"),
              .context = say("the import of 3 May"),
              .fields = {{say("import"), say("i-1")}}}
         )},
        {"error_summary", html::error_summary({.errors = errors})},
        {"fieldset",
         html::fieldset(
             {.legend = say("Address"),
              .content = html::text_field(
                  {.name = say("street"),
                   .label = say("Street"),
                   .autocomplete = say("address-line1")}
              ),
              .hint = say("Where people find you.")}
         )},
        {"filter_bar",
         html::filter_bar(
             {.action = html::Url("/partners"),
              .label = say("Find partners"),
              .fields = html::select(
                  {.name = say("kind"),
                   .label = say("Kind"),
                   .choices = partner_kinds(say),
                   .placeholder = say("Any kind"),
                   .width = html::Width::full}
              ),
              .query = say("kererū"),
              .clear = html::Url("/partners"),
              .summary = say("12 of 40 partners")}
         )},
    };
}

}  // namespace samples
