#include "platform/html/choice.hpp"

#include "platform/html/field_parts.hpp"

#include <algorithm>

namespace html {
namespace {

// The first choice has the field's id; the others a number after it.
std::string choice_id(const FieldParts& parts, std::size_t index) {
    return index == 0 ? parts.id : parts.id + "-" + std::to_string(index + 1);
}

struct ChoiceInput {
    Html type;  // " type=\"radio\""
    const std::string& name;
    const Choice& choice;
    const std::string id;
    bool checked;
    const FieldParts* alone = nullptr;  // a single checkbox: the field's hint and error are its own
};

Html choice_input(const ChoiceInput& input) {
    const std::string hint_id = input.id + (input.alone != nullptr ? "-hint" : "-item-hint");
    const bool has_hint = !input.choice.hint.empty();
    const Html hint =
        has_hint ? format("<span class=\"hint\" id=\"{}\">{}</span>", hint_id, input.choice.hint)
                 : Html();
    const Html described =
        input.alone != nullptr
            ? input.alone->described()
            : attribute("aria-describedby", has_hint ? std::string_view(hint_id) : "");
    return format(
        "<div class=\"choice\"><input id=\"{}\" name=\"{}\"{} value=\"{}\"{}{}><label "
        "for=\"{}\"{}>{}</label>{}</div>",
        input.id,
        input.name,
        input.type,
        input.choice.value,
        flag("checked", input.checked),
        described,
        input.id,
        attribute("lang", input.choice.lang),
        input.choice.label,
        hint
    );
}

Html choice_group(
    const FieldParts& parts,
    const std::string& legend,
    bool optional,
    bool side_by_side,
    const Html& inputs
) {
    return parts.wrap(format(
        "<fieldset{}><legend class=\"label\">{}{}</legend>{}<div "
        "class=\"choices{}\">{}</div></fieldset>",
        parts.described(),
        legend,
        optional_mark(optional),
        parts.hint_and_error(),
        side_by_side ? Html(" choices-inline") : Html(),
        inputs
    ));
}

Html select_option(const Choice& choice, const std::string& selected) {
    return format(
        "<option value=\"{}\"{}{}>{}</option>",
        choice.value,
        attribute("lang", choice.lang),
        flag("selected", choice.value == selected),
        choice.label
    );
}

}  // namespace

Html select(const Select& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    Html options;
    if (!field.placeholder.empty()) {
        options += select_option({.value = "", .label = field.placeholder}, field.selected);
    }
    options += join(field.choices, [&](const Choice& choice) {
        return select_option(choice, field.selected);
    });
    const Html control = format(
        "<select class=\"input{}\" id=\"{}\" name=\"{}\"{}{}>{}</select>",
        width_class(field.width),
        parts.id,
        field.name,
        attribute("autocomplete", field.autocomplete),
        parts.described(),
        options
    );
    return parts.wrap(
        field_label(parts, field.label, field.optional, field.label_hidden) +
        parts.hint_and_error() + control
    );
}

Html radios(const Radios& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    Html inputs;
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
        const Choice& choice = field.choices[i];
        inputs += choice_input(
            {.type = Html(" type=\"radio\""),
             .name = field.name,
             .choice = choice,
             .id = choice_id(parts, i),
             .checked = choice.value == field.selected}
        );
    }
    return choice_group(parts, field.legend, field.optional, field.inline_choices, inputs);
}

Html checkboxes(const Checkboxes& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    Html inputs;
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
        const Choice& choice = field.choices[i];
        const bool checked =
            std::find(field.selected.begin(), field.selected.end(), choice.value) !=
            field.selected.end();
        inputs += choice_input(
            {.type = Html(" type=\"checkbox\""),
             .name = field.name,
             .choice = choice,
             .id = choice_id(parts, i),
             .checked = checked}
        );
    }
    return choice_group(parts, field.legend, field.optional, false, inputs);
}

Html checkbox(const Checkbox& field) {
    const FieldParts parts(field.name, field.id, field.hint, field.errors);
    const Choice choice{.value = field.value, .label = field.label, .hint = field.hint};
    const Html input = choice_input(
        {.type = Html(" type=\"checkbox\""),
         .name = field.name,
         .choice = choice,
         .id = parts.id,
         .checked = field.checked,
         .alone = &parts}
    );
    return parts.wrap(parts.error_line() + input);
}

}  // namespace html
