#include "measures/sums/sums.hpp"

#include "measures/measure_store.hpp"
#include "measures/observation.hpp"
#include "measures/sums/sum_bands.hpp"
#include "measures/sums/sum_imports.hpp"
#include "measures/sums/sum_periods.hpp"
#include "measures/sums/sum_plan.hpp"
#include "measures/sums/sum_roll_up.hpp"
#include "measures/sums/sum_spots.hpp"
#include "measures/sums/sum_whole.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace measures {
namespace {

// What an observation is about, as small numbers.
struct CellPlace {
    std::int64_t id = 0;
    std::int32_t place = 0;
    std::int32_t combination = 0;
    std::size_t subject = 0;  // the same for cells that say the same in other words
};

class Adder {
public:
    Adder(db::Reader& reader, const Measure& measure, const LiveChange& change)
        : reader_(reader),
          measure_(measure),
          change_(change),
          imports_(list_summed_imports(reader, measure, change)) {
        read_cells();
    }

    AddedUp run() {
        if (bands_.has_overlaps()) {
            go_through([this](const CellPlace& cell, std::int32_t period, const auto&) {
                const auto combination = static_cast<std::size_t>(cell.combination);
                bands_.note(combination, cell.place, period, import_);
            });
            bands_.settle();
        }
        go_through([this](const CellPlace& cell, std::int32_t period, const ObservationRow& row) {
            add_observation(cell, period, row);
        });
        keep_one_pattern();
        const std::vector<bool> kept = kept_periods(periods_);
        spots_.keep_periods(kept);
        std::erase_if(left_out_, [&](const SumSpot& spot) {
            return !kept[static_cast<std::size_t>(spot.period)];
        });
        const std::vector<TreePlace> places = read_tree();
        roll_up(spots_.all(), left_out_, places, periods_, break_days());
        std::vector<ImportDenominator> denominators;
        for (const SummedImport& one : imports_) {
            denominators.push_back(one.denominator);
        }
        return {
            finish(),
            std::count(kept.begin(), kept.end(), false),
            told_.named(denominators, periods_, kept)};
    }

private:
    std::int32_t place_number(const std::string& id) {
        const auto [found, is_new] =
            place_numbers_.try_emplace(id, static_cast<std::int32_t>(place_ids_.size()));
        if (is_new) {
            place_ids_.push_back(id);
        }
        return found->second;
    }

    std::int32_t period_number(const ObservedPeriod& period) {
        const SumPeriod wanted{period.start, period.end};
        if (last_period_ >= 0 && periods_[static_cast<std::size_t>(last_period_)] == wanted) {
            return last_period_;
        }
        const auto [found, is_new] =
            period_numbers_.try_emplace(wanted, static_cast<std::int32_t>(periods_.size()));
        if (is_new) {
            periods_.push_back(wanted);
        }
        return last_period_ = found->second;
    }

    void read_cells();
    void plan_combinations(const std::vector<GroupKey>& keys);
    void keep_one_pattern();
    // Calls `take` for each observation that counts, the newest import first.
    using TakeCounted =
        std::function<void(const CellPlace& cell, std::int32_t period, const ObservationRow& row)>;
    void go_through(const TakeCounted& take);
    std::size_t find_cell(std::int64_t id);
    void add_observation(const CellPlace& cell, std::int32_t period, const ObservationRow& row);
    void add_reading(const CellPlace& cell, std::int32_t period, const Reading& reading);
    void leave_out(const CellPlace& cell, std::int32_t period);
    std::vector<TreePlace> read_tree();
    std::vector<base::Date> break_days();
    std::vector<Sum> finish() const;

    db::Reader& reader_;
    const Measure& measure_;
    const LiveChange& change_;
    std::vector<SummedImport> imports_;
    std::vector<CellPlace> cells_;  // by id
    std::size_t last_cell_ = 0;
    // Where more than one import counts.
    std::optional<SpokenFor> spoken_for_;
    std::optional<WholeSums> whole_;
    std::vector<std::string> place_ids_;
    std::unordered_map<std::string, std::int32_t> place_numbers_;
    std::vector<std::vector<Contribution>> combinations_;
    std::vector<std::pair<std::string, std::string>> slots_;
    std::vector<SumPeriod> periods_;
    std::map<SumPeriod, std::int32_t> period_numbers_;
    std::int32_t last_period_ = -1;
    SumSpots spots_;
    LeftOut left_out_;  // of returns' places and periods, what only older files gave
    BandClaims bands_;
    PeriodImports told_;
    std::int32_t import_ = 0;
};

void Adder::read_cells() {
    std::vector<GroupKey> keys;
    std::map<GroupKey, std::int32_t> numbers;
    std::unordered_map<std::string, std::int32_t> by_text;
    reader_.for_each(
        "/* measure_cells.list */ select id, place_id, groups from measure_cells where measure_id "
        "= "
        ":measure",
        {{"measure", measure_.id}},
        [&](const db::Row& row) {
            const auto [found, is_new] = by_text.try_emplace(row.text("groups"), 0);
            if (is_new) {
                GroupKey key = without_wholes(measure_.chosen, parse_group_key(found->first));
                const auto [number, is_other] =
                    numbers.try_emplace(std::move(key), static_cast<std::int32_t>(keys.size()));
                if (is_other) {
                    keys.push_back(number->first);
                }
                found->second = number->second;
            }
            cells_.push_back({row.integer("id"), place_number(row.text("place_id")), found->second}
            );
        }
    );
    std::sort(cells_.begin(), cells_.end(), [](const CellPlace& left, const CellPlace& right) {
        return left.id < right.id;
    });
    plan_combinations(keys);
}

void Adder::plan_combinations(const std::vector<GroupKey>& keys) {
    std::set<std::string, std::less<>> dimensions;
    for (const GroupKey& key : keys) {
        for (const auto& [dimension, code] : key) {
            dimensions.insert(dimension);
        }
    }
    std::set<std::string, std::less<>> overlapping;
    const bool is_total_response =
        std::any_of(imports_.begin(), imports_.end(), [](const SummedImport& one) {
            return one.is_total_response;
        });
    for (const std::string& dimension : dimensions) {
        if (is_total_response && is_ethnicity(dimension)) {
            overlapping.insert(dimension);
        }
    }
    SumPlan plan(measure_.chosen, dimensions, overlapping);
    for (const GroupKey& key : keys) {
        combinations_.push_back(plan.contributions(key));
    }
    slots_ = plan.slots();
    bands_ = BandClaims(measure_.chosen, keys);
    if (imports_.size() > 1) {
        whole_.emplace(measure_.chosen, plan, keys, combinations_);
        for (CellPlace& cell : cells_) {
            cell.subject = whole_->subject(cell.place, cell.combination);
        }
    }
}

void Adder::keep_one_pattern() {
    spots_.keep_one_pattern([this](const SumSpot& spot, const SumParts& parts) {
        return whole_ && parts.is_complete(measure_.unit) && whole_->is_whole(spot);
    });
}

void Adder::go_through(const TakeCounted& take) {
    import_ = 0;
    if (imports_.size() > 1) {
        spoken_for_.emplace();
    }
    ReturnedSpots returned;
    const auto take_row = [&](const ObservationRow& row) {
        const CellPlace& cell = cells_[find_cell(row.cell)];
        const std::int32_t period = period_number(row.period);
        if (imports_[static_cast<std::size_t>(import_)].is_return) {
            returned.note(cell.place, period);
        } else if (returned.holds(cell.place, period)) {
            leave_out(cell, period);
            return;
        }
        if (!spoken_for_ || spoken_for_->take(cell.subject, period)) {
            take(cell, period, row);
        }
    };
    for (const SummedImport& one : imports_) {
        if (change_.added && one.id == change_.adding) {
            change_.added(take_row);
        } else {
            read_observations(reader_, one.id, take_row);
        }
        ++import_;
    }
}

// Observations come by cell, mostly.
std::size_t Adder::find_cell(std::int64_t id) {
    if (last_cell_ < cells_.size() && cells_[last_cell_].id == id) {
        return last_cell_;
    }
    const auto cell = std::lower_bound(
        cells_.begin(),
        cells_.end(),
        id,
        [](const CellPlace& one, std::int64_t wanted) { return one.id < wanted; }
    );
    if (cell == cells_.end() || cell->id != id) {
        throw base::Error(
            base::Code::internal, "An observation names a cell that its measure does not have."
        );
    }
    return last_cell_ = static_cast<std::size_t>(cell - cells_.begin());
}

void Adder::add_observation(const CellPlace& cell, std::int32_t period, const ObservationRow& row) {
    Reading reading{
        .state = row.figures.state,
        .numerator = row.figures.numerator,
        .denominator = row.figures.denominator,
        .value = row.figures.value,
        .is_raw = imports_[static_cast<std::size_t>(import_)].is_raw,
        .import = import_};
    reading.is_crude = is_crude(measure_, reading);
    add_reading(cell, period, reading);
}

void Adder::add_reading(const CellPlace& cell, std::int32_t period, const Reading& reading) {
    const auto combination = static_cast<std::size_t>(cell.combination);
    const auto claim_in = [&](std::string_view cut) {
        return bands_.claim(combination, cell.place, period, import_, cut);
    };
    if (whole_) {
        const bool has_figure =
            reading.state == base::FigureState::reported && claim_in("") != BandClaim::gives_way;
        whole_->note(cell.place, cell.combination, period, has_figure);
    }
    bool is_added = false;
    for (const Contribution& to : combinations_[combination]) {
        const BandClaim claim = claim_in(slots_[static_cast<std::size_t>(to.slot)].first);
        if (claim == BandClaim::gives_way) {
            continue;
        }
        SumParts& parts = spots_.at({cell.place, to.slot, period, to.pattern});
        parts.add(measure_.unit, reading);
        if (claim == BandClaim::overlaps) {
            parts.mark_overlap();
        }
        is_added = true;
    }
    if (is_added) {
        told_.take(import_, period);
    }
}

void Adder::leave_out(const CellPlace& cell, std::int32_t period) {
    for (const Contribution& to : combinations_[static_cast<std::size_t>(cell.combination)]) {
        left_out_.insert({cell.place, to.slot, period, 0});
    }
}

// Where each place stands, by number.
std::vector<TreePlace> Adder::read_tree() {
    std::vector<TreePlace> places(place_ids_.size());
    for (const db::Row& row : reader_.query(
             R"(/* places.list_tree */
             select id, parent_id, ends_on from places where network_id = :network)",
             {{"network", measure_.network_id}}
         )) {
        const auto place = static_cast<std::size_t>(place_number(row.text("id")));
        const std::int32_t parent =
            row.is_null("parent_id") ? -1 : place_number(row.text("parent_id"));
        places.resize(place_ids_.size());
        places[place] = {parent, row.optional_date("ends_on")};
    }
    return places;
}

std::vector<base::Date> Adder::break_days() {
    std::vector<base::Date> days;
    for (const Break& one :
         change_.breaks ? change_.breaks(reader_) : list_breaks(reader_, measure_.id)) {
        days.push_back(one.on);
    }
    return days;
}

std::vector<Sum> Adder::finish() const {
    std::vector<Sum> sums;
    sums.reserve(spots_.all().size());
    for (const auto& [spot, parts] : spots_.all()) {
        Sum sum = parts.finish(measure_.unit);
        const SumPeriod& period = periods_[static_cast<std::size_t>(spot.period)];
        const auto& [dimension, code] = slots_[static_cast<std::size_t>(spot.slot)];
        sum.place_id = place_ids_[static_cast<std::size_t>(spot.place)];
        sum.dimension = dimension;
        sum.code = code;
        sum.period_start = period.start;
        sum.period_end = period.end;
        sums.push_back(std::move(sum));
    }
    std::sort(sums.begin(), sums.end(), [](const Sum& left, const Sum& right) {
        return std::tie(left.place_id, left.dimension, left.code, left.period_end) <
               std::tie(right.place_id, right.dimension, right.code, right.period_end);
    });
    return sums;
}

}  // namespace

AddedUp compute_sums(db::Reader& reader, const Measure& measure, const LiveChange& change) {
    return Adder(reader, measure, change).run();
}

}  // namespace measures
