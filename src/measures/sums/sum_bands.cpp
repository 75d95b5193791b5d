#include "measures/sums/sum_bands.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

namespace measures {
namespace {

bool have_overlap(std::vector<equity::AgeBand> bands) {
    std::sort(bands.begin(), bands.end(), equity::younger);
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (equity::overlap(bands[i - 1], bands[i])) {
            return true;
        }
    }
    return false;
}

// The dimensions in which two bands that are added up have people in common.
std::vector<std::string> find_banded(const Selection& chosen, const std::vector<GroupKey>& keys) {
    std::map<std::string, std::set<std::string>> codes;
    for (const GroupKey& key : keys) {
        for (const auto& [dimension, code] : key) {
            codes[dimension].insert(code);
        }
    }
    std::vector<std::string> banded;
    for (const auto& [dimension, its_codes] : codes) {
        std::vector<equity::AgeBand> bands;
        for (const std::string& code : its_codes) {
            const auto band = equity::parse_age_band(code);
            if (band && takes_in(chosen, dimension, code)) {
                bands.push_back(*band);
            }
        }
        if (have_overlap(std::move(bands))) {
            banded.push_back(dimension);
        }
    }
    return banded;
}

template <typename Taken>
std::vector<equity::AgeBand> bands_of(const std::vector<Taken*>& taken) {
    std::vector<equity::AgeBand> bands;
    for (const Taken* const one : taken) {
        bands.push_back(one->band);
    }
    std::sort(bands.begin(), bands.end(), equity::younger);
    return bands;
}

bool hold_all(
    const std::vector<equity::AgeBand>& bands, const std::vector<equity::AgeBand>& wanted
) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const equity::AgeBand& band) {
        return hold_all_of(bands, band);
    });
}

}  // namespace

bool hold_all_of(std::span<const equity::AgeBand> bands, equity::AgeBand wanted) {
    int next = wanted.from;
    for (const equity::AgeBand& band : bands) {
        if (band.from <= next && !band.to) {
            return true;
        }
        if (band.from <= next && *band.to >= next) {
            next = *band.to + 1;
        }
    }
    return wanted.to && next > *wanted.to;
}

BandClaims::BandClaims(const Selection& chosen, const std::vector<GroupKey>& keys) {
    for (const std::string& dimension : find_banded(chosen, keys)) {
        dimensions_.push_back(banded_by(dimension, chosen, keys));
    }
}

BandClaims::Banded BandClaims::banded_by(
    const std::string& dimension, const Selection& chosen, const std::vector<GroupKey>& keys
) {
    Banded banded{dimension, {}, {}};
    std::map<std::string, std::int32_t> numbers;
    for (GroupKey key : keys) {
        Combination one;
        if (const auto found = key.find(dimension); found != key.end()) {
            if (takes_in(chosen, dimension, found->second)) {
                one.band = equity::parse_age_band(found->second);
            }
            key.erase(found);
        }
        const auto number = static_cast<std::int32_t>(numbers.size());
        one.beside = numbers.try_emplace(group_key_text(key), number).first->second;
        banded.combinations.push_back(one);
    }
    return banded;
}

void BandClaims::note(
    std::size_t combination, std::int32_t place, std::int32_t period, std::int32_t import
) {
    for (Banded& dimension : dimensions_) {
        const auto& [band, beside] = dimension.combinations[combination];
        if (band) {
            dimension.taken[{place, period, beside}].push_back({*band, import});
        }
    }
}

// Bands of an older import that overlap some of those that stand, and these.
void BandClaims::settle_overlap(const Bands& newer, const Bands& older) {
    const auto mark = [](const Bands& bands, BandClaim claim) {
        for (Taken* const one : bands) {
            one->claim = claim;
        }
    };
    const std::vector<equity::AgeBand> newer_bands = bands_of(newer);
    const std::vector<equity::AgeBand> older_bands = bands_of(older);
    if (!newer.empty() && hold_all(newer_bands, older_bands)) {
        mark(older, BandClaim::gives_way);
    } else if (hold_all(older_bands, newer_bands)) {
        mark(newer, BandClaim::gives_way);
        mark(older, have_overlap(older_bands) ? BandClaim::overlaps : BandClaim::free);
    } else {
        mark(newer, BandClaim::overlaps);
        mark(older, BandClaim::overlaps);
    }
}

// Of the bands that stand so far and those of the next import, the ones that stand.
BandClaims::Bands BandClaims::join(const Bands& newer, const Bands& older) {
    Bands all = newer;
    all.insert(all.end(), older.begin(), older.end());
    std::stable_sort(all.begin(), all.end(), [](const Taken* left, const Taken* right) {
        return equity::younger(left->band, right->band);
    });
    const std::int32_t import = older.front()->import;
    Bands standing;
    for (auto from = all.begin(); from != all.end();) {
        // Those that overlap, directly or by way of others.
        Bands its_newer;
        Bands its_older;
        int reach = std::numeric_limits<int>::min();
        auto to = from;
        while (to != all.end() && (to == from || (*to)->band.from <= reach)) {
            ((*to)->import == import ? its_older : its_newer).push_back(*to);
            reach = std::max(reach, (*to)->band.to.value_or(std::numeric_limits<int>::max()));
            ++to;
        }
        if (!its_older.empty()) {
            settle_overlap(its_newer, its_older);
        }
        std::copy_if(from, to, std::back_inserter(standing), [](const Taken* one) {
            return one->claim != BandClaim::gives_way;
        });
        from = to;
    }
    return standing;
}

void BandClaims::settle() {
    for (Banded& dimension : dimensions_) {
        for (auto& [key, taken] : dimension.taken) {
            Bands standing;
            for (auto from = taken.begin(); from != taken.end();) {
                const auto to = std::find_if(from, taken.end(), [&](const Taken& one) {
                    return one.import != from->import;
                });
                Bands next;
                std::transform(from, to, std::back_inserter(next), [](Taken& one) { return &one; });
                standing = join(standing, next);
                from = to;
            }
        }
    }
}

BandClaim BandClaims::claim(
    std::size_t combination,
    std::int32_t place,
    std::int32_t period,
    std::int32_t import,
    std::string_view cut
) const {
    BandClaim claim = BandClaim::free;
    for (const Banded& dimension : dimensions_) {
        const auto& [band, beside] = dimension.combinations[combination];
        if (!band || dimension.name == cut) {
            continue;
        }
        const std::vector<Taken>& taken = dimension.taken.at({place, period, beside});
        const auto found = std::find_if(taken.begin(), taken.end(), [&](const Taken& one) {
            return one.band == *band && one.import == import;
        });
        if (found->claim == BandClaim::gives_way) {
            return BandClaim::gives_way;
        }
        if (found->claim == BandClaim::overlaps) {
            claim = BandClaim::overlaps;
        }
    }
    return claim;
}

}  // namespace measures
