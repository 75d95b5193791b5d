#include "measures/figures/released_sums.hpp"

#include "measures/figures/released_bands.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace measures {
namespace {

using Numbers = std::vector<std::size_t>;

std::optional<base::Raw> raw_of(const std::optional<double>& value) {
    return value ? std::optional(base::Raw(*value)) : std::nullopt;
}

disclosure::Cell absent_cell(const Measure& measure, base::FigureState state) {
    disclosure::Cell cell;
    if (measure.unit == Unit::value) {
        cell.value = base::Raw(state);
        return cell;
    }
    cell.numerator = base::Raw(state);
    if (measure.unit != Unit::count) {
        cell.denominator = base::Raw(state);
    }
    return cell;
}

// Everyone is the sum of the groups of each dimension whose groups do not overlap.
void add_group_margins(
    disclosure::Table& table,
    std::span<const Sum> sums,
    const std::set<std::string, std::less<>>& overlapping
) {
    std::map<std::pair<std::string, base::Date>, std::size_t> everyone;
    std::map<std::tuple<std::string, base::Date, std::string>, Numbers> parts;
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const Sum& sum = sums[at];
        if (sum.dimension.empty()) {
            everyone[{sum.place_id, sum.period_end}] = at;
        } else if (!overlapping.contains(sum.dimension)) {
            parts[{sum.place_id, sum.period_end, sum.dimension}].push_back(at);
        }
    }
    for (const auto& [key, members] : parts) {
        const auto total = everyone.find({std::get<0>(key), std::get<1>(key)});
        if (total != everyone.end()) {
            table.margins.push_back({total->second, members});
        }
    }
}

// A place is the sum of the places inside it, for everyone and for each group.
void add_place_margins(
    disclosure::Table& table, std::span<const Sum> sums, std::span<const network::Place> places
) {
    std::map<std::string, std::string> parent;
    for (const network::Place& place : places) {
        parent[place.id] = place.parent_id;
    }
    using Key = std::tuple<std::string, std::string, std::string, base::Date>;
    std::map<Key, std::size_t> cells;
    std::map<Key, Numbers> parts;
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const Sum& sum = sums[at];
        cells[{sum.place_id, sum.dimension, sum.code, sum.period_end}] = at;
        const std::string& above = parent[sum.place_id];
        if (!above.empty()) {
            parts[{above, sum.dimension, sum.code, sum.period_end}].push_back(at);
        }
    }
    for (const auto& [key, members] : parts) {
        const auto total = cells.find(key);
        if (total != cells.end()) {
            table.margins.push_back({total->second, members});
        }
    }
}

// Marks the sums that partners gave: each row of a return, and its everyone.
class Gifts {
public:
    explicit Gifts(std::span<const GivenFigure> given) {
        for (const GivenFigure& one : given) {
            const int giver = number(givers_, one.organisation_id);
            const int together = static_cast<int>(places_.size());
            Place& place = places_.try_emplace(
                                      {one.place_id, one.period_end}, Place{together, {}}
            ).first->second;
            place.by_groups[""].insert(giver);
            place.by_groups[one.groups].insert(giver);
        }
    }

    std::optional<disclosure::Given> find(const Sum& sum) const {
        const auto place = places_.find({sum.place_id, sum.period_end});
        if (place == places_.end()) {
            return std::nullopt;
        }
        const std::string groups =
            sum.dimension.empty() ? "" : group_key_text({{sum.dimension, sum.code}});
        const auto row = place->second.by_groups.find(groups);
        if (row == place->second.by_groups.end()) {
            return std::nullopt;
        }
        return disclosure::Given{
            place->second.number, std::vector<int>(row->second.begin(), row->second.end())};
    }

private:
    struct Place {
        int number = 0;
        std::map<std::string, std::set<int>> by_groups{};
    };
    static int number(std::map<std::string, int>& numbers, const std::string& id) {
        return numbers.try_emplace(id, static_cast<int>(numbers.size())).first->second;
    }

    std::map<std::string, int> givers_;
    std::map<std::pair<std::string, base::Date>, Place> places_;
};

Sum without_figures(const Sum& sum) {
    Sum about = sum;
    about.numerator.reset();
    about.denominator.reset();
    about.value.reset();
    return about;
}

}  // namespace

disclosure::Cell raw_cell(const Measure& measure, const Sum& sum) {
    if (sum.state != base::FigureState::reported) {
        return absent_cell(measure, sum.state);
    }
    disclosure::Cell cell;
    if (measure.unit == Unit::count) {
        cell.numerator = raw_of(sum.numerator ? sum.numerator : sum.value);
        return cell;
    }
    cell.numerator = raw_of(sum.numerator);
    cell.denominator = raw_of(sum.denominator);
    cell.value = raw_of(sum.value);
    return cell;
}

disclosure::Policy disclosure_policy(const Measure& measure, std::int64_t suppress_below) {
    return {
        .threshold = static_cast<int>(std::clamp<std::int64_t>(suppress_below, 3, 1000)),
        .sensitive = measure.is_sensitive};
}

std::vector<ReleasedSum> release_sums(
    const Measure& measure,
    std::int64_t suppress_below,
    const std::set<std::string, std::less<>>& overlapping,
    std::span<const network::Place> places,
    std::span<const Sum> sums,
    std::span<const GivenFigure> given
) {
    const Gifts gifts(given);
    const std::string_view raw = disclosure::name(disclosure::Protection::raw);
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    table.per = static_cast<double>(measure.per);
    table.values_are_rates = measure.unit == Unit::proportion || measure.unit == Unit::rate;
    for (const Sum& sum : sums) {
        table.cells.push_back(raw_cell(measure, sum));
        table.cells.back().is_published = sum.protection != raw;
        if (sum.protection == raw) {
            table.cells.back().given = gifts.find(sum);
            table.protection = disclosure::Protection::raw;
        }
    }
    if (table.protection == disclosure::Protection::raw) {
        add_group_margins(table, sums, overlapping);
        add_place_margins(table, sums, places);
        add_rulers(table, measure, sums);
    }
    disclosure::ReleasedTable out =
        disclosure::release(table, disclosure_policy(measure, suppress_below));
    std::vector<ReleasedSum> result;
    result.reserve(sums.size());
    for (std::size_t at = 0; at < sums.size(); ++at) {
        result.push_back({without_figures(sums[at]), std::move(out.cells[at])});
    }
    return result;
}

}  // namespace measures
