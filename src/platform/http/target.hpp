// The request target: percent-encoding, the path and the query string.
#pragma once

#include "platform/http/message.hpp"

namespace http {

enum class Plus { stays, is_space };

// `text` with %XX decoded; nothing when an escape is not two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus = Plus::stays);
// Everything but RFC 3986 unreserved characters as %XX.
std::string percent_encoded(std::string_view text);

// Fills path and query from request.target. Throws Error(invalid) for a target that is not a path
// of ours: not starting with "/", a bad escape, text that is not UTF-8 or holds a control
// character, a "." or ".." segment, an encoded slash or backslash.
void read_target(Request& request);

// Adds the fields of "a=b&c=d" to a form, decoded and in NFC. Throws Error(invalid) for bad
// escapes, text that is not UTF-8, and more than `form_field_limit` fields.
void read_pairs(std::string_view text, Form& form);

inline constexpr std::size_t form_field_limit = 2000;
inline constexpr std::size_t form_name_limit = 200;  // bytes

// `text` in NFC. Throws Error(invalid), naming the field, when it is not UTF-8 or holds a NUL.
std::string form_text(std::string_view field, std::string_view text);
// Throws Error(invalid) when one more field of this name may not be added.
void check_field(const Form& form, std::string_view name);

// "/n/bay?q=1" of a page asked for as "/n/bay/?q=1"; empty where there is no such slash.
html::Url without_last_slash(const Request& request);

}  // namespace http
