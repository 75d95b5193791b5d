// Words for journal entries. The journal holds ids and kinds only, so each module says how its
// kinds read and, at the moment of showing, what the things are called now: an erased thing simply
// has no title any more.
#pragma once

#include "platform/journal/journal.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace journal {

// "need.added" reads "added the need"; a name or "Braid" stands before it, the title after it.
struct KindWords {
    std::string_view kind;
    std::string_view words;
    bool is_of_oneself = false;  // the thing is whoever did it, who is not named again
};

struct ThingTitle {
    std::string title;
    std::string path;  // of its page; "" when it has none
};

inline bool operator<(const Thing& left, const Thing& right) {
    return std::tie(left.kind, left.id) < std::tie(right.kind, right.id);
}

// Titles of the things asked for, as far as the viewer may see them. A module fills in those of its
// own kinds, each list in one query.
using Titles = std::map<Thing, ThingTitle>;
using Describe = std::function<
    void(db::Reader& reader, const base::Viewer& viewer, std::string_view scope, Titles& titles)>;

}  // namespace journal
