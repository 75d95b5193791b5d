// What partners gave of the sums of one period: they know it, and those who accepted it know what
// the pages of the returns showed them.
#pragma once

#include "analysis/disclosure/table.hpp"
#include "analysis/equity/age_band.hpp"
#include "measures/figures/released_rows.hpp"
#include "measures/sums/sums.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace measures {

class Gifts {
public:
    // All rows of returns whose figures are live, return by return.
    Gifts(const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> given);

    // Marks the cell of a sum that is what was given; another figure of the same group is not.
    void mark(const Sum& sum, disclosure::Cell& cell) const;
    // The age bands that were given of a place.
    const std::vector<equity::AgeBand>& bands(
        const std::string& place_id, const std::string& dimension
    ) const;

private:
    struct Row {
        double numerator = 0;
        double denominator = 0;
        double value = 0;
        int returns = 0;
        disclosure::Given given{{}, true, true};
        bool is_set_aside = false;
    };
    void take(
        const Measure& measure, std::int64_t suppress_below, std::span<const GivenFigure> rows
    );
    void add(
        const GivenFigure& figure, const GroupKey& key, const disclosure::ReleasedCell& released
    );
    static bool is_same(const Row& row, const Sum& sum);

    std::map<std::string, int> givers_;
    std::map<std::pair<std::string, std::string>, Row> rows_;  // by place and groups
    std::map<std::pair<std::string, std::string>, std::vector<equity::AgeBand>> bands_;
};

}  // namespace measures
