#include "measures/import_places.hpp"

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
    const auto places = network::list_places(reader, viewer, network_id);
    for (const network::Place& place : places) {
        by_key_.try_emplace(place_key(place.name), ImportPlace{place.id, place.name, false});
        names_.push_back(place.name);
    }
    // What is exact comes first: a code or an id is never shadowed by a name.
    for (const network::Place& place : places) {
        by_key_[place.id] = {place.id, place.name, false};
        if (!place.code.empty()) {
            by_key_["=" + place.code] = {place.id, place.name, false};
        }
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

std::optional<std::int32_t> PlaceBook::find(std::string_view written) {
    std::string name(base::trim(written));
    if (const auto meant = mapping_.names.find(tables::tidy_key(name));
        meant != mapping_.names.end()) {
        name = meant->second;
    }
    for (const std::string& key : {name, "=" + name, place_key(name)}) {
        if (const auto found = by_key_.find(key); found != by_key_.end()) {
            return number_of(found->second);
        }
    }
    const bool is_name = !place_key(name).empty() && base::length(name) <= 200;
    const bool has_room = places_.size() < most_places;
    if (mapping_.create_missing && may_create_ && is_name && has_room) {
        return number_of({"", name, true});
    }
    return std::nullopt;
}

std::string PlaceBook::expected(std::string_view written) const {
    const std::string near = tables::closest_match(written, names_);
    std::string words = "the name or code of a place of this network";
    if (!near.empty()) {
        words += fmt::format("; the nearest is \"{}\"", near);
    }
    return words;
}

void PlaceBook::create_missing(
    db::Transaction& transaction, base::Instant now, const base::Viewer& viewer
) {
    const bool has_new = std::any_of(places_.begin(), places_.end(), [](const ImportPlace& place) {
        return place.is_new;
    });
    if (!has_new) {
        return;
    }
    // Two imports that make the same places do so one after the other.
    transaction.execute(
        "/* networks.hold */ update networks set slug = slug where id = :id", {{"id", network_id_}}
    );
    std::string parent_id;
    const auto parent = [&] {
        if (mapping_.parent.empty() || !parent_id.empty()) {
            return parent_id;
        }
        const auto found = network::find_place(transaction, network_id_, mapping_.parent);
        const network::Place above{"", "", mapping_.parent, "area", "", ""};
        parent_id =
            found ? found->id : network::create_place(transaction, now, viewer, network_id_, above);
        return parent_id;
    };
    for (ImportPlace& place : places_) {
        if (!place.is_new) {
            continue;
        }
        // Another import may have made it since.
        const auto found = network::find_place(transaction, network_id_, place.name);
        const network::Place made{"", parent(), place.name, mapping_.kind, "", ""};
        place.id =
            found ? found->id : network::create_place(transaction, now, viewer, network_id_, made);
    }
}

}  // namespace measures
