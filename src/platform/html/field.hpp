// Form fields. Each shows label, hint, error and control in that order; the control is described
// by its hint and error (aria-describedby) and marked aria-invalid when there is an error.
//
// `errors` is the whole form's FieldErrors: a field finds its own by name. Its id is its name
// unless `id` is given (needed when two forms of a page share a name). Every field is required
// unless `optional`, which its label then says.
#pragma once

#include "base/error.hpp"
#include "platform/html/html.hpp"

#include <span>
#include <string>
#include <vector>

namespace html {

using Errors = std::span<const base::FieldError>;

// The first message for a field, or "".
std::string_view error_of(Errors errors, std::string_view field);

enum class Width { full, wide, medium, narrow };

struct TextField {
    std::string name;
    std::string label;
    std::string value{};
    std::string hint{};
    Errors errors{};
    enum class Kind {
        text,
        email,
        phone,
        url,
        whole_number,
        decimal,
        search,
        code
    } kind = Kind::text;
    std::string autocomplete{};  // of the HTML standard: "email", "name", "one-time-code"
    bool optional = false;
    Width width = Width::full;
    int max_length = 0;    // in characters; 0 is no limit
    std::string suffix{};  // a unit after the control: "%"
    std::string lang{};    // of the words expected: "mi"
    std::string id{};
    bool label_hidden = false;
};
Html text_field(const TextField& field);

struct TextArea {
    std::string name;
    std::string label;
    std::string value{};
    std::string hint{};
    Errors errors{};
    int rows = 5;
    bool optional = false;
    int max_length = 0;
    std::string lang{};
    std::string id{};
};
Html text_area(const TextArea& field);

struct DateField {
    std::string name;
    std::string label;
    std::string value{};  // ISO, or what was typed
    std::string hint{};
    Errors errors{};
    std::string autocomplete{};
    bool optional = false;
    std::string earliest{};  // ISO
    std::string latest{};    // ISO
    std::string id{};
};
Html date_field(const DateField& field);

struct FileField {
    std::string name;
    std::string label;
    std::string hint{};
    Errors errors{};
    std::string accept{};  // ".csv,.tsv,.parquet"
    bool optional = false;
    std::string id{};
};
// Its form must be `multipart`.
Html file_field(const FileField& field);

struct HiddenField {
    std::string name;
    std::string value;
};
Html hidden_field(const HiddenField& field);

}  // namespace html
