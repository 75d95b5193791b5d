#include "platform/journal/entry.hpp"

#include "base/error.hpp"
#include "base/id.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace journal {
namespace {

// The offending text is not repeated: it may be someone's name.
[[noreturn]] void refuse_entry(std::string_view what, std::string_view expected) {
    throw base::Error(
        base::Code::internal, fmt::format("A journal entry's {} must be {}.", what, expected)
    );
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void check_optional_id(std::string_view id, std::string_view what) {
    if (!id.empty() && !base::is_uuid(id)) {
        refuse_entry(what, "an id or empty");
    }
}

}  // namespace

void check_word(std::string_view word, std::string_view what) {
    if (!is_word(word)) {
        refuse_entry(what, "a word such as action, in lower-case letters, digits and _");
    }
}

void check_scope(std::string_view scope) {
    if (scope != base::instance_scope && !base::is_uuid(scope)) {
        refuse_entry("scope", "the id of a network or group, or \"instance\"");
    }
}

void check_thing(const Thing& thing) {
    check_word(thing.kind, "thing");
    if (!base::is_uuid(thing.id)) {
        refuse_entry("thing", "named by its id");
    }
}

void check_account(std::string_view account) {
    if (!base::is_uuid(account)) {
        refuse_entry("account", "an id");
    }
}

void check_entry(const Entry& entry) {
    check_scope(entry.scope);
    check_optional_id(entry.actor, "actor");
    check_optional_id(entry.on_behalf_of, "on_behalf_of");
    const std::size_t dot = entry.kind.find('.');
    if (dot == std::string::npos || !is_word(std::string_view(entry.kind).substr(0, dot)) ||
        !is_word(std::string_view(entry.kind).substr(dot + 1))) {
        refuse_entry("kind", "a noun and what happened to it, such as need.added");
    }
    check_thing(entry.subject);
    if (!entry.object.kind.empty() || !entry.object.id.empty()) {
        check_thing(entry.object);
    }
}

}  // namespace journal
