#include "platform/html/attributes.hpp"

#include <algorithm>

namespace html {

Html attribute(Literal name, std::string_view value) {
    return value.empty() ? Html() : format(" {}=\"{}\"", Html(name), value);
}

Html attribute(Literal name, const Url& value) {
    return value.empty() ? Html() : format(" {}=\"{}\"", Html(name), value);
}

Html attribute(Literal name, int value) {
    return value == 0 ? Html() : format(" {}=\"{}\"", Html(name), value);
}

Html flag(Literal name, bool present) {
    return present ? format(" {}", Html(name)) : Html();
}

Html optional_mark(bool optional) {
    return optional ? Html(" <span class=\"optional\">(optional)</span>") : Html();
}

Html heading(int level, Literal css_class, const Html& content, std::string_view id) {
    const int safe_level = std::clamp(level, 1, 6);
    return format(
        "<h{} class=\"{}\"{}>{}</h{}>",
        safe_level,
        Html(css_class),
        attribute("id", id),
        content,
        safe_level
    );
}

}  // namespace html
