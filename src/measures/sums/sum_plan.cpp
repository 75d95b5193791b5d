#include "measures/sums/sum_plan.hpp"

#include "analysis/equity/age_band.hpp"

namespace measures {
namespace {

constexpr std::size_t most_dimensions = 60;

// The source's own figure for everyone in the dimension: its total, or the band that is the range.
bool is_whole(const Selection& selection, std::string_view dimension, std::string_view code) {
    if (code == total_code) {
        return true;
    }
    const auto chosen = selection.find(dimension);
    const auto range =
        chosen == selection.end() ? std::nullopt : equity::parse_age_band(chosen->second);
    return range && equity::parse_age_band(code) == range;
}

bool is_chosen_alone(
    const Selection& selection, std::string_view dimension, std::string_view code
) {
    const auto chosen = selection.find(dimension);
    return chosen != selection.end() && chosen->second == code;
}

}  // namespace

GroupKey without_wholes(const Selection& selection, GroupKey key) {
    std::erase_if(key, [&](const auto& named) {
        const auto& [dimension, code] = named;
        return is_whole(selection, dimension, code) && takes_in(selection, dimension, code);
    });
    return key;
}

SumPlan::SumPlan(
    Selection selection,
    std::set<std::string, std::less<>> dimensions,
    std::set<std::string, std::less<>> overlapping
)
    : selection_(std::move(selection)),
      dimensions_(dimensions.begin(), dimensions.end()),
      overlapping_(std::move(overlapping)) {
    if (dimensions_.size() > most_dimensions) {
        throw base::Error(base::Code::invalid, "A measure can be cut by at most 60 dimensions.");
    }
    slot_of("", "");
}

int SumPlan::slot_of(const std::string& dimension, const std::string& code) {
    const auto [found, is_new] =
        slot_numbers_.try_emplace({dimension, code}, static_cast<int>(slots_.size()));
    if (is_new) {
        slots_.emplace_back(dimension, code);
    }
    return found->second;
}

bool SumPlan::find_pattern(const GroupKey& key, std::string_view cut, std::uint64_t& pattern)
    const {
    pattern = 0;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        const std::string& dimension = dimensions_[i];
        const auto named = key.find(dimension);
        if (named == key.end()) {
            if (dimension == cut) {
                return false;
            }
            pattern |= std::uint64_t{1} << i;
        } else if (!takes_in(selection_, dimension, named->second)) {
            return false;
        } else if (dimension != cut && overlapping_.contains(dimension) &&
                   !is_chosen_alone(selection_, dimension, named->second)) {
            return false;
        }
    }
    return true;
}

std::vector<Contribution> SumPlan::contributions(const GroupKey& key) {
    const GroupKey parts = without_wholes(selection_, key);
    std::vector<Contribution> found;
    std::uint64_t pattern = 0;
    if (find_pattern(parts, "", pattern)) {
        found.push_back({0, pattern});
    }
    for (const auto& [dimension, code] : parts) {
        if (find_pattern(parts, dimension, pattern)) {
            found.push_back({slot_of(dimension, code), pattern});
        }
    }
    return found;
}

std::vector<std::string> SumPlan::split_dimensions(std::uint64_t pattern) const {
    std::vector<std::string> split;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        if ((pattern >> i & 1) == 0) {
            split.push_back(dimensions_[i]);
        }
    }
    return split;
}

}  // namespace measures
