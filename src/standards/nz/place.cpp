#include "standards/nz/place.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace nz {
namespace {

constexpr auto district_table = std::to_array<District>({
#include "standards/nz/districts.inc"
});

constexpr auto authority_table = std::to_array<TerritorialAuthority>({
#include "standards/nz/territorial_authorities.inc"
});

constexpr auto region_table = std::to_array<Region>({
    {"01", "Northland"},
    {"02", "Auckland"},
    {"03", "Waikato"},
    {"04", "Bay of Plenty"},
    {"05", "Gisborne"},
    {"06", "Hawke's Bay"},
    {"07", "Taranaki"},
    {"08", "Manawatū-Whanganui"},
    {"09", "Wellington"},
    {"12", "West Coast"},
    {"13", "Canterbury"},
    {"14", "Otago"},
    {"15", "Southland"},
    {"16", "Tasman"},
    {"17", "Nelson"},
    {"18", "Marlborough"},
    {"99", "Area Outside Region"},
});

// What two spellings of a place's name have in common.
std::string place_key(std::string_view name) {
    std::string key = base::search_key(base::trim(name));
    for (const std::string_view apostrophe : {"'", "\u2019", "\u2018", "\u02bc"}) {
        for (std::size_t at = key.find(apostrophe); at != std::string::npos;
             at = key.find(apostrophe)) {
            key.erase(at, apostrophe.size());
        }
    }
    return key;
}

// By code or by name, for lists whose entries have both.
template <class Table>
auto find_place(const Table& table, std::string_view code_or_name) {
    const std::string key = place_key(code_or_name);
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& place) {
        return place.code == code_or_name || place_key(place.name) == key;
    });
    return found == table.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::span<const District> districts() {
    return district_table;
}

std::optional<District> find_district(std::string_view id_or_name) {
    const std::string key = place_key(id_or_name);
    const auto found =
        std::find_if(district_table.begin(), district_table.end(), [&](const District& district) {
            return district.hpi_id == id_or_name || place_key(district.name) == key ||
                   place_key(district.ministry_name) == key ||
                   place_key(district.other_name) == key;
        });
    return found == district_table.end() ? std::nullopt : std::optional(*found);
}

std::span<const TerritorialAuthority> territorial_authorities() {
    return authority_table;
}

std::optional<TerritorialAuthority> find_territorial_authority(std::string_view code_or_name) {
    return find_place(authority_table, code_or_name);
}

std::span<const Region> regions() {
    return region_table;
}

std::optional<Region> find_region(std::string_view code_or_name) {
    return find_place(region_table, code_or_name);
}

}  // namespace nz
