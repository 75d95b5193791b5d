#include "platform/html/markup.hpp"

#include <cctype>

namespace markup {
namespace {

bool is_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':';
}
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// Reads the attributes from `at` and leaves it after the tag's '>'.
void read_attributes(std::string_view html, std::size_t& at, Element& element) {
    while (at < html.size() && html[at] != '>') {
        if (is_space(html[at]) || html[at] == '/') {
            ++at;
            continue;
        }
        std::string name;
        while (at < html.size() && !is_space(html[at]) && html[at] != '=' && html[at] != '>') {
            name += html[at++];
        }
        std::string value;
        if (at + 1 < html.size() && html[at] == '=' && html[at + 1] == '"') {
            const std::size_t end = html.find('"', at + 2);
            value = html.substr(at + 2, end - at - 2);
            at = end == std::string_view::npos ? html.size() : end + 1;
        }
        element.attributes[name] = value;
    }
    ++at;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

}  // namespace

std::vector<Element> elements(std::string_view html) {
    std::vector<Element> all;
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        ++at;
        if (at >= html.size() || std::isalpha(static_cast<unsigned char>(html[at])) == 0) {
            continue;
        }
        Element element;
        while (at < html.size() && is_name(html[at])) {
            element.name += html[at++];
        }
        read_attributes(html, at, element);
        all.push_back(std::move(element));
    }
    return all;
}

std::vector<Element> with_class(
    std::string_view html, std::string_view name, std::string_view css_class
) {
    std::vector<Element> found;
    for (Element& element : elements(html)) {
        const std::string classes = " " + element.attributes["class"] + " ";
        if (element.name == name &&
            classes.find(" " + std::string(css_class) + " ") != std::string::npos) {
            found.push_back(std::move(element));
        }
    }
    return found;
}

std::string words(std::string_view html) {
    std::string text;
    bool in_tag = false;
    for (const char c : html) {
        if (c == '<') {
            in_tag = true;
            text += ' ';
        } else if (c == '>') {
            in_tag = false;
        } else if (!in_tag) {
            text += c;
        }
    }
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&#39;", "'");
    replace_all(text, "&amp;", "&");
    return text;
}

int count(std::string_view html, std::string_view part) {
    int found = 0;
    for (std::size_t at = html.find(part); at != std::string_view::npos;
         at = html.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

}  // namespace markup
