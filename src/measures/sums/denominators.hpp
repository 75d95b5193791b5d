// Which edition of a denominator the figures of each period are counted against. Two editions make
// no one line: between them there must be a break. Rules only.
#pragma once

#include "measures/measure.hpp"
#include "measures/sums/sum_periods.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace measures {

// Of an import: the edition it begins with, and those of a file that spans several.
struct ImportDenominator {
    std::string source{};
    std::string edition{};  // "" where the source names none
    std::vector<EditionFrom> later{};

    const std::string& edition_on(base::Date day) const;
};

struct NamedDenominator {
    SumPeriod period;
    std::string source;
    std::string edition;
    auto operator<=>(const NamedDenominator&) const = default;
};

// Collects which imports tell which periods, while observations are added up.
class PeriodImports {
public:
    void take(std::int32_t import, std::int32_t period);
    // Those that name an edition, by period and each once.
    std::vector<NamedDenominator> named(
        std::span<const ImportDenominator> imports,
        std::span<const SumPeriod> periods,
        const std::vector<bool>& kept
    ) const;

private:
    std::vector<std::vector<bool>> told_;  // by import, by period
};

// Why these figures, by period, cannot stand between these breaks: one sentence that names the
// period, both editions and what mends it; "" where they can.
std::string why_editions_mix(
    std::span<const Break> breaks, std::span<const NamedDenominator> denominators
);

// Throws base::Error(conflict) with that sentence.
void refuse_mixed_editions(
    std::span<const Break> breaks, std::span<const NamedDenominator> denominators
);

}  // namespace measures
