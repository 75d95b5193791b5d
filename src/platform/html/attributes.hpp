// Attributes that may be absent. For the components' own bodies.
#pragma once

#include "platform/html/html.hpp"

#include <string_view>

namespace html {

// ` name="value"`, or nothing when the value is empty.
Html attribute(Literal name, std::string_view value);
Html attribute(Literal name, const Url& value);
// ` name="7"`, or nothing for 0.
Html attribute(Literal name, int value);
// ` name`, or nothing.
Html flag(Literal name, bool present);
// ` (optional)` in a label, or nothing.
Html optional_mark(bool optional);
// <h2 class="...">: the element of a heading's level, 1 to 6.
Html heading(int level, Literal css_class, const Html& content, std::string_view id = {});

}  // namespace html
