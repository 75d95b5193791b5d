#include "standards/nz/ethnicity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>

namespace nz {
namespace {

constexpr auto ethnicity_table = std::to_array<Ethnicity>({
#include "standards/nz/ethnicity_codes.inc"
});

constexpr std::array<std::size_t, 5> length_of_level{0, 1, 2, 3, 5};

// A whole number below `bound` without bias; the standard's distributions differ by library.
std::size_t pick(std::mt19937_64& generator, std::size_t bound) {
    const std::uint64_t span = bound;
    const std::uint64_t fair = generator.max() - generator.max() % span;
    std::uint64_t drawn = generator();
    while (drawn >= fair) {
        drawn = generator();
    }
    return static_cast<std::size_t>(drawn % span);
}

std::vector<std::string> without_duplicates(std::span<const std::string> codes) {
    std::vector<std::string> once;
    for (const std::string& code : codes) {
        if (std::find(once.begin(), once.end(), code) == once.end()) {
            once.push_back(code);
        }
    }
    return once;
}

// Takes one response away from a level 1 group that has several; false when none has.
bool drop_one(std::vector<std::string>& codes, std::mt19937_64& generator) {
    std::map<char, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        groups[codes[i].empty() ? '?' : codes[i].front()].push_back(i);
    }
    std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
    if (groups.empty()) {
        return false;
    }
    const auto group =
        std::next(groups.begin(), static_cast<std::ptrdiff_t>(pick(generator, groups.size())));
    const std::size_t gone = group->second[pick(generator, group->second.size())];
    codes.erase(codes.begin() + static_cast<std::ptrdiff_t>(gone));
    return true;
}

}  // namespace

std::span<const Ethnicity> ethnicities() {
    return ethnicity_table;
}

std::vector<Ethnicity> ethnicities_at(int level) {
    std::vector<Ethnicity> result;
    std::copy_if(
        ethnicity_table.begin(),
        ethnicity_table.end(),
        std::back_inserter(result),
        [&](const Ethnicity& ethnicity) { return ethnicity_level(ethnicity.code) == level; }
    );
    return result;
}

std::optional<Ethnicity> find_ethnicity(std::string_view code) {
    const auto found = std::lower_bound(
        ethnicity_table.begin(),
        ethnicity_table.end(),
        code,
        [](const Ethnicity& ethnicity, std::string_view wanted) { return ethnicity.code < wanted; }
    );
    return found != ethnicity_table.end() && found->code == code ? std::optional(*found)
                                                                 : std::nullopt;
}

std::string_view ethnicity_name(std::string_view code) {
    const auto found = find_ethnicity(code);
    return found ? found->name : std::string_view();
}

int ethnicity_level(std::string_view code) {
    const auto found = std::find(length_of_level.begin() + 1, length_of_level.end(), code.size());
    return found == length_of_level.end() ? 0 : static_cast<int>(found - length_of_level.begin());
}

std::string_view ethnicity_at_level(std::string_view code, int level) {
    return code.substr(0, length_of_level.at(static_cast<std::size_t>(level)));
}

bool is_residual_ethnicity(std::string_view code) {
    return code.starts_with('9');
}

EthnicityCheck check_ethnicities(std::span<const std::string> codes) {
    if (codes.empty()) {
        return {EthnicityProblem::no_code, {}};
    }
    int residuals = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto before = codes.begin() + static_cast<std::ptrdiff_t>(i);
        if (!find_ethnicity(codes[i])) {
            return {EthnicityProblem::unknown_code, codes[i]};
        }
        if (std::find(codes.begin(), before, codes[i]) != before) {
            return {EthnicityProblem::duplicate_code, codes[i]};
        }
        residuals += is_residual_ethnicity(codes[i]) ? 1 : 0;
        if (residuals > 1) {
            return {EthnicityProblem::several_residuals, codes[i]};
        }
    }
    return {};
}

std::string explain(const EthnicityCheck& check) {
    switch (check.problem) {
        case EthnicityProblem::none:
            return "";
        case EthnicityProblem::no_code:
            return "At least one ethnicity code was expected.";
        case EthnicityProblem::unknown_code:
            return "\"" + check.code + "\" is not an ethnicity code of HISO 10001.";
        case EthnicityProblem::duplicate_code:
            return "The ethnicity code " + check.code + " is given twice.";
        case EthnicityProblem::several_residuals:
            return "At most one of \"not stated\", \"refused\" and the like can be given; " +
                   check.code + " is a second one.";
    }
    return "";
}

std::vector<std::string> reduce_ethnicities(
    std::span<const std::string> codes, std::uint64_t seed
) {
    std::vector<std::string> kept = without_duplicates(codes);
    if (kept.size() <= most_ethnicities) {
        return kept;
    }
    const bool substantive = std::any_of(kept.begin(), kept.end(), [](const std::string& code) {
        return !is_residual_ethnicity(code);
    });
    if (substantive) {
        std::erase_if(kept, is_residual_ethnicity);
    }
    std::mt19937_64 generator(seed);
    while (kept.size() > most_ethnicities && drop_one(kept, generator)) {
    }
    return kept;
}

}  // namespace nz
