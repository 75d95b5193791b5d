#include "analysis/trend/series.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace trend {

std::string_view word(BreakKind kind) {
    return kind == BreakKind::age_range ? "age range" : name(kind);
}

std::string_view name(BreakKind kind) {
    switch (kind) {
        case BreakKind::definition:
            return "definition";
        case BreakKind::age_range:
            return "age_range";
        case BreakKind::denominator:
            return "denominator";
        case BreakKind::source:
            return "source";
    }
    return "definition";
}

std::optional<BreakKind> parse_break_kind(std::string_view text) {
    for (const BreakKind kind :
         {BreakKind::definition, BreakKind::age_range, BreakKind::denominator, BreakKind::source}) {
        if (name(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

std::vector<Observation> Stretch::reported() const {
    std::vector<Observation> result;
    std::copy_if(
        observations_.begin(),
        observations_.end(),
        std::back_inserter(result),
        [](const Observation& observation) { return observation.figure.is_reported(); }
    );
    return result;
}

Series::Series(std::vector<Observation> observations, std::vector<Break> breaks) {
    const auto by_date = [](const auto& left, const auto& right) { return left.date < right.date; };
    std::sort(observations.begin(), observations.end(), by_date);
    std::stable_sort(breaks.begin(), breaks.end(), by_date);
    for (std::size_t i = 1; i < observations.size(); ++i) {
        if (observations[i].date == observations[i - 1].date) {
            throw base::Error(
                base::Code::invalid,
                "A series has two figures for " + base::long_date(observations[i].date) +
                    "; one was expected."
            );
        }
    }
    auto next_break = breaks.begin();
    for (Observation& observation : observations) {
        std::vector<Break> passed;
        for (; next_break != breaks.end() && next_break->date <= observation.date; ++next_break) {
            passed.push_back(*next_break);
        }
        if (stretches_.empty()) {
            stretches_.push_back(Stretch({}, {}));
        } else if (!passed.empty()) {
            stretches_.back().closed_on_ = passed.front().date;
            stretches_.push_back(Stretch({}, std::move(passed)));
        }
        stretches_.back().observations_.push_back(std::move(observation));
    }
    if (!stretches_.empty() && next_break != breaks.end()) {
        stretches_.back().closed_on_ = next_break->date;
    }
}

const Stretch* Series::latest() const& {
    for (auto stretch = stretches_.rbegin(); stretch != stretches_.rend(); ++stretch) {
        if (!stretch->reported().empty()) {
            return &*stretch;
        }
    }
    return nullptr;
}

}  // namespace trend
