// A whole agenda as JSON, the content of an adopted version; read back as items to show and
// compare.
#pragma once

#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>
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

// The kind and id of every thing of an agenda that anyone may see now.
using ThingKeys = std::set<std::pair<std::string, std::string>>;
ThingKeys list_public_things(db::Reader& reader, std::string_view network_id);

// The items of a snapshot, for those who may see all of it. Throws base::Error(internal) for a
// text that is no snapshot.
std::vector<Item> read_snapshot(std::string_view content);
// As anyone may see them: neither things that were not public then nor internal texts. Of what is
// not among `public_now` any more it says only that it was withdrawn.
std::vector<Item> read_public_snapshot(std::string_view content, const ThingKeys& public_now);

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
