// Reading a mapping's TOML key by key while gathering mistakes. For mapping*.cpp only.
#pragma once

#include "base/error.hpp"
#include "measures/imports/mapping.hpp"
#include "measures/imports/mapping_node.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

class MappingMistakes {
public:
    explicit MappingMistakes(std::string_view name) : name_(name) {}
    void add(std::int64_t line, std::string_view key, const std::string& what);
    // Throws them all, by line, where there are any.
    void throw_all();

private:
    struct Mistake {
        std::int64_t line;
        std::string words;
    };
    std::string name_;
    std::vector<Mistake> mistakes_;
};

// One table of the mapping. Every key that is asked for is known; finish() refuses the others.
class MappingTable {
public:
    MappingTable(const MappingNode& table, std::string path, MappingMistakes& mistakes);

    std::int64_t line() const { return table_->line; }
    std::int64_t line_of(std::string_view key) const;
    bool has(std::string_view key) const { return table_->find(key) != nullptr; }

    std::string text(std::string_view key, std::string otherwise = "");
    // As text, and a mistake when it is absent or empty.
    std::string required_text(std::string_view key);
    bool boolean(std::string_view key, bool otherwise);
    std::int64_t whole(std::string_view key, std::int64_t otherwise);
    // One text or a list of them.
    std::vector<std::string> texts(std::string_view key);
    std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
    std::optional<base::Date> date(std::string_view key);
    // The tables of an array of tables, or a single table.
    std::vector<MappingTable> tables(std::string_view key);
    std::optional<MappingTable> table(std::string_view key);

    // A word out of a closed list; `otherwise` where it is absent.
    template <class Kind, class Parse>
    Kind word(std::string_view key, Kind otherwise, Parse parse, std::string_view expected) {
        const std::string given = text(key);
        if (given.empty()) {
            return otherwise;
        }
        const std::optional<Kind> read = parse(given);
        if (!read) {
            refuse(key, "\"" + given + "\" was given, " + std::string(expected) + " was expected");
        }
        return read.value_or(otherwise);
    }

    void refuse(std::string_view key, const std::string& what);
    // Refuses every key that nothing asked for.
    void finish();

private:
    // The key's node where it is of that kind; a mistake where it is of another.
    const MappingNode* node(std::string_view key);
    const MappingNode* node(std::string_view key, MappingNode::Kind kind, const char* expected);
    std::string where(std::string_view key) const;

    const MappingNode* table_;
    std::string path_;
    MappingMistakes* mistakes_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace measures
