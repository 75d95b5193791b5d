#include "network/parts.hpp"
#include "network/self_description_views.hpp"
#include "standards/nz/disability.hpp"
#include "standards/nz/gender.hpp"

#include <algorithm>

namespace network {
namespace {

// Those chosen so far, then those found: choosing survives another search.
html::Html code_fields(const DescriptionFormPage& page) {
    std::vector<html::Choice> choices;
    for (const std::string& code : page.form.codes) {
        if (const std::string label = code_label(page.kind, code); !label.empty()) {
            choices.push_back({code, label});
        }
    }
    for (const CodeChoice& found : page.found) {
        if (std::find(page.form.codes.begin(), page.form.codes.end(), found.code) ==
            page.form.codes.end()) {
            choices.push_back({found.code, found.label});
        }
    }
    html::Html fields = html::text_field(
        {.name = "search",
         .label = "Search the list",
         .value = page.words_searched,
         .hint = "Any part of a name; what you have ticked stays ticked.",
         .kind = html::TextField::Kind::search,
         .optional = true,
         .width = html::Width::medium}
    );
    fields += html::button(
        {.label = "Search", .kind = html::ButtonKind::secondary, .name = "act", .value = "search"}
    );
    if (!page.words_searched.empty() && page.found.empty()) {
        fields += html::notice({.content = html::Html("No name on the list fits these words.")});
    }
    if (!choices.empty()) {
        fields += html::checkboxes(
            {.name = "codes",
             .legend = page.kind == "iwi" ? "Which iwi?" : "Which ethnicities?",
             .choices = choices,
             .selected = page.form.codes,
             .hint = "As many as you belong to.",
             .errors = page.errors}
        );
    }
    return fields;
}

html::Html gender_fields(const DescriptionFormPage& page) {
    std::vector<html::Choice> choices;
    for (const nz::Gender& gender : nz::genders()) {
        choices.push_back({std::string(gender.code), std::string(gender.name)});
    }
    return html::radios(
               {.name = "codes",
                .legend = "What is your gender?",
                .choices = choices,
                .selected = page.form.codes.empty() ? "" : page.form.codes[0],
                .errors = page.errors}
           ) +
           html::text_field(
               {.name = "words",
                .label = "In your own words",
                .value = page.form.words,
                .hint = "With “Another gender”, if you like.",
                .errors = page.errors,
                .optional = true,
                .max_length = 200}
           );
}

html::Html functioning_fields(const DescriptionFormPage& page) {
    html::Html fields;
    for (std::size_t i = 0; i < page.form.functioning.size(); ++i) {
        const nz::FunctioningDomain& domain = nz::functioning_domains()[i];
        std::vector<html::Choice> choices;
        for (const nz::Difficulty difficulty :
             {nz::Difficulty::none,
              nz::Difficulty::some,
              nz::Difficulty::a_lot,
              nz::Difficulty::cannot_do}) {
            choices.push_back(
                {std::string(nz::name(difficulty)), std::string(nz::answer_text(difficulty))}
            );
        }
        fields += html::radios(
            {.name = std::string(domain.code),
             .legend = std::string(domain.question),
             .choices = choices,
             .selected = page.form.functioning.at(i),
             .errors = page.errors,
             .optional = true}
        );
    }
    return fields;
}

html::Html word_fields(const DescriptionFormPage& page) {
    if (page.kind == "background") {
        return html::text_area(
            {.name = "words",
             .label = "What would you like to say?",
             .value = page.form.words,
             .hint = "Such as coming here as a migrant or a refugee.",
             .errors = page.errors,
             .max_length = 2'000}
        );
    }
    return html::text_field(
               {.name = "words",
                .label = "Languages you speak",
                .value = page.form.words,
                .errors = page.errors,
                .optional = true,
                .max_length = 200}
           ) +
           html::text_field(
               {.name = "interpreter",
                .label = "An interpreter is needed for",
                .value = page.form.interpreter,
                .hint = "The language, New Zealand Sign Language included.",
                .errors = page.errors,
                .optional = true,
                .max_length = 200}
           );
}

html::Html answer_fields(const DescriptionFormPage& page) {
    if (page.kind == "ethnicity" || page.kind == "iwi") {
        return code_fields(page);
    }
    if (page.kind == "gender") {
        return gender_fields(page);
    }
    return page.kind == "disability" ? functioning_fields(page) : word_fields(page);
}

}  // namespace

html::Html description_form_page(const DescriptionFormPage& page) {
    const std::string title(label_of(description_kinds, page.kind));
    return html::breadcrumb(
               {.parents =
                    {{page.network.name, html::url("/n/{}", page.network.slug)},
                     {"About me", html::url("/n/{}/me", page.network.slug)}},
                .here = title}
           ) +
           html::error_summary({.errors = page.errors}) + html::page_heading({.title = title}) +
           html::form(
               {.action = html::url("/n/{}/me/{}", page.network.slug, page.kind),
                .csrf = page.csrf,
                .content =
                    answer_fields(page) +
                    html::radios(
                        {.name = "purpose",
                         .legend = "What may it be used for?",
                         .choices = choices_of(description_purposes),
                         .selected = page.form.purpose,
                         .errors = page.errors}
                    ) +
                    html::checkbox(
                        {.name = "consents",
                         .label = "I agree that the network keeps this for that purpose, until I "
                                  "withdraw it",
                         .errors = page.errors}
                    ) +
                    html::button({.label = "Save my answer", .name = "act", .value = "save"})}
           );
}

}  // namespace network
