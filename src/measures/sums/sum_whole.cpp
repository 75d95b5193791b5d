#include "measures/sums/sum_whole.hpp"

#include <algorithm>

namespace measures {
namespace {

std::uint64_t subject_key(std::int32_t place, std::int32_t combination) {
    return static_cast<std::uint64_t>(place) << 32 | static_cast<std::uint32_t>(combination);
}

// `bands` youngest first.
bool hold_all_of(const std::vector<equity::AgeBand>& bands, equity::AgeBand wanted) {
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

}  // namespace

WholeSums::WholeSums(
    Selection selection,
    const SumPlan& plan,
    std::vector<GroupKey> keys,
    const std::vector<std::vector<Contribution>>& contributions
)
    : selection_(std::move(selection)), keys_(std::move(keys)), met_(keys_.size()) {
    for (const auto& [dimension, code] : plan.slots()) {
        cuts_.push_back(dimension);
    }
    for (std::size_t number = 0; number < contributions.size(); ++number) {
        for (const Contribution& to : contributions[number]) {
            by_sum_[{to.slot, to.pattern}].push_back(static_cast<std::int32_t>(number));
            splits_.try_emplace(to.pattern, plan.split_dimensions(to.pattern));
        }
    }
}

std::size_t WholeSums::subject(std::int32_t place, std::int32_t combination) {
    return subjects_.try_emplace(subject_key(place, combination), subjects_.size()).first->second;
}

void WholeSums::note(
    std::size_t subject, std::int32_t combination, std::int32_t period, bool has_figure
) {
    if (has_figure) {
        figures_.take(subject, period);
    }
    const auto number = static_cast<std::size_t>(combination);
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

bool WholeSums::is_whole(const SumSpot& spot) const {
    std::map<std::string, Codes, std::less<>> spoken;
    const auto parts = by_sum_.find({spot.slot, spot.pattern});
    if (parts == by_sum_.end()) {
        return false;
    }
    for (const std::int32_t combination : parts->second) {
        const auto subject = subjects_.find(subject_key(spot.place, combination));
        if (subject == subjects_.end() || !figures_.holds(subject->second, spot.period)) {
            continue;
        }
        for (const auto& [dimension, code] : keys_[static_cast<std::size_t>(combination)]) {
            if (code != unknown_code) {
                spoken[dimension].insert(code);
            }
        }
    }
    const std::vector<std::string>& split = splits_.at(spot.pattern);
    const std::string& cut = cuts_[static_cast<std::size_t>(spot.slot)];
    return std::all_of(split.begin(), split.end(), [&](const std::string& dimension) {
        return dimension == cut || are_all(dimension, spoken[dimension]);
    });
}

}  // namespace measures
