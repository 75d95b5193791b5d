#include "measures/sums/sum_roll_up.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace measures {
namespace {

constexpr std::int32_t waited_for_at_most = 4;

// A sum of one of the places below, as it is met going through them in time; without parts where it
// was left out.
struct Given {
    std::int32_t slot = 0;
    std::int32_t rank = 0;  // of its period in time
    std::int32_t period = 0;
    std::int32_t place = 0;
    const SumParts* parts = nullptr;
};

// Which of the places below one place are waited for in one of its sums, from period to period.
class Awaited {
public:
    explicit Awaited(const std::vector<TreePlace>& places) : places_(places) {}

    void start_over() { below_.clear(); }
    // `given` are by place, some with parts. The periods come in order.
    PlacesGiven count(const SumPeriod& period, std::span<const Given> given);

private:
    struct Below {
        std::int32_t given = 0;   // periods, since the last break
        std::int32_t silent = 0;  // periods that were held against it since it last gave any
    };
    bool is_awaited(std::int32_t place, const Below& below, const SumPeriod& period) const {
        const std::optional<base::Date>& ends_on = places_[static_cast<std::size_t>(place)].ends_on;
        return below.silent < std::min(below.given, waited_for_at_most) &&
               !(ends_on && *ends_on < period.start);
    }

    const std::vector<TreePlace>& places_;
    std::map<std::int32_t, Below> below_;
};

PlacesGiven Awaited::count(const SumPeriod& period, std::span<const Given> given) {
    std::vector<Below*> out;
    auto next = given.begin();
    for (auto& [place, below] : below_) {
        next =
            std::find_if(next, given.end(), [&](const Given& one) { return one.place >= place; });
        const bool has_given = next != given.end() && next->place == place;
        if (!has_given && is_awaited(place, below, period)) {
            out.push_back(&below);
        }
    }
    PlacesGiven count;
    for (const Given& one : given) {
        if (one.parts == nullptr) {
            continue;
        }
        Below& below = below_[one.place];
        ++below.given;
        below.silent = 0;
        count.given += one.parts->is_waiting() ? 0 : 1;
    }
    count.expected = static_cast<std::int32_t>(given.size() + out.size());
    if (2 * count.given >= count.expected) {
        for (Below* const below : out) {
            ++below->silent;
        }
    }
    return count;
}

class RollUp {
public:
    RollUp(
        SumSpots::Spots& spots,
        const LeftOut& left_out,
        const std::vector<TreePlace>& places,
        const std::vector<SumPeriod>& periods,
        const std::vector<base::Date>& breaks
    );
    void run();

private:
    struct Below {
        SumSpot spot{};
        const SumParts* parts = nullptr;  // none where it was left out
    };

    static std::uint64_t own_key(std::int32_t place, std::int32_t period) {
        return static_cast<std::uint64_t>(place) << 32 | static_cast<std::uint32_t>(period);
    }
    std::vector<std::int32_t> deepest_first() const;
    std::vector<Given> list_given(std::int32_t parent) const;
    void add_sum(std::int32_t parent, std::span<const Given> given, PlacesGiven count);
    void sum_below(std::int32_t parent);

    SumSpots::Spots& spots_;
    const std::vector<TreePlace>& places_;
    const std::vector<SumPeriod>& periods_;
    std::vector<std::int32_t> ranks_;      // in time, by period
    std::vector<std::ptrdiff_t> stretch_;  // breaks before, by period
    std::vector<std::vector<std::int32_t>> below_;
    std::vector<std::vector<Below>> by_place_;
    std::unordered_set<std::uint64_t> has_own_;
};

RollUp::RollUp(
    SumSpots::Spots& spots,
    const LeftOut& left_out,
    const std::vector<TreePlace>& places,
    const std::vector<SumPeriod>& periods,
    const std::vector<base::Date>& breaks
)
    : spots_(spots),
      places_(places),
      periods_(periods),
      ranks_(periods.size()),
      below_(places.size()),
      by_place_(places.size()) {
    std::map<base::Date, std::int32_t> in_time;
    for (const SumPeriod& period : periods) {
        in_time.emplace(period.end, 0);
        stretch_.push_back(std::count_if(breaks.begin(), breaks.end(), [&](base::Date on) {
            return on <= period.end;
        }));
    }
    std::int32_t rank = 0;
    for (auto& [end, its_rank] : in_time) {
        its_rank = rank++;
    }
    for (std::size_t number = 0; number < periods.size(); ++number) {
        ranks_[number] = in_time.at(periods[number].end);
    }
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (places[place].parent >= 0) {
            below_[static_cast<std::size_t>(places[place].parent)].push_back(
                static_cast<std::int32_t>(place)
            );
        }
    }
    for (const auto& [spot, parts] : spots) {
        by_place_[static_cast<std::size_t>(spot.place)].push_back({spot, &parts});
        has_own_.insert(own_key(spot.place, spot.period));
    }
    for (const SumSpot& spot : left_out) {
        if (!spots.contains(spot)) {
            by_place_[static_cast<std::size_t>(spot.place)].push_back({spot, nullptr});
        }
    }
}

// Places with others below them.
std::vector<std::int32_t> RollUp::deepest_first() const {
    std::vector<std::pair<std::size_t, std::int32_t>> by_depth;
    for (std::size_t place = 0; place < places_.size(); ++place) {
        if (below_[place].empty()) {
            continue;
        }
        std::size_t depth = 0;
        std::int32_t above = places_[place].parent;
        while (above >= 0 && depth < places_.size()) {
            above = places_[static_cast<std::size_t>(above)].parent;
            ++depth;
        }
        by_depth.emplace_back(depth, static_cast<std::int32_t>(place));
    }
    std::sort(by_depth.rbegin(), by_depth.rend());
    std::vector<std::int32_t> places;
    for (const auto& [depth, place] : by_depth) {
        places.push_back(place);
    }
    return places;
}

std::vector<Given> RollUp::list_given(std::int32_t parent) const {
    std::vector<Given> given;
    for (const std::int32_t place : below_[static_cast<std::size_t>(parent)]) {
        for (const Below& below : by_place_[static_cast<std::size_t>(place)]) {
            const SumSpot& spot = below.spot;
            const std::int32_t rank = ranks_[static_cast<std::size_t>(spot.period)];
            given.push_back({spot.slot, rank, spot.period, place, below.parts});
        }
    }
    std::sort(given.begin(), given.end(), [](const Given& left, const Given& right) {
        return std::tie(left.slot, left.rank, left.place) <
               std::tie(right.slot, right.rank, right.place);
    });
    return given;
}

void RollUp::add_sum(std::int32_t parent, std::span<const Given> given, PlacesGiven count) {
    const SumSpot spot{parent, given.front().slot, given.front().period, 0};
    SumParts* sum = nullptr;
    if (count.expected > 0) {
        sum = &spots_[spot];
        for (const Given& one : given) {
            if (one.parts != nullptr) {
                sum->add(*one.parts);
            }
        }
        sum->wait_for(count);
    }
    by_place_[static_cast<std::size_t>(parent)].push_back({spot, sum});
}

void RollUp::sum_below(std::int32_t parent) {
    const std::vector<Given> all = list_given(parent);
    Awaited awaited(places_);
    const Given* before = nullptr;
    for (auto from = all.begin(); from != all.end();) {
        const auto to = std::find_if(from, all.end(), [&](const Given& one) {
            return one.slot != from->slot || one.rank != from->rank;
        });
        const auto period = static_cast<std::size_t>(from->period);
        if (before != nullptr &&
            (before->slot != from->slot ||
             stretch_[static_cast<std::size_t>(before->period)] != stretch_[period])) {
            awaited.start_over();
        }
        const std::span<const Given> given(from, to);
        const bool is_said = std::any_of(from, to, [](const Given& one) { return one.parts; });
        const PlacesGiven count = is_said ? awaited.count(periods_[period], given) : PlacesGiven{};
        if (!has_own_.contains(own_key(parent, from->period))) {
            add_sum(parent, given, count);
        }
        before = &*from;
        from = to;
    }
}

void RollUp::run() {
    for (const std::int32_t place : deepest_first()) {
        sum_below(place);
    }
}

}  // namespace

void roll_up(
    SumSpots::Spots& spots,
    const LeftOut& left_out,
    const std::vector<TreePlace>& places,
    const std::vector<SumPeriod>& periods,
    const std::vector<base::Date>& breaks
) {
    RollUp(spots, left_out, places, periods, breaks).run();
}

}  // namespace measures
