#include "measures/figures/released_margins.hpp"

#include <map>
#include <optional>
#include <tuple>

namespace measures {
namespace {

using Numbers = std::vector<std::size_t>;

class Margins {
public:
    Margins(disclosure::Table& table, std::span<const Sum> sums) : table_(table), sums_(sums) {
        for (std::size_t at = 0; at < sums.size(); ++at) {
            cells_[{sums[at].place_id, sums[at].dimension, sums[at].code, false}] = at;
        }
    }

    void add_groups(
        const std::set<std::string, std::less<>>& overlapping, std::span<const BandPart> bands
    ) {
        std::map<std::pair<std::string, std::string>, disclosure::Margin> margins;
        for (std::size_t at = 0; at < sums_.size(); ++at) {
            const Sum& sum = sums_[at];
            const auto all = cells_.find({sum.place_id, "", "", false});
            if (sum.dimension.empty() || all == cells_.end() || bands[at] == BandPart::aside) {
                continue;
            }
            if (bands[at] == BandPart::alone) {
                add_alone(all->second, at);
            } else if (overlapping.contains(sum.dimension)) {
                add_everyone_else(all->second, at);
            } else {
                disclosure::Margin& margin = margins[{sum.place_id, sum.dimension}];
                margin.total = all->second;
                margin.parts.push_back(at);
                margin.is_loose = margin.is_loose || bands[at] == BandPart::chosen;
            }
        }
        for (auto& [key, margin] : margins) {
            table_.margins.push_back(std::move(margin));
        }
    }

    // For everyone, for each group and for everyone else.
    void add_places(std::span<const network::Place> places) {
        std::map<std::string, std::string> parent;
        for (const network::Place& place : places) {
            parent[place.id] = place.parent_id;
        }
        std::map<std::size_t, Numbers> parts;  // by total
        for (const auto& [key, at] : cells_) {
            const auto& [place, dimension, code, is_rest] = key;
            const auto total = cells_.find({parent[place], dimension, code, is_rest});
            if (total != cells_.end()) {
                parts[total->second].push_back(at);
            }
        }
        for (auto& [total, members] : parts) {
            table_.margins.push_back({total, std::move(members)});
        }
    }

private:
    // A published band that is not of the set of bands that are shown: everyone less it is told.
    void add_alone(std::size_t everyone, std::size_t group) {
        if (sums_[group].state == base::FigureState::reported) {
            table_.margins.push_back({everyone, {group}});
        }
    }

    void add_everyone_else(std::size_t everyone, std::size_t group) {
        disclosure::Cell rest = disclosure::complement(with_count(everyone), with_count(group));
        const auto is_reported = [](const std::optional<base::Raw>& count) {
            return count && count->is_reported();
        };
        const bool is_nobody = is_reported(rest.denominator) && rest.denominator->value() <= 0;
        if (is_nobody || !(is_reported(rest.numerator) || is_reported(rest.denominator))) {
            return;
        }
        rest.is_implied = true;
        rest.is_published = table_.cells[everyone].is_published && table_.cells[group].is_published;
        const std::size_t at = table_.cells.size();
        table_.cells.push_back(rest);
        table_.margins.push_back({everyone, {group, at}});
        cells_[{sums_[group].place_id, sums_[group].dimension, sums_[group].code, true}] = at;
    }

    // A rate that came with its people tells its count.
    disclosure::Cell with_count(std::size_t at) const {
        disclosure::Cell cell = table_.cells[at];
        if (table_.values_are_rates && !cell.numerator && cell.value && cell.denominator &&
            cell.value->is_reported() && cell.denominator->is_reported()) {
            cell.numerator =
                base::Raw(cell.value->value() * cell.denominator->value() / table_.per);
        }
        return cell;
    }

    // Place, dimension, code, and whether it is everyone else.
    using Key = std::tuple<std::string, std::string, std::string, bool>;

    disclosure::Table& table_;
    std::span<const Sum> sums_;
    std::map<Key, std::size_t> cells_;
};

}  // namespace

void add_margins(
    disclosure::Table& table,
    std::span<const Sum> sums,
    std::span<const network::Place> places,
    const std::set<std::string, std::less<>>& overlapping,
    std::span<const BandPart> bands
) {
    Margins margins(table, sums);
    margins.add_groups(overlapping, bands);
    margins.add_places(places);
}

}  // namespace measures
