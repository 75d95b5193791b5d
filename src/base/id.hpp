// Identifiers: UUIDv7 text made by the program, so that two instances can merge (RFC 9562).
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace base {

// A new UUIDv7 in its 36-character lower-case form. Strictly increasing within this process.
std::string new_uuid();

// True for the 36-character lower-case form of a UUID.
bool is_uuid(std::string_view text);

// A UUID that names one kind of thing: an Id<Person> cannot be passed for an Id<Place>.
template <class Thing>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}

    static Id make() { return Id(new_uuid()); }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    auto operator<=>(const Id&) const = default;

private:
    std::string text_;
};

}  // namespace base

template <class Thing>
struct std::hash<base::Id<Thing>> {
    std::size_t operator()(const base::Id<Thing>& id) const {
        return std::hash<std::string>{}(id.text());
    }
};
