#include "standards/nz/ethnicity_output.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>

namespace nz {
namespace {

constexpr std::string_view not_stated = "99999";

// HISO 10001:2017 as quoted by ethnicNZ and Education Counts.
constexpr auto level_1_order = std::to_array<std::string_view>({"2", "3", "4", "5", "6", "1", "9"});

// The order within the level 1 blocks was written from memory of HISO 10001:2017 and is to be
// checked against its table before anything depends on it; the order of the blocks is checked.
constexpr auto level_2_order =
    std::to_array<std::string_view>({"21", "35", "36", "34", "33", "32", "31", "37", "30",
                                     "41", "43", "42", "44", "40", "52", "53", "51", "61",
                                     "12", "10", "11", "94", "95", "97", "98", "99"});

// The person's codes that output may use: known, not "repeated", residual only when alone.
std::vector<std::string_view> codes_for_output(std::span<const std::string> codes) {
    std::vector<std::string_view> known;
    for (const std::string& code : codes) {
        if (find_ethnicity(code) && !code.starts_with("96")) {
            known.push_back(code);
        }
    }
    const bool substantive = std::any_of(known.begin(), known.end(), [](std::string_view code) {
        return !is_residual_ethnicity(code);
    });
    if (substantive) {
        std::erase_if(known, is_residual_ethnicity);
    }
    if (known.empty()) {
        known.push_back(not_stated);
    }
    return known;
}

// A place in the order; a level 1 code in the level 2 order stands after its own block.
std::size_t rank_of(std::string_view code, std::span<const std::string_view> order) {
    for (std::size_t at = order.size(); at-- > 0;) {
        if (order[at].starts_with(code)) {
            return at;
        }
    }
    return order.size();
}

}  // namespace

std::string_view name(EthnicityOutput output) {
    switch (output) {
        case EthnicityOutput::total_response:
            return "total_response";
        case EthnicityOutput::prioritised:
            return "prioritised";
        case EthnicityOutput::sole_combination:
            return "sole_combination";
    }
    return "total_response";
}

std::string_view word(EthnicityOutput output) {
    switch (output) {
        case EthnicityOutput::total_response:
            return "total response";
        case EthnicityOutput::prioritised:
            return "prioritised";
        case EthnicityOutput::sole_combination:
            return "sole or combination";
    }
    return "total response";
}

std::optional<EthnicityOutput> parse_ethnicity_output(std::string_view text) {
    for (const EthnicityOutput output :
         {EthnicityOutput::total_response,
          EthnicityOutput::prioritised,
          EthnicityOutput::sole_combination}) {
        if (name(output) == text) {
            return output;
        }
    }
    return std::nullopt;
}

std::vector<std::string> total_response(std::span<const std::string> codes, int level) {
    std::vector<std::string> groups;
    for (const std::string_view code : codes_for_output(codes)) {
        groups.emplace_back(ethnicity_at_level(code, level));
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
}

std::span<const std::string_view> priority_order(int level) {
    if (level == 1) {
        return level_1_order;
    }
    if (level == 2) {
        return level_2_order;
    }
    throw base::Error(
        base::Code::invalid,
        "Ethnicity is prioritised at level 1 or 2; another level was asked for."
    );
}

std::string prioritised(std::span<const std::string> codes, int level) {
    const std::span<const std::string_view> order = priority_order(level);
    const std::vector<std::string> groups = total_response(codes, level);
    return *std::min_element(
        groups.begin(),
        groups.end(),
        [&](const std::string& left, const std::string& right) {
            return rank_of(left, order) < rank_of(right, order);
        }
    );
}

SoleCombination sole_combination(std::span<const std::string> codes) {
    SoleCombination result{total_response(codes, 1), {}};
    std::sort(
        result.groups.begin(),
        result.groups.end(),
        [](const std::string& left, const std::string& right) {
            return rank_of(left, level_1_order) < rank_of(right, level_1_order);
        }
    );
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        const bool last = i + 1 == result.groups.size();
        result.name += i == 0 ? "" : last ? " and " : ", ";
        result.name += ethnicity_name(result.groups[i]);
    }
    if (result.groups.size() == 1 && !is_residual_ethnicity(result.groups.front())) {
        result.name += " only";
    }
    return result;
}

}  // namespace nz
