#include "measures/imports/import_places.hpp"

#include "base/text.hpp"
#include "measures/sums/paced_writes.hpp"
#include "platform/tables/column.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace measures {
namespace {

// A file that names more is read by the wrong column.
constexpr std::size_t most_places = 10'000;
// Names that are told what they may have meant; looking through all places is slow.
constexpr std::size_t most_told = 1'000;

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

// Finds or makes places by name, in one transaction after another.
class PlaceMaker {
public:
    PlaceMaker(base::Instant now, const base::Viewer& viewer, const std::string& network_id)
        : now_(now), viewer_(viewer), network_id_(network_id) {}

    // What the network has: before the transactions, so that no writer waits for a large tree.
    void read(db::Reader& reader) {
        forget();
        for (const network::Place& place : network::list_places_and_arriving(reader, network_id_)) {
            know(place);
        }
    }

    // Two imports that make the same places do so one after the other. What the network has is read
    // again only where another has changed it since.
    void begin(db::Transaction& transaction) {
        transaction.execute(
            "/* networks.hold */ update networks set slug = slug where id = :id",
            {{"id", network_id_}}
        );
        const auto row = transaction.find(
            R"(/* places.count */
            select count(*) as n, coalesce(max(id), '') as last from places
            where network_id = :network)",
            {{"network", network_id_}}
        );
        if (row->integer("n") != count_ || row->text("last") != last_) {
            read(transaction);
        }
    }

    std::string find_or_make(db::Transaction& transaction, network::Place place) {
        for (const std::string& key : {place.name, "=" + place.name, place_key(place.name)}) {
            if (const auto found = known_.find(key); found != known_.end()) {
                if (found->second.is_arriving) {
                    brought_.push_back(found->second.id);
                }
                return found->second.id;
            }
        }
        place.is_arriving = true;
        place.id = network::create_place(transaction, now_, viewer_, network_id_, place);
        know(place);
        brought_.push_back(place.id);
        return place.id;
    }

    // Since it was last asked: those made, and those that arrive with another import too.
    std::vector<std::string> take_brought() { return std::exchange(brought_, {}); }

    // What was made in a transaction that was rolled back.
    void forget() {
        known_.clear();
        brought_.clear();
        count_ = 0;
        last_.clear();
    }

private:
    void know(const network::Place& place) {
        known_.emplace(place.id, place);
        if (!place.code.empty()) {
            known_.emplace("=" + place.code, place);
        }
        known_.emplace(place_key(place.name), place);
        ++count_;
        last_ = std::max(last_, place.id);
    }

    base::Instant now_;
    const base::Viewer& viewer_;
    const std::string& network_id_;
    std::map<std::string, network::Place> known_;  // by id, "=code" and name
    std::int64_t count_ = 0;
    std::string last_;
    std::vector<std::string> brought_;
};

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

std::string PlaceBook::name_expected(const std::string& name) const {
    std::string words = "the name or code of a place of this network";
    const std::string near =
        expected_.size() < most_told ? tables::closest_match(name, names_) : "";
    if (!near.empty()) {
        words += fmt::format("; the nearest is \"{}\"", near);
    }
    return words;
}

std::string PlaceBook::expected(std::string_view written) {
    if (const auto told = expected_.find(written); told != expected_.end()) {
        return told->second;
    }
    std::string words;
    if (const std::string key = find_key(meant(written)); !key.empty()) {
        for (const network::Place& place : by_key_.at(key)) {
            const std::string& code = place.code.empty() ? place.id : place.code;
            words += fmt::format(
                "{}{} ({}, {})", words.empty() ? "" : ", ", place.name, place.kind, code
            );
        }
        words = fmt::format("the code of one of these {}: {}", by_key_.at(key).size(), words);
    } else {
        words = name_expected(std::string(written));
    }
    if (expected_.size() < most_told) {
        expected_.emplace(written, words);
    }
    return words;
}

void PlaceBook::create_missing(
    db::Database& database, base::Instant now, const base::Viewer& viewer, const NotePlaces& note
) {
    const bool has_new = std::any_of(places_.begin(), places_.end(), [](const ImportPlace& place) {
        return place.is_new;
    });
    if (!has_new) {
        return;
    }
    PlaceMaker maker(now, viewer, network_id_);
    {
        db::Reader reader = database.read();
        maker.read(reader);
    }
    PacedWrites writes(database);
    std::size_t next = 0;
    const auto make_some = [&](db::Transaction& transaction) {
        maker.begin(transaction);
        const std::string above =
            mapping_.parent.empty()
                ? ""
                : maker.find_or_make(transaction, {"", "", mapping_.parent, "area", "", ""});
        do {
            ImportPlace& place = places_[next++];
            if (place.is_new) {
                place.id =
                    maker.find_or_make(transaction, {"", above, place.name, mapping_.kind, "", ""});
            }
        } while (next < places_.size() && writes.has_time());
        note(transaction, maker.take_brought());
    };
    constexpr int refused_at_most = 3;
    int refused = 0;
    while (next < places_.size()) {
        const std::size_t from = next;
        try {
            writes.write(make_some);
        } catch (const db::Conflict&) {
            // One that was arriving went with its import in the meantime.
            if (++refused > refused_at_most) {
                throw;
            }
            next = from;
            maker.forget();
        }
    }
}

}  // namespace measures
