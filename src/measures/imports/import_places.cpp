#include "measures/imports/import_places.hpp"

#include "base/text.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {
namespace {

// A file that names more is read by the wrong column.
constexpr std::size_t most_places = 10'000;

// Case, macrons, apostrophes, spaces and strokes aside: "Hawkes Bay" meets "Hawke's Bay".
std::string place_key(std::string_view name) {
    std::string key;
    for (const char c : base::search_key(name)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
            key += c;
        }
    }
    return key;
}

}  // namespace

PlaceBook::PlaceBook(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    const PlaceMapping& mapping,
    bool may_create
)
    : network_id_(network_id), mapping_(mapping), may_create_(may_create) {
    for (const network::Place& place : network::list_places(reader, viewer, network_id)) {
        know(place.id, place);
        know("=" + place.code, place);
        know("'" + place.name, place);
        know(place_key(place.name), place);
        names_.push_back(place.name);
    }
}

void PlaceBook::know(const std::string& key, const network::Place& place) {
    if (key.size() > 1) {
        by_key_[key].push_back(place);
    }
}

std::int32_t PlaceBook::number_of(const ImportPlace& place) {
    const std::string key = place.id.empty() ? "new " + place_key(place.name) : place.id;
    const auto [found, is_new] =
        numbers_.try_emplace(key, static_cast<std::int32_t>(places_.size()));
    if (is_new) {
        places_.push_back(place);
    }
    return found->second;
}

std::string PlaceBook::meant(std::string_view written) const {
    std::string name(base::trim(written));
    const auto found = mapping_.names.find(tables::tidy_key(name));
    return found == mapping_.names.end() ? name : found->second;
}

// What is exact comes first: a code or an id is never shadowed by a name.
std::string PlaceBook::find_key(const std::string& name) const {
    for (const std::string& key : {name, "=" + name, "'" + name, place_key(name)}) {
        if (by_key_.contains(key)) {
            return key;
        }
    }
    return "";
}

std::optional<std::int32_t> PlaceBook::find(std::string_view written) {
    const std::string name = meant(written);
    if (const std::string key = find_key(name); !key.empty()) {
        const std::vector<network::Place>& places = by_key_.at(key);
        return places.size() == 1
                   ? std::optional(number_of({places.front().id, places.front().name, false}))
                   : std::nullopt;
    }
    const bool is_name =
        !place_key(name).empty() && base::length(name) <= 200 && base::is_one_line(name);
    const bool has_room = places_.size() < most_places;
    if (mapping_.create_missing && may_create_ && is_name && has_room) {
        return number_of({"", name, true});
    }
    return std::nullopt;
}

std::string PlaceBook::expected(std::string_view written) const {
    if (const std::string key = find_key(meant(written)); !key.empty()) {
        std::string which;
        for (const network::Place& place : by_key_.at(key)) {
            const std::string& code = place.code.empty() ? place.id : place.code;
            which += fmt::format(
                "{}{} ({}, {})", which.empty() ? "" : ", ", place.name, place.kind, code
            );
        }
        return fmt::format("the code of one of these {}: {}", by_key_.at(key).size(), which);
    }
    const std::string near = tables::closest_match(written, names_);
    std::string words = "the name or code of a place of this network";
    if (!near.empty()) {
        words += fmt::format("; the nearest is \"{}\"", near);
    }
    return words;
}

std::vector<std::string> PlaceBook::create_missing(
    db::Transaction& transaction, base::Instant now, const base::Viewer& viewer
) {
    const bool has_new = std::any_of(places_.begin(), places_.end(), [](const ImportPlace& place) {
        return place.is_new;
    });
    std::vector<std::string> made;
    if (!has_new) {
        return made;
    }
    // Two imports that make the same places do so one after the other.
    transaction.execute(
        "/* networks.hold */ update networks set slug = slug where id = :id", {{"id", network_id_}}
    );
    const auto find_or_create = [&](const network::Place& place) {
        // Another import may have made it since.
        if (const auto found = network::find_place(transaction, network_id_, place.name)) {
            return found->id;
        }
        return made.emplace_back(network::create_place(transaction, now, viewer, network_id_, place)
        );
    };
    const std::string above =
        mapping_.parent.empty() ? "" : find_or_create({"", "", mapping_.parent, "area", "", ""});
    for (ImportPlace& place : places_) {
        if (place.is_new) {
            place.id = find_or_create({"", above, place.name, mapping_.kind, "", ""});
        }
    }
    return made;
}

}  // namespace measures
