// Fields that choose among given answers. See field.hpp for what all fields share.
#pragma once

#include "platform/html/field.hpp"

namespace html {

struct Choice {
    std::string value;
    std::string label;
    std::string hint{};
    std::string lang{};  // of the label, when it differs from the page's
};

struct Select {
    std::string name;
    std::string label;
    std::vector<Choice> choices;
    std::string selected{};
    std::string hint{};
    Errors errors{};
    std::string placeholder{};  // a first, empty choice: "Choose a place"
    std::string autocomplete{};
    bool optional = false;
    Width width = Width::medium;
    std::string id{};
    bool label_hidden = false;
};
Html select(const Select& field);

struct Radios {
    std::string name;
    std::string legend;
    std::vector<Choice> choices;
    std::string selected{};
    std::string hint{};
    Errors errors{};
    bool optional = false;
    bool inline_choices = false;  // side by side, for two or three short ones
    std::string id{};
};
// Accessibility: a <fieldset>; its <legend> is the question. The first choice has the field's id,
// so that the error summary's link lands on it.
Html radios(const Radios& field);

struct Checkboxes {
    std::string name;
    std::string legend;
    std::vector<Choice> choices;
    std::vector<std::string> selected{};
    std::string hint{};
    Errors errors{};
    bool optional = true;
    std::string id{};
};
// Several answers to one question; the form carries the name once for each.
Html checkboxes(const Checkboxes& field);

struct Checkbox {
    std::string name;
    std::string label;
    bool checked = false;
    std::string value = "yes";
    std::string hint{};
    Errors errors{};
    std::string id{};
};
// One yes-or-no, such as a consent: never ticked beforehand.
Html checkbox(const Checkbox& field);

}  // namespace html
