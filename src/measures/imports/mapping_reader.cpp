#include "measures/imports/mapping_reader.hpp"

#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {

using Kind = MappingNode::Kind;

void MappingMistakes::add(std::int64_t line, std::string_view key, const std::string& what) {
    mistakes_.push_back({line, fmt::format("{}, line {}: {}: {}.", name_, line, key, what)});
}

void MappingMistakes::throw_all() {
    if (mistakes_.empty()) {
        return;
    }
    std::stable_sort(
        mistakes_.begin(),
        mistakes_.end(),
        [](const Mistake& left, const Mistake& right) { return left.line < right.line; }
    );
    base::FieldErrors fields;
    std::string message = "The mapping cannot be used:";
    for (const Mistake& mistake : mistakes_) {
        fields.push_back({"mapping", mistake.words});
        message += "\n  " + mistake.words;
    }
    throw base::Error(base::Code::invalid, message, fields);
}

MappingTable::MappingTable(const MappingNode& table, std::string path, MappingMistakes& mistakes)
    : table_(&table), path_(std::move(path)), mistakes_(&mistakes) {}

std::string MappingTable::where(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

std::int64_t MappingTable::line_of(std::string_view key) const {
    const MappingNode* found = table_->find(key);
    return found == nullptr ? table_->line : found->line;
}

void MappingTable::refuse(std::string_view key, const std::string& what) {
    mistakes_->add(line_of(key), where(key), what);
}

const MappingNode* MappingTable::node(std::string_view key) {
    asked_.emplace(key);
    return table_->find(key);
}

const MappingNode* MappingTable::node(std::string_view key, Kind kind, const char* expected) {
    const MappingNode* found = node(key);
    if (found == nullptr || found->kind == kind) {
        return found;
    }
    refuse(key, expected);
    return nullptr;
}

std::string MappingTable::text(std::string_view key, std::string otherwise) {
    const MappingNode* found = node(key, Kind::text, "a text in quotes was expected");
    return found == nullptr ? otherwise : found->text;
}

std::string MappingTable::required_text(std::string_view key) {
    const MappingNode* found = node(key, Kind::text, "a text in quotes was expected");
    if (!has(key)) {
        refuse(key, "it is missing");
    } else if (found != nullptr && base::trim(found->text).empty()) {
        refuse(key, "it is empty");
    }
    return found == nullptr ? "" : found->text;
}

bool MappingTable::boolean(std::string_view key, bool otherwise) {
    const MappingNode* found = node(key, Kind::boolean, "true or false was expected");
    return found == nullptr ? otherwise : found->boolean;
}

std::int64_t MappingTable::whole(std::string_view key, std::int64_t otherwise) {
    const MappingNode* found = node(key, Kind::whole, "a whole number was expected");
    return found == nullptr ? otherwise : found->whole;
}

std::vector<std::string> MappingTable::texts(std::string_view key) {
    const MappingNode* found = node(key);
    if (found == nullptr) {
        return {};
    }
    if (found->kind == Kind::text) {
        return {found->text};
    }
    std::vector<std::string> all;
    for (const MappingNode& item : found->items) {
        if (item.kind == Kind::text) {
            all.push_back(item.text);
        }
    }
    if (found->kind != Kind::list || all.size() != found->items.size()) {
        refuse(key, "a text in quotes, or a list of them, was expected");
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> MappingTable::pairs(std::string_view key) {
    const MappingNode* found =
        node(key, Kind::table, "a table was expected: { \"as written\" = \"as meant\" }");
    std::vector<std::pair<std::string, std::string>> all;
    if (found == nullptr) {
        return all;
    }
    for (const auto& [from, to] : found->entries) {
        if (to.kind == Kind::text) {
            all.emplace_back(from, to.text);
        } else {
            mistakes_->add(to.line, where(key), fmt::format("\"{}\" needs a text in quotes", from));
        }
    }
    return all;
}

std::optional<base::Date> MappingTable::date(std::string_view key) {
    const MappingNode* found = node(key);
    if (found == nullptr) {
        return std::nullopt;
    }
    const auto read = base::parse_date(found->text);
    if (!read) {
        refuse(key, "a date was expected, as in 2023-05-03");
    }
    return read;
}

std::vector<MappingTable> MappingTable::tables(std::string_view key) {
    const MappingNode* found = node(key, Kind::list, "a list of tables was expected");
    std::vector<MappingTable> all;
    if (found == nullptr) {
        return all;
    }
    for (const MappingNode& item : found->items) {
        if (item.kind == Kind::table) {
            all.emplace_back(item, fmt::format("{}[{}]", where(key), all.size() + 1), *mistakes_);
        } else {
            mistakes_->add(item.line, where(key), "a table was expected");
        }
    }
    return all;
}

std::optional<MappingTable> MappingTable::table(std::string_view key) {
    const MappingNode* found = node(key, Kind::table, "a table was expected");
    return found == nullptr ? std::nullopt
                            : std::optional(MappingTable(*found, where(key), *mistakes_));
}

void MappingTable::finish() {
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    for (const auto& [key, value] : table_->entries) {
        if (asked_.contains(key)) {
            continue;
        }
        const std::string near = tables::closest_match(key, known);
        mistakes_->add(
            value.line,
            where(key),
            near.empty() ? "a mapping has no such key here"
                         : fmt::format("a mapping has no such key here; did you mean \"{}\"", near)
        );
    }
}

}  // namespace measures
