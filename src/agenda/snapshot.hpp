// A whole agenda as JSON, the content of an adopted version; read back as items to show and
// compare.
#pragma once

#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace agenda {

// One thing of an agenda: its kind, its id and its texts by field.
struct Item {
    std::string kind;  // vision, need, priority, outcome, initiative, action, word
    std::string id;
    std::string title;
    bool is_public = true;
    struct Field {
        std::string name;   // "public_text", "scope_reason", ...
        std::string label;  // "Public wording"
        std::string value;
        bool is_internal = false;
    };
    std::vector<Field> fields;
};

// Everything of the agenda as it stands, internal texts too.
std::string take_snapshot(db::Reader& reader, std::string_view network_id);

// The items of a snapshot as a viewer may see them: without `sees_internal`, neither things that
// are not public nor internal texts. Throws base::Error(internal) for a text that is no snapshot.
std::vector<Item> read_snapshot(std::string_view content, bool sees_internal);

// What became of each item between two versions; unchanged ones are left out.
struct Difference {
    enum class What { added, removed, changed } what;
    Item before;  // empty for one that was added
    Item after;   // empty for one that was removed
};
std::vector<Difference> compare(const std::vector<Item>& before, const std::vector<Item>& after);

// Two texts word by word, as runs of words kept, taken out and put in, in reading order.
struct Run {
    enum class Kind { kept, removed, added } kind;
    std::string words;
};
std::vector<Run> compare_words(std::string_view before, std::string_view after);

}  // namespace agenda
