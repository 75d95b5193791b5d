// What every field has around its control. For the components' own bodies.
#pragma once

#include "platform/html/attributes.hpp"
#include "platform/html/field.hpp"

#include <string>

namespace html {

// The id of a field, and what describes it.
struct FieldParts {
    std::string id;
    std::string hint;
    std::string_view error;

    FieldParts(
        const std::string& name,
        const std::string& given_id,
        const std::string& field_hint,
        Errors errors
    );

    Html hint_and_error() const;
    Html error_line() const;
    // aria-describedby and aria-invalid, as needed.
    Html described() const;
    // <div class="field"> around everything, marked when there is an error.
    Html wrap(const Html& content) const;
};

Html field_label(
    const FieldParts& parts, const std::string& label, bool optional, bool hidden = false
);
Html width_class(Width width);

}  // namespace html
