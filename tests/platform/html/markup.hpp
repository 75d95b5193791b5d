// Reading markup back, as far as tests of views need it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;  // values as written, entities not resolved
};

// Every start tag, in order. Anything that begins with '<' and a letter is one, as in a browser.
std::vector<Element> elements(std::string_view html);

// The start tags of one name with a class among theirs.
std::vector<Element> with_class(
    std::string_view html, std::string_view name, std::string_view css_class
);

// The text between tags, tags as single spaces, the usual entities resolved.
std::string words(std::string_view html);

int count(std::string_view html, std::string_view part);

}  // namespace markup
