// Health districts, territorial authorities and regions as official code lists. A locality is not
// one of them: it is defined by its people (network/place).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace nz {

// One of the 20 health districts: the areas of the former district health boards.
struct District {
    std::string_view hpi_id;  // of the former board
    std::string_view name;
    std::string_view ministry_name;  // as the Ministry of Health spells it in its open data
    std::string_view other_name;     // used by Health New Zealand; not confirmed at its source
    std::string_view region;         // Health New Zealand's grouping; not confirmed at its source
};

std::span<const District> districts();
// By HPI id or any of its names, without regard to case, macrons and apostrophes.
std::optional<District> find_district(std::string_view id_or_name);

enum class AuthorityKind { city, district, unitary, territory };

// How many of an authority's people live in a health district, to the whole per cent (derived
// from SA2 centroids and 2018 populations). Boundaries differ: Auckland spans three districts.
struct DistrictShare {
    std::string_view district;  // HPI id; empty beyond the last
    int per_cent = 0;
};

// One of the 67 territorial authorities (Stats NZ, 2025).
struct TerritorialAuthority {
    std::string_view code;
    std::string_view name;
    AuthorityKind kind = AuthorityKind::district;
    std::array<DistrictShare, 3> districts;  // largest first; none for the Chatham Islands
};

std::span<const TerritorialAuthority> territorial_authorities();
std::optional<TerritorialAuthority> find_territorial_authority(std::string_view code_or_name);

// One of the 16 regions, and the area outside them (Stats NZ regional council codes).
struct Region {
    std::string_view code;
    std::string_view name;
};

std::span<const Region> regions();
std::optional<Region> find_region(std::string_view code_or_name);

}  // namespace nz
