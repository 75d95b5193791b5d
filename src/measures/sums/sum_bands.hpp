// Age bands that have people in common are never added together. Rules only.
#pragma once

#include "analysis/equity/age_band.hpp"
#include "measures/measure.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace measures {

// True when every age of `wanted` is in one of the bands, which are youngest first.
bool hold_all_of(std::span<const equity::AgeBand> bands, equity::AgeBand wanted);

enum class BandClaim {
    free,       // may be added
    gives_way,  // bands of another import count all of the same people
    overlaps,   // others count some of them: there is no sum
};

// Where bands of several imports overlap, those of the newer ones stand when they hold every age of
// the older ones, and those of the older ones when they alone do: so a newer file with some of the
// ages removes nobody. Where neither does, and where bands of one import overlap, there is no sum.
// A file may have several dimensions of bands (ages, and doses "1+", "2+"): each is looked at by
// itself. Costs nothing where no two bands of the measure overlap.
class BandClaims {
public:
    BandClaims() = default;
    // `keys` are the combinations of groups, by number, without_wholes: a band that is the chosen
    // range stands beside its parts as a total does.
    BandClaims(const Selection& chosen, const std::vector<GroupKey>& keys);

    bool has_overlaps() const { return !dimensions_.empty(); }
    // Every observation that counts, in the order of the imports: the newest is 0.
    void note(
        std::size_t combination, std::int32_t place, std::int32_t period, std::int32_t import
    );
    // After the last of them; then `claim` may be asked.
    void settle();
    // In a sum cut by the dimension `cut`, which is of one band of it; "" for everyone.
    BandClaim claim(
        std::size_t combination,
        std::int32_t place,
        std::int32_t period,
        std::int32_t import,
        std::string_view cut
    ) const;

private:
    struct Combination {
        std::optional<equity::AgeBand> band;  // of those that are added up
        std::int32_t beside = 0;              // its other groups
    };
    struct Taken {
        equity::AgeBand band;
        std::int32_t import = 0;
        BandClaim claim = BandClaim::free;
    };
    // A dimension in which bands overlap.
    struct Banded {
        std::string name;
        std::vector<Combination> combinations;
        std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, std::vector<Taken>> taken;
    };
    using Bands = std::vector<Taken*>;

    static Banded banded_by(
        const std::string& dimension, const Selection& chosen, const std::vector<GroupKey>& keys
    );
    static Bands join(const Bands& newer, const Bands& older);
    static void settle_overlap(const Bands& newer, const Bands& older);

    std::vector<Banded> dimensions_;
};

}  // namespace measures
