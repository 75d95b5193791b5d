// The one way a request, a command or a job ends early.
//
// Form validation returns `FieldErrors`; anything else that ends the work throws `Error`. Only
// platform/http's dispatcher, the job worker and main() catch it. `message` is shown to people:
// a plain sentence that names what, where and what was expected. An `internal` error's message
// goes to the log and never to a visitor.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Code {
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    too_large,
    busy,
    internal
};

std::string_view name(Code code);

// One thing wrong with one field of a form, a JSON body, a mapping or a configuration file.
struct FieldError {
    std::string field;    // the form field's name, so that a summary can link to it
    std::string message;  // a full sentence
};

using FieldErrors = std::vector<FieldError>;

class Error : public std::runtime_error {
public:
    Error(Code code, const std::string& message, FieldErrors fields = {})
        : std::runtime_error(message), code_(code), fields_(std::move(fields)) {}

    Code code() const { return code_; }
    const FieldErrors& fields() const { return fields_; }

private:
    Code code_;
    FieldErrors fields_;
};

// Not there, or not visible to who asks: the two are never told apart.
[[noreturn]] void throw_not_found(std::string_view what = "This page");

}  // namespace base
