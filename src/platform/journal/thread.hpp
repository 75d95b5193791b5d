// The thread: typed links between things (a decision came from a story, an action from a decision),
// and "tell me when it moves". When a thing moves, everyone upstream who asked is told, once.
#pragma once

#include "platform/journal/describe.hpp"
#include "platform/journal/journal.hpp"

namespace journal {

struct Link {
    Thing from;  // the later thing: an action
    Thing to;    // what it came from: a decision
    std::string relation = "came_from";
};

// Both directions are readable; linking twice changes nothing; a cycle is Error(invalid).
void link(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Link& link,
    std::string_view actor
);
void unlink(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Link& link,
    std::string_view actor
);
std::vector<Link> links_from(db::Reader& reader, std::string_view scope, const Thing& thing);
std::vector<Link> links_to(db::Reader& reader, std::string_view scope, const Thing& thing);
// Everything the thing came from, nearest first, each once; at most 100.
std::vector<Thing> upstream(db::Reader& reader, std::string_view scope, const Thing& thing);

// `follower` is an account's id. Following twice changes nothing.
void follow(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view scope,
    const Thing& thing,
    std::string_view follower
);
void unfollow(
    db::Transaction& transaction,
    std::string_view scope,
    const Thing& thing,
    std::string_view follower
);
// Before the thing is removed: nobody follows it any more, nor is to be told because they did.
void forget_followed(db::Transaction& transaction, std::string_view scope, const Thing& thing);
// The account follows nothing of the scope any more, and is told nothing of it.
void forget_follower_in(
    db::Transaction& transaction, std::string_view scope, std::string_view follower
);
bool follows(
    db::Reader& reader, std::string_view scope, const Thing& thing, std::string_view follower
);

// How the entries of links read.
std::vector<KindWords> thread_words();

}  // namespace journal
