#include "measures/sums/sum_whole.hpp"

#include "analysis/equity/age_band.hpp"
#include "measures/sums/sum_bands.hpp"

#include <algorithm>
#include <limits>

namespace measures {
namespace {

std::uint64_t subject_key(std::int32_t place, std::int32_t combination) {
    return static_cast<std::uint64_t>(place) << 32 | static_cast<std::uint32_t>(combination);
}

// Dimensions with age bands, which may be other ones in each group of another dimension.
std::set<std::string, std::less<>> list_banded(const std::vector<GroupKey>& keys) {
    std::set<std::string, std::less<>> banded;
    for (const GroupKey& key : keys) {
        for (const auto& [dimension, code] : key) {
            if (equity::parse_age_band(code)) {
                banded.insert(dimension);
            }
        }
    }
    return banded;
}

}  // namespace

WholeSums::WholeSums(
    Selection selection,
    const SumPlan& plan,
    std::vector<GroupKey> keys,
    const std::vector<std::vector<Contribution>>& contributions
)
    : selection_(std::move(selection)),
      keys_(std::move(keys)),
      contributions_(contributions),
      met_(keys_.size()) {
    for (const auto& [dimension, code] : plan.slots()) {
        cuts_.push_back(dimension);
    }
    const auto banded = list_banded(keys_);
    for (const std::vector<Contribution>& each : contributions) {
        for (const Contribution& to : each) {
            const auto [found, is_new] = splits_.try_emplace(to.pattern);
            if (is_new) {
                found->second = plan.split_dimensions(to.pattern);
                std::stable_partition(
                    found->second.begin(),
                    found->second.end(),
                    [&](const std::string& dimension) { return !banded.contains(dimension); }
                );
            }
        }
    }
}

std::size_t WholeSums::subject(std::int32_t place, std::int32_t combination) {
    return subjects_.try_emplace(subject_key(place, combination), subjects_.size()).first->second;
}

void WholeSums::note(
    std::int32_t place, std::int32_t combination, std::int32_t period, bool has_figure
) {
    const auto number = static_cast<std::size_t>(combination);
    if (has_figure && !keys_[number].empty()) {
        observed_.push_back({place, period, combination});
    }
    if (met_[number]) {
        return;
    }
    met_[number] = true;
    for (const auto& [dimension, code] : keys_[number]) {
        if (code != unknown_code && takes_in(selection_, dimension, code)) {
            known_[dimension].insert(code);
        }
    }
}

bool WholeSums::are_all(const std::string& dimension, const Codes& spoken) const {
    std::vector<equity::AgeBand> bands;
    for (const std::string& code : spoken) {
        if (const auto band = equity::parse_age_band(code)) {
            bands.push_back(*band);
        }
    }
    std::sort(bands.begin(), bands.end(), equity::younger);
    const auto chosen = selection_.find(dimension);
    const auto range =
        chosen == selection_.end() ? std::nullopt : equity::parse_age_band(chosen->second);
    if (spoken.size() < 2 || (range && !hold_all_of(bands, *range))) {
        return false;
    }
    const auto known = known_.find(dimension);
    return known == known_.end() ||
           std::all_of(known->second.begin(), known->second.end(), [&](const std::string& code) {
               const auto band = equity::parse_age_band(code);
               return spoken.contains(code) || (band && hold_all_of(bands, *band));
           });
}

bool WholeSums::are_whole(std::span<const std::string> dimensions, const Combinations& parts)
    const {
    if (dimensions.empty()) {
        return !parts.empty();
    }
    const std::string& dimension = dimensions.front();
    std::map<std::string, Combinations, std::less<>> by_code;
    for (const std::int32_t part : parts) {
        by_code[keys_[static_cast<std::size_t>(part)].find(dimension)->second].push_back(part);
    }
    Codes spoken;
    for (const auto& [code, of_code] : by_code) {
        if (code != unknown_code && are_whole(dimensions.subspan(1), of_code)) {
            spoken.insert(code);
        }
    }
    return are_all(dimension, spoken);
}

WholeSums::Combinations WholeSums::observed_parts(const SumSpot& spot) const {
    constexpr std::int32_t last = std::numeric_limits<std::int32_t>::max();
    const auto from =
        std::lower_bound(observed_.begin(), observed_.end(), Observed{spot.place, spot.period, 0});
    const auto to =
        std::upper_bound(from, observed_.end(), Observed{spot.place, spot.period, last});
    Combinations parts;
    for (auto one = from; one != to; ++one) {
        const auto& to_sums = contributions_[static_cast<std::size_t>(one->combination)];
        const Contribution wanted{spot.slot, spot.pattern};
        if (std::find(to_sums.begin(), to_sums.end(), wanted) != to_sums.end()) {
            parts.push_back(one->combination);
        }
    }
    return parts;
}

bool WholeSums::is_whole(const SumSpot& spot) {
    if (!is_sorted_) {
        std::sort(observed_.begin(), observed_.end());
        is_sorted_ = true;
    }
    const Combinations parts = observed_parts(spot);
    const auto [found, is_new] = found_.try_emplace({spot.slot, spot.pattern, parts}, false);
    if (is_new) {
        std::vector<std::string> dimensions = splits_.at(spot.pattern);
        std::erase(dimensions, cuts_[static_cast<std::size_t>(spot.slot)]);
        found->second = are_whole(dimensions, parts);
    }
    return found->second;
}

}  // namespace measures
