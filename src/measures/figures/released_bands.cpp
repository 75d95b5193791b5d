#include "measures/figures/released_bands.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace measures {
namespace {

using equity::AgeBand;
using Bands = std::vector<AgeBand>;

struct RankedBand {
    AgeBand band;
    int rank = 0;  // the lower comes first
};

enum class Order { finest, coarsest };

int years(AgeBand band) {
    constexpr int oldest = 200;
    return band.to.value_or(oldest) - band.from;
}

bool clashes(AgeBand one, AgeBand other) {
    return one != other && equity::overlap(one, other);
}

bool clashes_with_any(AgeBand band, const Bands& others) {
    return std::any_of(others.begin(), others.end(), [&](AgeBand other) {
        return clashes(band, other);
    });
}

bool is_among(AgeBand band, const Bands& bands) {
    return std::find(bands.begin(), bands.end(), band) != bands.end();
}

// Each band once, the youngest first.
void sort_out(Bands& bands) {
    std::sort(bands.begin(), bands.end(), equity::younger);
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
}

// No two of them overlap.
Bands side_by_side(std::vector<RankedBand> bands, Order order) {
    const int sign = order == Order::finest ? 1 : -1;
    std::sort(bands.begin(), bands.end(), [&](const RankedBand& left, const RankedBand& right) {
        return std::tuple(left.rank, sign * years(left.band), left.band.from) <
               std::tuple(right.rank, sign * years(right.band), right.band.from);
    });
    Bands chosen;
    for (const RankedBand& one : bands) {
        if (!is_among(one.band, chosen) && !clashes_with_any(one.band, chosen)) {
            chosen.push_back(one.band);
        }
    }
    return chosen;
}

struct BandCell {
    std::size_t at = 0;
    AgeBand band;
};

// The bands of one dimension in one tree of places.
class BandLine {
public:
    BandLine(
        const disclosure::Table& table,
        std::span<const Sum> sums,
        const std::map<std::string, std::size_t>& everyone,
        const Gifts& gifts,
        std::vector<BandCell> cells
    )
        : table_(table),
          sums_(sums),
          everyone_(everyone),
          gifts_(gifts),
          cells_(std::move(cells)) {}

    bool has_overlap() const {
        Bands bands;
        for (const BandCell& cell : cells_) {
            const Bands& known = known_of(cell);
            bands.push_back(cell.band);
            bands.insert(bands.end(), known.begin(), known.end());
        }
        sort_out(bands);
        return std::adjacent_find(bands.begin(), bands.end(), clashes) != bands.end();
    }

    void choose(std::vector<BandPart>& parts) const {
        const Bands chosen = choose_set();
        std::set<std::pair<std::string, int>> taken;  // place and where the band begins
        for (const bool is_published : {true, false}) {
            for (const BandCell& cell : cells_) {
                if (table_.cells[cell.at].is_published != is_published) {
                    continue;
                }
                const bool is_chosen = is_among(cell.band, chosen) && may_be_shown(cell) &&
                                       taken.emplace(place_of(cell), cell.band.from).second;
                parts[cell.at] = is_chosen      ? BandPart::chosen
                                 : is_published ? BandPart::alone
                                                : BandPart::aside;
            }
        }
    }

private:
    const std::string& place_of(const BandCell& cell) const { return sums_[cell.at].place_id; }
    const Bands& known_of(const BandCell& cell) const {
        return gifts_.bands(place_of(cell), sums_[cell.at].dimension);
    }

    // What its place's partners know, and those who accepted it, does not go with it.
    bool may_be_shown(const BandCell& cell) const {
        const disclosure::Cell& source = table_.cells[cell.at];
        const bool is_given = source.given.has_value();
        return source.is_published ||
               (!source.is_set_aside && (is_given || !clashes_with_any(cell.band, known_of(cell))));
    }

    Bands choose_set() const {
        Bands published;
        Bands given;
        for (const BandCell& cell : cells_) {
            const Bands& known = known_of(cell);
            given.insert(given.end(), known.begin(), known.end());
            if (table_.cells[cell.at].is_published) {
                published.push_back(cell.band);
            }
        }
        sort_out(published);
        sort_out(given);
        std::vector<RankedBand> bands;
        for (const BandCell& cell : cells_) {
            if (table_.cells[cell.at].is_published) {
                bands.push_back({cell.band, 0});
            } else if (!clashes_with_any(cell.band, published)) {
                bands.push_back({cell.band, is_among(cell.band, given) ? 1 : 2});
            }
        }
        const Bands finest = side_by_side(bands, Order::finest);
        if (!published.empty() || !given.empty()) {
            return finest;
        }
        const Bands coarsest = side_by_side(bands, Order::coarsest);
        return places_added_up(coarsest) > places_added_up(finest) ? coarsest : finest;
    }

    // Of how many places these bands make the figure for everyone.
    std::ptrdiff_t places_added_up(const Bands& bands) const {
        std::map<std::string, double> sums;
        for (const BandCell& cell : cells_) {
            if (is_among(cell.band, bands)) {
                sums[place_of(cell)] += count_of(cell.at);
            }
        }
        return std::count_if(sums.begin(), sums.end(), [&](const auto& sum) {
            const auto all = everyone_.find(sum.first);
            constexpr double nobody = 1e-6;
            return all != everyone_.end() && std::abs(count_of(all->second) - sum.second) < nobody;
        });
    }

    double count_of(std::size_t at) const {
        const disclosure::Cell& cell = table_.cells[at];
        const auto& count = cell.numerator ? cell.numerator : cell.denominator;
        return count && count->is_reported() ? count->value() : std::nan("");
    }

    const disclosure::Table& table_;
    std::span<const Sum> sums_;
    const std::map<std::string, std::size_t>& everyone_;  // by place
    const Gifts& gifts_;
    std::vector<BandCell> cells_;
};

// By place, the place at the top of its tree.
class Trees {
public:
    explicit Trees(std::span<const network::Place> places) {
        for (const network::Place& place : places) {
            parents_[place.id] = place.parent_id;
        }
    }
    std::string top(std::string place_id) const {
        for (std::size_t steps = 0; steps < parents_.size(); ++steps) {
            const auto found = parents_.find(place_id);
            if (found == parents_.end() || found->second.empty()) {
                break;
            }
            place_id = found->second;
        }
        return place_id;
    }

private:
    std::map<std::string, std::string> parents_;
};

}  // namespace

std::vector<BandPart> choose_bands(
    const disclosure::Table& table,
    std::span<const Sum> sums,
    std::span<const network::Place> places,
    const Gifts& gifts
) {
    const Trees trees(places);
    std::map<std::string, std::size_t> everyone;
    std::map<std::pair<std::string, std::string>, std::vector<BandCell>> lines;
    for (std::size_t at = 0; at < sums.size(); ++at) {
        if (sums[at].dimension.empty()) {
            everyone[sums[at].place_id] = at;
        } else if (const auto band = equity::parse_age_band(sums[at].code)) {
            lines[{trees.top(sums[at].place_id), sums[at].dimension}].push_back({at, *band});
        }
    }
    std::vector<BandPart> parts(sums.size(), BandPart::plain);
    for (auto& [key, cells] : lines) {
        const BandLine line(table, sums, everyone, gifts, std::move(cells));
        if (line.has_overlap()) {
            line.choose(parts);
        }
    }
    return parts;
}

std::vector<bool> rows_set_aside(const Selection& chosen, std::span<const GroupKey> keys) {
    std::map<std::string, std::vector<RankedBand>> lines;
    for (const GroupKey& key : keys) {
        for (const auto& [dimension, code] : key) {
            if (const auto band = equity::parse_age_band(code)) {
                lines[dimension].push_back({*band, takes_in(chosen, dimension, code) ? 0 : 1});
            }
        }
    }
    std::map<std::string, Bands> sets;
    for (auto& [dimension, bands] : lines) {
        sets[dimension] = side_by_side(std::move(bands), Order::finest);
    }
    std::vector<bool> aside;
    for (const GroupKey& key : keys) {
        aside.push_back(std::any_of(key.begin(), key.end(), [&](const auto& named) {
            const auto band = equity::parse_age_band(named.second);
            return band && !is_among(*band, sets[named.first]);
        }));
    }
    return aside;
}

}  // namespace measures
