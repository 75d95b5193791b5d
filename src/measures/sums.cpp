#include "measures/sums.hpp"

#include "measures/sum_bands.hpp"
#include "measures/sum_parts.hpp"
#include "measures/sum_periods.hpp"
#include "measures/sum_plan.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <unordered_map>

namespace measures {
namespace {

struct SummedImport {
    std::string id;
    bool is_raw = false;
    bool is_total_response = false;
};

// The imports that count after the change, the one that takes precedence first.
std::vector<SummedImport> list_summed_imports(
    db::Reader& reader, const Measure& measure, const LiveChange& change
) {
    std::vector<SummedImport> imports;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_summed */
             select id, protection, ethnicity_output from imports
             where measure_id = :measure and (state = 'live' or id = :adding) and id <> :removing
             order by case when id = :adding then 0 else 1 end, live_at desc, id desc)",
             {{"measure", measure.id}, {"adding", change.adding}, {"removing", change.removing}}
         )) {
        imports.push_back(
            {row.text("id"),
             row.text("protection") == "raw",
             row.text_or("ethnicity_output", "") == "total"}
        );
    }
    return imports;
}

// What an observation is about, as two small numbers.
struct CellPlace {
    std::int64_t id = 0;
    std::int32_t place = 0;
    std::int32_t combination = 0;
};

struct SumSpot {
    std::int32_t place = 0;
    std::int32_t slot = 0;
    std::int32_t period = 0;
    std::uint64_t pattern = 0;
    bool operator==(const SumSpot&) const = default;
};

struct SumSpotHash {
    std::size_t operator()(const SumSpot& spot) const {
        std::uint64_t mixed = spot.pattern * 0x9e3779b97f4a7c15ULL;
        for (const std::int32_t part : {spot.place, spot.slot, spot.period}) {
            mixed =
                (std::rotl(mixed, 21) ^ static_cast<std::uint32_t>(part)) * 0x9e3779b97f4a7c15ULL;
        }
        return mixed ^ (mixed >> 29);
    }
};

class Adder {
public:
    Adder(db::Reader& reader, const Measure& measure, std::vector<SummedImport> imports)
        : reader_(reader), measure_(measure), imports_(std::move(imports)) {
        read_cells();
    }

    std::vector<Sum> run() {
        std::string newer = ",";
        for (const SummedImport& one : imports_) {
            read_observations(one, newer);
            ++import_;
            newer += one.id + ",";
        }
        keep_one_pattern();
        keep_one_period_length();
        roll_up();
        return finish();
    }

private:
    // (place, slot, period) and what was added up there.
    using Spots = std::unordered_map<SumSpot, SumParts, SumSpotHash>;

    std::int32_t place_number(const std::string& id) {
        const auto [found, is_new] =
            place_numbers_.try_emplace(id, static_cast<std::int32_t>(place_ids_.size()));
        if (is_new) {
            place_ids_.push_back(id);
        }
        return found->second;
    }

    std::int32_t period_number(const std::string& start, const std::string& end) {
        if (last_period_ >= 0) {
            const SumPeriod& last = periods_[static_cast<std::size_t>(last_period_)];
            if (last.end == end && last.start == start) {
                return last_period_;
            }
        }
        const auto [found, is_new] =
            period_numbers_.try_emplace({start, end}, static_cast<std::int32_t>(periods_.size()));
        if (is_new) {
            periods_.push_back({start, end});
        }
        return last_period_ = found->second;
    }

    void read_cells();
    void plan_combinations(const std::vector<std::string>& texts);
    void read_observations(const SummedImport& one, const std::string& newer);
    void add_observation(const db::Row& row, bool is_raw);
    void keep_one_pattern();
    void keep_one_period_length();
    void roll_up();
    std::vector<Sum> finish() const;

    db::Reader& reader_;
    const Measure& measure_;
    std::vector<SummedImport> imports_;
    std::vector<CellPlace> cells_;  // by id
    std::vector<std::string> place_ids_;
    std::unordered_map<std::string, std::int32_t> place_numbers_;
    std::vector<std::vector<Contribution>> combinations_;
    std::vector<std::pair<std::string, std::string>> slots_;
    std::vector<SumPeriod> periods_;
    std::map<SumPeriod, std::int32_t> period_numbers_;
    std::int32_t last_period_ = -1;
    Spots spots_;
    BandClaims bands_;
    std::int32_t import_ = 0;
};

void Adder::read_cells() {
    std::vector<std::string> texts;
    std::unordered_map<std::string, std::int32_t> numbers;
    reader_.for_each(
        "/* measure_cells.list */ select id, place_id, groups from measure_cells where measure_id "
        "= "
        ":measure",
        {{"measure", measure_.id}},
        [&](const db::Row& row) {
            const auto [found, is_new] =
                numbers.try_emplace(row.text("groups"), static_cast<std::int32_t>(texts.size()));
            if (is_new) {
                texts.push_back(found->first);
            }
            cells_.push_back({row.integer("id"), place_number(row.text("place_id")), found->second}
            );
        }
    );
    std::sort(cells_.begin(), cells_.end(), [](const CellPlace& left, const CellPlace& right) {
        return left.id < right.id;
    });
    plan_combinations(texts);
}

void Adder::plan_combinations(const std::vector<std::string>& texts) {
    std::vector<GroupKey> keys;
    std::set<std::string, std::less<>> dimensions;
    for (const std::string& text : texts) {
        keys.push_back(parse_group_key(text));
        for (const auto& [dimension, code] : keys.back()) {
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
}

void Adder::read_observations(const SummedImport& one, const std::string& newer) {
    db::SqlText sql(R"(/* observations.sum */
        select o.cell_id, o.period_start, o.period_end, o.status, o.numerator, o.denominator, o.value
        from observations o where o.import_id = :import)");
    db::Params params{{"import", one.id}};
    if (newer != ",") {
        sql += R"(and not exists (
            select 1 from observations n
            where n.cell_id = o.cell_id and n.period_end = o.period_end
              and n.period_start = o.period_start and :newer like '%,' || n.import_id || ',%'))";
        params.push_back({"newer", newer});
    }
    reader_.for_each(sql, params, [&](const db::Row& row) { add_observation(row, one.is_raw); });
}

void Adder::add_observation(const db::Row& row, bool is_raw) {
    const std::int64_t id = row.integer("cell_id");
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
    const std::int32_t period = period_number(row.text("period_start"), row.text("period_end"));
    Reading reading{
        .state = base::parse_figure_state(row.text("status")).value_or(base::FigureState::missing),
        .numerator = row.optional_real("numerator"),
        .denominator = row.optional_real("denominator"),
        .value = row.optional_real("value"),
        .is_raw = is_raw};
    reading.is_crude = is_crude(measure_, reading);
    const auto combination = static_cast<std::size_t>(cell->combination);
    const BandClaim claim = bands_.claim(combination, cell->place, period, import_);
    for (const Contribution& to : combinations_[combination]) {
        const bool is_cut = slots_[static_cast<std::size_t>(to.slot)].first == bands_.dimension();
        if (claim == BandClaim::newer_has_it && !is_cut) {
            continue;
        }
        SumParts& parts = spots_[{cell->place, to.slot, period, to.pattern}];
        parts.add(measure_.unit, reading);
        if (claim == BandClaim::overlaps && !is_cut) {
            parts.mark_overlap();
        }
    }
}

// Of the patterns met in one sum, the one with most totals; of equals the first.
void Adder::keep_one_pattern() {
    const auto is_better = [](std::uint64_t left, std::uint64_t right) {
        const int more = std::popcount(left) - std::popcount(right);
        return more != 0 ? more > 0 : left < right;
    };
    Spots best;
    std::unordered_map<SumSpot, std::uint64_t, SumSpotHash> chosen;
    for (const auto& [spot, parts] : spots_) {
        const SumSpot key{spot.place, spot.slot, spot.period, 0};
        const auto [found, is_new] = chosen.try_emplace(key, spot.pattern);
        if (!is_new && is_better(spot.pattern, found->second)) {
            found->second = spot.pattern;
        }
    }
    for (const auto& [key, pattern] : chosen) {
        best.emplace(key, spots_.at({key.place, key.slot, key.period, pattern}));
    }
    spots_ = std::move(best);
}

void Adder::keep_one_period_length() {
    const std::vector<bool> kept = kept_periods(periods_);
    std::erase_if(spots_, [&](const auto& one) {
        return !kept[static_cast<std::size_t>(one.first.period)];
    });
}

void Adder::roll_up() {
    std::vector<std::int32_t> parents(place_ids_.size(), -1);
    for (const db::Row& row : reader_.query(
             R"(/* places.list_parents */
             select id, parent_id from places
             where network_id = :network and parent_id is not null)",
             {{"network", measure_.network_id}}
         )) {
        const auto child = static_cast<std::size_t>(place_number(row.text("id")));
        const std::int32_t parent = place_number(row.text("parent_id"));
        parents.resize(place_ids_.size(), -1);
        parents[child] = parent;
    }
    std::set<std::pair<std::int32_t, std::int32_t>> has_own;
    for (const auto& [spot, parts] : spots_) {
        has_own.emplace(spot.place, spot.period);
    }
    Spots above;
    for (const auto& [spot, parts] : spots_) {
        SumSpot target = spot;
        std::size_t steps = 0;
        while (steps++ < place_ids_.size()) {
            target.place = parents[static_cast<std::size_t>(target.place)];
            if (target.place < 0 || has_own.contains({target.place, target.period})) {
                break;
            }
            above[target].add(parts);
        }
    }
    spots_.merge(above);
}

std::vector<Sum> Adder::finish() const {
    std::vector<Sum> sums;
    sums.reserve(spots_.size());
    for (const auto& [spot, parts] : spots_) {
        Sum sum = parts.finish(measure_.unit);
        const SumPeriod& period = periods_[static_cast<std::size_t>(spot.period)];
        const auto& [dimension, code] = slots_[static_cast<std::size_t>(spot.slot)];
        sum.place_id = place_ids_[static_cast<std::size_t>(spot.place)];
        sum.dimension = dimension;
        sum.code = code;
        sum.period_start = base::parse_date(period.start).value();
        sum.period_end = base::parse_date(period.end).value();
        sums.push_back(std::move(sum));
    }
    std::sort(sums.begin(), sums.end(), [](const Sum& left, const Sum& right) {
        return std::tie(left.place_id, left.dimension, left.code, left.period_end) <
               std::tie(right.place_id, right.dimension, right.code, right.period_end);
    });
    return sums;
}

}  // namespace

std::vector<Sum> compute_sums(
    db::Reader& reader, const Measure& measure, const LiveChange& change
) {
    return Adder(reader, measure, list_summed_imports(reader, measure, change)).run();
}

}  // namespace measures
