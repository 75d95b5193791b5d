#include "platform/tables/column.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/refusal.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <numeric>

namespace tables {

namespace {

constexpr std::size_t listed_headers = 30;

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t replaced = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string list_of_headers(const std::vector<Column>& columns) {
    std::string out;
    for (std::size_t i = 0; i < std::min(columns.size(), listed_headers); ++i) {
        out += (i == 0 ? "" : ", ") + quoted_excerpt(columns[i].name);
    }
    if (columns.size() > listed_headers) {
        out += fmt::format(" and {} more", columns.size() - listed_headers);
    }
    return out;
}

}  // namespace

std::string tidy_key(std::string_view text) {
    icu::UnicodeString out;
    const std::string normal = base::nfc(text).value_or(std::string(text));
    const auto unicode = icu::UnicodeString::fromUTF8(normal);
    bool pending_space = false;
    for (std::int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
        const UChar32 character = unicode.char32At(i);
        if (u_isUWhiteSpace(character) || character == 0xFEFF) {
            pending_space = !out.isEmpty();
            continue;
        }
        if (pending_space) {
            out.append(static_cast<UChar32>(' '));
            pending_space = false;
        }
        out.append(character);
    }
    std::string key;
    out.toLower(icu::Locale::getRoot()).toUTF8String(key);
    return key;
}

std::string closest_match(std::string_view text, std::span<const std::string> candidates) {
    const std::string key = tidy_key(text);
    std::size_t best = std::max<std::size_t>(2, key.size() / 4) + 1;
    std::string match;
    for (const std::string& candidate : candidates) {
        const std::string other = tidy_key(candidate);
        const std::size_t gap =
            std::max(key.size(), other.size()) - std::min(key.size(), other.size());
        if (gap >= best) {
            continue;
        }
        const std::size_t distance = edit_distance(key, other);
        if (distance < best && distance < key.size()) {
            best = distance;
            match = candidate;
        }
    }
    return match;
}

Columns::Columns(std::vector<std::string> names) {
    columns_.reserve(names.size());
    for (std::string& name : names) {
        std::string key = tidy_key(name);
        if (key.empty()) {
            key = fmt::format("column {}", columns_.size() + 1);
        }
        columns_.push_back({std::move(name), std::move(key)});
    }
}

std::optional<std::size_t> Columns::find_column(std::string_view name) const {
    const std::string key = tidy_key(name);
    std::optional<std::size_t> exact;
    std::optional<std::size_t> tidy;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto& found = columns_[i].name == name ? exact : tidy;
        if (columns_[i].name != name && columns_[i].key != key) {
            continue;
        }
        if (found) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "Columns {} and {} are both called {}. Expected one column of that name.",
                    *found + 1,
                    i + 1,
                    quoted_excerpt(name)
                )
            );
        }
        found = i;
    }
    return exact ? exact : tidy;
}

std::size_t Columns::get_column(std::string_view name) const {
    if (const auto found = find_column(name)) {
        return *found;
    }
    std::vector<std::string> names;
    for (const Column& column : columns_) {
        names.push_back(column.name);
    }
    const std::string near = closest_match(name, names);
    throw base::Error(
        base::Code::invalid,
        fmt::format(
            "There is no column {}.{} The columns are {}.",
            quoted_excerpt(name),
            near.empty() ? "" : fmt::format(" Did you mean {}?", quoted_excerpt(near)),
            list_of_headers(columns_)
        )
    );
}

}  // namespace tables
