#include "measures/figures/sentences.hpp"

#include "base/text.hpp"
#include "measures/period.hpp"

#include <algorithm>
#include <cmath>

namespace measures {
namespace {

std::string per_text(const Measure& measure) {
    return base::with_commas(measure.per);
}

// Whole numbers read best; near nobody and near everyone they would say too much.
int decimals_in_words(double value) {
    const bool is_extreme = (value > 0 && value < 1) || (value > 99 && value < 100);
    return is_extreme ? 1 : 0;
}

std::string counted_words(const Measure& measure) {
    return measure.denominator_means.empty() ? "people" : measure.denominator_means;
}

// The part after "people", with the space before it; the whole when it begins otherwise.
std::string after_people(const std::string& words) {
    if (words == "people") {
        return "";
    }
    return words.starts_with("people ") ? words.substr(6) : " " + words;
}

// A group's label before a noun: "Pacific" of "Pacific peoples".
std::string as_adjective(std::string label) {
    for (const std::string_view noun : {" peoples", " people"}) {
        if (label.ends_with(noun)) {
            label.resize(label.size() - noun.size());
            break;
        }
    }
    return label;
}

bool is_worse(const Measure& measure, equity::Direction direction) {
    return (measure.direction == Direction::higher_is_better &&
            direction == equity::Direction::lower) ||
           (measure.direction == Direction::lower_is_better &&
            direction == equity::Direction::higher);
}

// Most figures are better when they are higher; where not, it is said.
std::string better_words(const Measure& measure) {
    return measure.direction == Direction::lower_is_better ? " Lower is better." : "";
}

bool is_counted_of(const Measure& measure) {
    return measure.unit == Unit::proportion || measure.unit == Unit::rate;
}

std::string plain_start(const Figures& figures) {
    return figures.measure.name + ", " + (figures.names_place ? figures.place.name + ", " : "") +
           period_text(*figures.newest_start, *figures.newest) + ": ";
}

// "In New Zealand, by 3 May 2023, services had immunised ".
std::string services_start(const Figures& figures) {
    std::string by = services_by(*figures.newest_start, *figures.newest);
    if (figures.names_place) {
        by[0] = static_cast<char>(by[0] - 'A' + 'a');
        by = "In " + figures.place.name + ", " + by;
    }
    return by + " " + figures.measure.services_did + " ";
}

std::string plain_sentence(const Figures& figures, const base::Released& figure) {
    const Measure& measure = figures.measure;
    std::string said = plain_start(figures) + amount_text(measure, figure);
    if (is_counted_of(measure)) {
        said += " " + counted_words(measure);
    }
    return said + ".";
}

std::string absent_sentence(const Figures& figures, const ReleasedSum* point) {
    const std::string state = point == nullptr ? "not given by its source"
                                               : std::string(name(point->cell.figure.state()));
    const std::string why = point == nullptr ? "" : absence_words(figures, *point);
    return plain_start(figures) + "the figure for everyone together is " + state + "." +
           (why.empty() ? "" : " " + why);
}

}  // namespace

std::string amount_text(const Measure& measure, const base::Released& figure) {
    if (!figure.is_reported()) {
        return std::string(name(figure.state()));
    }
    switch (measure.unit) {
        case Unit::proportion:
            return base::number_text(figure.value(), decimals_in_words(figure.value())) +
                   (figure.value() > 100 ? " for every 100" : " of every 100");
        case Unit::rate:
            return base::number_text(figure.value(), measure.decimals) + " of every " +
                   per_text(measure);
        case Unit::count:
        case Unit::value:
            break;
    }
    return base::number_text(figure.value(), measure.decimals);
}

std::string unit_sign(const Measure& measure) {
    if (measure.unit == Unit::proportion) {
        return "%";
    }
    return measure.unit == Unit::rate ? "per " + per_text(measure) : "";
}

std::string who_text(const Measure& measure, const Group& group) {
    const std::string counted = counted_words(measure);
    if (group.dimension.empty()) {
        return counted;
    }
    if (is_ethnicity(group.dimension)) {
        const std::string more = after_people(counted);
        const bool names_a_noun = more == " " + counted;
        return (names_a_noun ? as_adjective(group.label) : group.label) + more;
    }
    return counted + " (" + group.label + ")";
}

std::string going_sentence(const Figures& figures) {
    if (!figures.newest) {
        return "There is no figure yet.";
    }
    const ReleasedSum* point = find_point(figures.everyone, *figures.newest);
    if (point == nullptr || !point->cell.figure.is_reported()) {
        return absent_sentence(figures, point);
    }
    const Measure& measure = figures.measure;
    const base::Released& figure = point->cell.figure;
    if (measure.services_did.empty()) {
        return plain_sentence(figures, figure) + coming_in_sentence(figures);
    }
    std::string said = services_start(figures) + amount_text(measure, figure);
    if (is_counted_of(measure)) {
        said += " " + who_text(measure, figures.everyone.group);
    }
    return said + "." + coming_in_sentence(figures);
}

std::string number_in_unit(const Measure& measure, double value) {
    const std::string sign = unit_sign(measure);
    return base::number_text(value, measure.decimals) + (sign.empty() ? "" : "\u00a0" + sign);
}

std::string movement_sentence(const Figures& figures) {
    const trend::Series series = series_of(figures.everyone, figures.breaks);
    const trend::Stretch* stretch = series.latest();
    const auto moved = stretch == nullptr ? std::nullopt : trend::change(*stretch);
    if (!moved) {
        return figures.measure.name + ", over time";
    }
    const auto when = [&](base::Date end) {
        return period_text(find_point(figures.everyone, end)->about.period_start, end);
    };
    const std::string from = number_in_unit(figures.measure, moved->first.figure.value());
    const std::string to = number_in_unit(figures.measure, moved->last.figure.value());
    const std::string how =
        stretch->opened_by().empty() ? "" : " Before that it was counted differently.";
    return "From " + when(moved->first.date) + " to " + when(moved->last.date) +
           " the figure for everyone " +
           (from == to ? "stayed at " + to : "went from " + from + " to " + to) + "." + how;
}

std::string change_sentence(const Figures& figures) {
    const trend::Series series = series_of(figures.everyone, figures.breaks);
    const bool has_moved = series.latest() != nullptr && trend::change(*series.latest());
    return has_moved ? movement_sentence(figures) + better_words(figures.measure) : "";
}

std::string range_sentence(const Figures& figures, const DimensionFigures& dimension) {
    const GroupFigures* lowest = nullptr;
    const GroupFigures* highest = nullptr;
    const auto value_of = [&](const GroupFigures& group) {
        return find_point(group, *figures.newest)->cell.figure.value();
    };
    for (const GroupFigures& group : dimension.groups) {
        const ReleasedSum* point = find_point(group, *figures.newest);
        if (point == nullptr || !point->cell.figure.is_reported() ||
            group.group.code == unknown_code) {
            continue;
        }
        lowest = lowest == nullptr || value_of(group) < value_of(*lowest) ? &group : lowest;
        highest = highest == nullptr || value_of(group) > value_of(*highest) ? &group : highest;
    }
    if (lowest == highest) {
        return "";
    }
    return period_text(*figures.newest_start, *figures.newest) + ": from " +
           number_in_unit(figures.measure, value_of(*lowest)) + " (" + lowest->group.label +
           ") to " + number_in_unit(figures.measure, value_of(*highest)) + " (" +
           highest->group.label + ").";
}

const GroupGap* find_widest_gap(const Figures& figures) {
    const DimensionFigures* main = figures.find_dimension(figures.measure.main_dimension);
    const GroupGap* widest = nullptr;
    if (main == nullptr) {
        return widest;
    }
    for (const GroupGap& gap : main->gaps) {
        const bool counts = gap.gap.claim && is_worse(figures.measure, gap.gap.claim->direction) &&
                            gap.gap.difference.is_reported();
        if (counts && (widest == nullptr || std::abs(gap.gap.difference.value()) >
                                                std::abs(widest->gap.difference.value()))) {
            widest = &gap;
        }
    }
    return widest;
}

std::string gap_sentence(const Figures& figures) {
    const GroupGap* gap = find_widest_gap(figures);
    if (gap == nullptr || !gap->comparator_figure || !gap->comparator_figure->is_reported()) {
        return "";
    }
    const Measure& measure = figures.measure;
    const DimensionFigures* main = figures.find_dimension(measure.main_dimension);
    const auto group =
        std::find_if(main->groups.begin(), main->groups.end(), [&](const GroupFigures& one) {
            return one.group.code == gap->code;
        });
    const ReleasedSum* point = find_point(*group, *figures.newest);
    const std::string others = gap->comparator == "everyone else" ? "others" : gap->comparator;
    const std::string start =
        measure.services_did.empty() ? plain_start(figures) : services_start(figures);
    return start + amount_text(measure, point->cell.figure) + " " +
           who_text(measure, group->group) + ", and " +
           amount_text(measure, *gap->comparator_figure) + " " + others + ": " +
           difference_text(measure, gap->gap.difference) + ", more than chance alone would make." +
           better_words(measure);
}

std::string difference_text(const Measure& measure, const base::Released& difference) {
    if (!difference.is_reported()) {
        return std::string(name(difference.state()));
    }
    const std::string size = base::number_text(std::abs(difference.value()), measure.decimals);
    const std::string unit = measure.unit == Unit::proportion ? " points"
                             : measure.unit == Unit::rate     ? " per " + per_text(measure)
                                                              : "";
    const bool is_none =
        std::all_of(size.begin(), size.end(), [](char c) { return c == '0' || c == '.'; });
    return is_none ? "no difference"
                   : size + unit + (difference.value() < 0 ? " lower" : " higher");
}

std::string claim_text(const Measure& measure, const GroupGap& gap) {
    if (!gap.gap.claim) {
        return gap.gap.difference.reason();
    }
    const equity::Claim& claim = *gap.gap.claim;
    if (claim.direction == equity::Direction::cannot_say) {
        const std::string why(equity::explain(
            claim.reason == equity::ClaimReason::not_comparable ? gap.gap.difference_state
                                                                : equity::ComparisonState::estimated
        ));
        return "Cannot say. " + (why.empty() ? std::string(equity::explain(claim.reason)) : why);
    }
    const std::string direction = claim.direction == equity::Direction::lower ? "Lower" : "Higher";
    const bool is_neutral = measure.direction == Direction::neither;
    const std::string verdict = is_neutral                           ? ""
                                : is_worse(measure, claim.direction) ? ", less well served"
                                                                     : ", better served";
    return direction + verdict + ". " + std::string(equity::explain(claim.reason));
}

std::string dimension_title(std::string_view dimension) {
    std::string title(dimension);
    std::replace(title.begin(), title.end(), '_', ' ');
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    }
    return title;
}

std::string selection_words(const Selection& selection) {
    std::string words;
    for (const auto& [dimension, expression] : selection) {
        std::string part = expression == "*" ? "all" : expression;
        for (std::size_t at = part.find('|'); at != std::string::npos; at = part.find('|', at)) {
            part.replace(at, 1, ", ");
        }
        words += (words.empty() ? "" : "; ") + dimension_title(dimension) + ": " + part;
    }
    return words.empty() ? "Everyone the source counts" : words;
}

std::string interval_words(const Measure& measure) {
    if (measure.is_complete_count) {
        return "Intervals are 95 % and show chance variation only: everyone was counted, and who "
               "is "
               "missing from the count is not in them.";
    }
    return "Intervals are 95 % (Wilson): they show chance, not who is missing from the count.";
}

std::string edition_words(const LiveSource& source, const std::string& zone) {
    return (source.numerator_source.empty() ? source.file_name : source.numerator_source) +
           (source.denominator_source.empty() ? ""
                                              : "; counted against " + source.denominator_source) +
           ", live since " + base::short_date(base::date_in(source.live_at, zone));
}

std::string edition_words(const Figures& figures, const std::string& zone) {
    std::string words;
    for (const LiveSource& source : figures.drawn_sources) {
        words += (words.empty() ? "" : ". ") + edition_words(source, zone);
    }
    return words;
}

std::string baseline_words(const Measure& measure, const TargetFigures& target) {
    if (!target.target.baseline_on) {
        return "None set";
    }
    const std::string day = base::short_date(*target.target.baseline_on);
    if (!target.baseline) {
        return "No figure of " + day;
    }
    const std::string figure = target.baseline->is_reported()
                                   ? number_in_unit(measure, target.baseline->value())
                                   : "Not shown";
    return figure + ", " + day +
           (target.is_counted_otherwise_since
                ? ". Counted differently since then: later figures cannot be compared with it"
                : "");
}

}  // namespace measures
