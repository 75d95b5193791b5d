// The editions of a denominator in words.
#include "measures/figures/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace measures {
namespace {

// Periods one after the other that are counted against the same edition.
struct EditionRun {
    std::string name;
    base::Date first;
    base::Date last;
};

std::vector<EditionRun> runs_of(const std::vector<NamedDenominator>& denominators) {
    const bool is_one_source =
        std::all_of(denominators.begin(), denominators.end(), [&](const NamedDenominator& one) {
            return one.source == denominators.front().source;
        });
    std::vector<EditionRun> runs;
    for (const NamedDenominator& one : denominators) {
        const std::string name = is_one_source ? one.edition : source_text(one.source, one.edition);
        if (runs.empty() || runs.back().name != name) {
            runs.push_back({name, one.period.start, one.period.end});
        }
        runs.back().last = one.period.end;
    }
    return runs;
}

std::string run_words(const EditionRun& run) {
    const std::string first = base::short_date(run.first);
    const std::string last = base::short_date(run.last);
    return fmt::format("{} ({})", run.name, first == last ? first : first + " to " + last);
}

std::size_t count_periods(const Figures& figures) {
    std::set<base::Date> ends;
    for (const ReleasedSum& point : figures.everyone.points) {
        ends.insert(point.about.period_end);
    }
    return ends.size();
}

}  // namespace

std::string break_words(const Break& made) {
    return made.denominator_edition.empty()
               ? made.reason
               : fmt::format("{} Edition from here on: {}.", made.reason, made.denominator_edition);
}

std::string edition_sentence(const Figures& figures) {
    const std::vector<EditionRun> runs = runs_of(figures.denominators);
    if (runs.empty()) {
        return "";
    }
    std::string names;
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const char* joint = at == 0 ? "" : at + 1 == runs.size() ? " and " : ", ";
        names += joint + run_words(runs[at]);
    }
    std::set<base::Date> named;
    for (const NamedDenominator& one : figures.denominators) {
        named.insert(one.period.end);
    }
    return fmt::format(
        "The line is made of {} of its denominator: {}.{}",
        runs.size() == 1 ? "one edition" : std::to_string(runs.size()) + " editions",
        names,
        named.size() < count_periods(figures) ? " For its other figures none is named." : ""
    );
}

}  // namespace measures
