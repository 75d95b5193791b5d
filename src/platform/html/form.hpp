// Forms, buttons and what goes wrong.
#pragma once

#include "platform/html/choice.hpp"
#include "platform/html/field.hpp"
#include "platform/html/navigation.hpp"

#include <string>
#include <utility>
#include <vector>

namespace html {

struct Form {
    Url action;
    std::string csrf;  // context.csrf_token()
    Html content;      // fields and buttons
    bool multipart = false;
    std::string id{};
    std::string label{};  // names the form when a page has several
};
// A form that changes something: POST, with the CSRF token, without the browser's own validation
// messages (ours are in the page, in its language, and stay).
Html form(const Form& form);

enum class ButtonKind { primary, secondary, quiet, danger };

struct Button {
    std::string label;  // a verb and its object: "Save the target"
    ButtonKind kind = ButtonKind::primary;
    std::string name{};
    std::string value{};
    std::string context{};  // read after the label by screen readers: "for Waiora Medical"
};
Html button(const Button& button);

struct ButtonLink {
    std::string label;
    Url url;
    ButtonKind kind = ButtonKind::secondary;
    std::string context{};
};
// A link that looks like a button: it goes somewhere and changes nothing.
Html button_link(const ButtonLink& button);

// Buttons and links in a row that wraps.
Html button_row(const std::vector<Html>& buttons);

struct PostButton {
    Url action;
    std::string csrf;
    std::string label;
    ButtonKind kind = ButtonKind::quiet;
    std::string context{};
    std::vector<HiddenField> fields{};
};
// A form of one button: "Undo", "Remove", "Sign out".
Html post_button(const PostButton& button);

struct ErrorSummary {
    Errors errors;
    std::string title = "There is a problem";
};
// Nothing when there are no errors. Stands above the page's heading. Accessibility: role alert,
// takes the focus when the page opens, and each message links to its field. The page's title must
// begin with "Error: ".
Html error_summary(const ErrorSummary& summary);

struct Fieldset {
    std::string legend;
    Html content;
    std::string hint{};
};
// Fields that belong together, such as an address.
Html fieldset(const Fieldset& fieldset);

struct FilterBar {
    Url action;           // the list's own address: a GET form, so that a result can be linked to
    std::string label;    // names the search landmark: "Find partners"
    Html fields{};        // selects beside the words, if any
    std::string query{};  // what was searched for
    std::string placeholder_label = "Search";
    std::string parameter = "q";
    bool has_query = true;  // false leaves the words field out
    Url clear{};            // shown when something is filtered
    std::string summary{};  // "12 of 40 partners", announced when it changes
};
Html filter_bar(const FilterBar& bar);

}  // namespace html
