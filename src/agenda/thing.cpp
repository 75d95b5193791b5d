#include "agenda/thing.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace agenda {

bool is_listed(std::span<const Named> list, std::string_view code) {
    return std::any_of(list.begin(), list.end(), [&](const Named& row) {
        return row.code == code;
    });
}

std::string_view label_of(std::span<const Named> list, std::string_view code) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Named& row) { return row.code == code; });
    return found == list.end() ? code : found->label;
}

void check_title(std::string_view field, std::string_view title, base::FieldErrors& errors) {
    if (title.empty()) {
        errors.push_back({std::string(field), "Enter a title."});
    } else if (base::length(title) > longest_title) {
        errors.push_back(
            {std::string(field), fmt::format("A title has at most {} characters.", longest_title)}
        );
    } else if (!base::is_one_line(title)) {
        errors.push_back({std::string(field), base::not_one_line});
    }
}

void check_text(std::string_view field, std::string_view text, base::FieldErrors& errors) {
    if (base::length(text) > longest_text) {
        errors.push_back(
            {std::string(field),
             fmt::format("This has at most {} characters.", base::with_commas(longest_text))}
        );
    }
}

void check_date(
    std::string_view field, std::string_view date, bool required, base::FieldErrors& errors
) {
    if (date.empty() ? required : !base::parse_date(date)) {
        errors.push_back({std::string(field), "Enter a real date, such as 2026-07-01."});
    }
}

void refuse_if_wrong(const base::FieldErrors& errors, std::string_view what) {
    if (!errors.empty()) {
        throw base::Error(
            base::Code::invalid, fmt::format("{}: {}", what, errors.front().message), errors
        );
    }
}

}  // namespace agenda
