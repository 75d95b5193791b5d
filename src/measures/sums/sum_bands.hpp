// Age bands that have people in common are never added together. Rules only.
#pragma once

#include "analysis/equity/age_band.hpp"
#include "measures/measure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace measures {

enum class BandClaim {
    free,          // may be added
    newer_has_it,  // an import that takes precedence counts some of the same people
    overlaps,      // the same import does: there is no sum
};

// Costs nothing where no two bands of the measure overlap.
class BandClaims {
public:
    BandClaims() = default;
    // `keys` are the combinations of groups, by number, without_wholes: a band that is the chosen
    // range stands beside its parts as a total does.
    BandClaims(const Selection& chosen, const std::vector<GroupKey>& keys);

    // The dimension whose bands overlap; a sum cut by it is of one band and takes part in nothing.
    const std::string& dimension() const { return dimension_; }
    // Imports are asked for in order of precedence.
    BandClaim claim(
        std::size_t combination, std::int32_t place, std::int32_t period, std::int32_t import
    );

private:
    struct Combination {
        std::optional<equity::AgeBand> band;  // of those that are added up
        std::int32_t beside = 0;              // its other groups
    };
    struct Taken {
        equity::AgeBand band;
        std::int32_t import = 0;
    };

    std::string dimension_;
    std::vector<Combination> combinations_;
    std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, std::vector<Taken>> taken_;
};

}  // namespace measures
