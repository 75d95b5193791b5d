#include "base/error.hpp"
#include "base/text.hpp"
#include "measures/imports/mapping_node.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>

namespace measures {
namespace {

MappingNode node_of(const toml::node& node);

std::string composed(std::string_view text) {
    return base::nfc(text).value_or(std::string(text));
}

void fill_table(MappingNode& made, const toml::table& table) {
    made.kind = MappingNode::Kind::table;
    for (const auto& [key, value] : table) {
        made.entries.emplace_back(composed(key.str()), node_of(value));
    }
    std::stable_sort(
        made.entries.begin(),
        made.entries.end(),
        [](const auto& left, const auto& right) { return left.second.line < right.second.line; }
    );
}

MappingNode node_of(const toml::node& node) {
    MappingNode made{.line = std::max<std::int64_t>(1, node.source().begin.line)};
    if (const toml::table* table = node.as_table()) {
        fill_table(made, *table);
    } else if (const toml::array* list = node.as_array()) {
        made.kind = MappingNode::Kind::list;
        for (const toml::node& item : *list) {
            made.items.push_back(node_of(item));
        }
    } else if (const auto text = node.value_exact<std::string>()) {
        made.kind = MappingNode::Kind::text;
        made.text = composed(*text);
    } else if (const auto whole = node.value_exact<std::int64_t>()) {
        made.kind = MappingNode::Kind::whole;
        made.whole = *whole;
    } else if (const auto boolean = node.value_exact<bool>()) {
        made.kind = MappingNode::Kind::boolean;
        made.boolean = *boolean;
    } else if (const auto day = node.value_exact<toml::date>()) {
        made.kind = MappingNode::Kind::date;
        made.text = fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day);
    }
    return made;
}

}  // namespace

const MappingNode* MappingNode::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) {
        return one.first == key;
    });
    return found == entries.end() ? nullptr : &found->second;
}

MappingNode read_toml(std::string_view toml, std::string_view name) {
    if (toml.size() > 1'000'000) {
        throw base::Error(base::Code::too_large, "A mapping has at most 1 MB.");
    }
    try {
        return node_of(toml::parse(toml));
    } catch (const toml::parse_error& wrong) {
        const std::string message = fmt::format(
            "The mapping cannot be used:\n  {}, line {}: it is not TOML: {}.",
            name,
            wrong.source().begin.line,
            wrong.description()
        );
        throw base::Error(base::Code::invalid, message, {{"mapping", message}});
    }
}

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\u{:04X}", byte);
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace measures
