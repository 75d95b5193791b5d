#include "agenda/word.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace agenda {
namespace {

bool is_language_tag(std::string_view tag) {
    return tag.size() >= 2 && tag.size() <= 12 && std::all_of(tag.begin(), tag.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-';
           });
}

}  // namespace

base::FieldErrors validate(const WordForm& form) {
    base::FieldErrors errors;
    check_title("term", form.term, errors);
    if (!is_language_tag(form.language)) {
        errors.push_back({"language", "Enter a language tag, such as mi, en or sm."});
    }
    if (form.definition.empty()) {
        errors.push_back({"definition", "Say what the word means in this network."});
    }
    check_text("definition", form.definition, errors);
    if (base::length(form.source) > longest_title) {
        errors.push_back({"source", "A source has at most 200 characters."});
    }
    check_date("adopted_on", form.adopted_on, true, errors);
    return errors;
}

}  // namespace agenda
