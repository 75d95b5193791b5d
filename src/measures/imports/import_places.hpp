// The places a file names, met with the network's own, however they are spelt.
#pragma once

#include "measures/imports/mapping.hpp"
#include "network/network.hpp"
#include "platform/db/database.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct ImportPlace {
    std::string id{};  // "" until it is made
    std::string name{};
    bool is_new = false;
};

class PlaceBook {
public:
    // Reads the network's places. `may_create` lets the mapping's create_missing stand.
    PlaceBook(
        db::Reader& reader,
        const base::Viewer& viewer,
        std::string_view network_id,
        const PlaceMapping& mapping,
        bool may_create
    );

    // The number of the place a cell names; nothing where there is none and none may be made.
    std::optional<std::int32_t> find(std::string_view written);
    // What should have stood there: "a place of this network; the nearest is ...", or which of
    // several. The nearest is looked for once a name, and no more for the thousandth.
    std::string expected(std::string_view written);

    const std::vector<ImportPlace>& places() const { return places_; }
    // Makes those that are missing, and the place above them, in short transactions: they arrive
    // with the import. `note` is told in each which of them are made, or were found arriving with
    // another import, the place above first.
    using NotePlaces = std::function<void(db::Transaction&, const std::vector<std::string>& ids)>;
    void create_missing(
        db::Database& database,
        base::Instant now,
        const base::Viewer& viewer,
        const NotePlaces& note
    );

private:
    std::int32_t number_of(const ImportPlace& place);
    void know(const std::string& key, const network::Place& place);
    std::string meant(std::string_view written) const;
    // The key under which the name is known, "" for none.
    std::string find_key(const std::string& name) const;
    std::string name_expected(const std::string& name) const;

    std::string network_id_;
    const PlaceMapping& mapping_;
    bool may_create_;
    // By id, "=code", "'exact name" and, macrons and strokes aside, name. Several that answer to
    // one key are told apart by another.
    std::map<std::string, std::vector<network::Place>, std::less<>> by_key_;
    std::vector<std::string> names_;
    std::map<std::string, std::string, std::less<>> expected_;  // by what was written
    std::vector<ImportPlace> places_;
    std::map<std::string, std::int32_t, std::less<>> numbers_;  // by id, or by key where it is new
};

}  // namespace measures
