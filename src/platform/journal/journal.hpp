// The journal: one append-only table of what happened. It is the audit trail, the activity feed,
// the source of the newsletter's draft and of the ties between partners; no module keeps a second
// history. It holds ids and kinds, never words, names or contacts: those live in erasable rows, so
// deleting a person or withdrawing a story leaves the chain whole.
#pragma once

#include "base/time.hpp"
#include "base/viewer.hpp"
#include "platform/db/database.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace journal {

// Who may read an entry in a feed.
enum class Audience {
    everyone,  // visible to the public: also raises the scope's public version
    members,   // Permission::read_internal in the scope
    stewards,  // Permission::manage_network in the scope
    actor,     // only the account that acted, and the instance's operators
};

// "decision", "0191..." : what a thing is, and which.
struct Thing {
    std::string kind;
    std::string id;
};

struct Entry {
    std::string scope;  // a network's or group's id, or base::instance_scope
    std::string actor;  // an account's id; "" for the program itself
    std::string kind;   // "need.added": noun.past_tense, one of the module's own list
    Thing subject;      // what it happened to
    Thing object = {};  // what else it concerned: the partner a return was asked of
    Audience audience = Audience::members;
    std::string on_behalf_of = {};  // the person a worker entered it for
};

// Appends an unsealed entry in the transaction of the change, and queues a notice for whoever
// follows the thing, what else it concerned or what these came from (notices.hpp). Every id is a
// UUID. An entry for everyone holds its scope's public version until the transaction ends: in a
// long one, write it last. Throws Error(internal) for a kind that is not "noun.verb", an empty
// subject, or a word where an id belongs.
void write(db::Transaction& transaction, base::Instant now, const Entry& entry);

// The number of the last public change of a scope: 0 before the first. Read it in the same
// snapshot as the page's data.
std::int64_t public_version(db::Reader& reader, std::string_view scope);
// Those of every scope that has had a public change.
std::map<std::string, std::int64_t> public_versions(db::Reader& reader);

struct FeedEntry {
    std::string id;
    base::Instant at;
    std::string actor;
    std::string kind;
    Thing subject;
    Thing object;
};

struct FeedFilter {
    std::string before = {};  // entries older than this entry id; "" for the newest
    int limit = 50;
    std::string kind_prefix = {};  // "return." for one noun
    std::string without_kind = {};
    Thing subject = {};  // entries about this thing
};

// The newest entries of a scope that the viewer may see, newest first.
std::vector<FeedEntry> feed(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view scope,
    const FeedFilter& filter = {}
);

}  // namespace journal
