#include "measures/sums/sum_bands.hpp"

#include <algorithm>
#include <set>

namespace measures {
namespace {

bool has_overlap(std::vector<equity::AgeBand> bands) {
    std::sort(bands.begin(), bands.end(), equity::younger);
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (equity::overlap(bands[i - 1], bands[i])) {
            return true;
        }
    }
    return false;
}

// The first dimension in which two bands that are added up have people in common.
std::string find_banded(const Selection& chosen, const std::vector<GroupKey>& keys) {
    std::map<std::string, std::set<std::string>> codes;
    for (const GroupKey& key : keys) {
        for (const auto& [dimension, code] : key) {
            codes[dimension].insert(code);
        }
    }
    for (const auto& [dimension, its_codes] : codes) {
        std::vector<equity::AgeBand> bands;
        for (const std::string& code : its_codes) {
            const auto band = equity::parse_age_band(code);
            if (band && takes_in(chosen, dimension, code)) {
                bands.push_back(*band);
            }
        }
        if (has_overlap(std::move(bands))) {
            return dimension;
        }
    }
    return "";
}

}  // namespace

BandClaims::BandClaims(const Selection& chosen, const std::vector<GroupKey>& keys)
    : dimension_(find_banded(chosen, keys)) {
    if (dimension_.empty()) {
        return;
    }
    std::map<std::string, std::int32_t> numbers;
    for (GroupKey key : keys) {
        Combination one;
        if (const auto found = key.find(dimension_); found != key.end()) {
            if (takes_in(chosen, dimension_, found->second)) {
                one.band = equity::parse_age_band(found->second);
            }
            key.erase(found);
        }
        const auto number = static_cast<std::int32_t>(numbers.size());
        one.beside = numbers.try_emplace(group_key_text(key), number).first->second;
        combinations_.push_back(one);
    }
}

BandClaim BandClaims::claim(
    std::size_t combination, std::int32_t place, std::int32_t period, std::int32_t import
) {
    if (combinations_.empty() || !combinations_[combination].band) {
        return BandClaim::free;
    }
    const auto& [band, beside] = combinations_[combination];
    std::vector<Taken>& taken = taken_[{place, period, beside}];
    BandClaim claim = BandClaim::free;
    for (const Taken& one : taken) {
        if (!equity::overlap(one.band, *band)) {
            continue;
        }
        if (one.import != import) {
            return BandClaim::newer_has_it;
        }
        claim = BandClaim::overlaps;
    }
    taken.push_back({*band, import});
    return claim;
}

}  // namespace measures
