// A series of one figure over time, and its breaks.
//
// A break is a date from which the figure no longer means the same: its definition, ages,
// denominator or source changed. The compiler keeps the rule that nothing crosses one: a Series
// only gives Stretches, a Stretch is made by nothing else, and whatever joins points - a line, a
// change, a pace, a gap - takes Stretches and never a Series.
//
// Figures are base::Drawn: what a reader is told about a series is computed from what that reader
// is shown, so no trend is a way out for a suppressed figure.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trend {

struct Observation {
    base::Date date;
    base::Drawn figure;
};

enum class BreakKind { definition, age_range, denominator, source };

// "definition", "age range", "denominator", "source"
std::string_view word(BreakKind kind);
// The form stored and used in files: "definition", "age_range", "denominator", "source".
std::string_view name(BreakKind kind);
std::optional<BreakKind> parse_break_kind(std::string_view text);

struct Break {
    base::Date date;  // the first day on which the new way of counting holds
    BreakKind kind = BreakKind::definition;
    std::string reason;  // in words, as written by whoever recorded it
};

// Consecutive observations with no break between any two of them.
class Stretch {
public:
    // Never empty; in order of date, each date once; suppressed and missing figures included.
    const std::vector<Observation>& observations() const { return observations_; }
    // The breaks this stretch begins after: empty for the first one.
    const std::vector<Break>& opened_by() const { return opened_by_; }
    // The first break after the last observation, if one is recorded: nothing that looks ahead may
    // go past its date.
    const std::optional<base::Date>& closed_on() const { return closed_on_; }
    // Only those with a figure.
    std::vector<Observation> reported() const;

private:
    friend class Series;
    Stretch(std::vector<Observation> observations, std::vector<Break> opened_by)
        : observations_(std::move(observations)), opened_by_(std::move(opened_by)) {}

    std::vector<Observation> observations_;
    std::vector<Break> opened_by_;
    std::optional<base::Date> closed_on_{};
};

class Series {
public:
    // Any order. An observation on the day of a break comes after it. Breaks after the last
    // observation, or before the first, open no stretch of their own.
    // Throws base::Error(invalid) when two observations have one date.
    Series(std::vector<Observation> observations, std::vector<Break> breaks);

    // In order of date; empty when there are no observations.
    const std::vector<Stretch>& stretches() const& { return stretches_; }
    std::vector<Stretch> stretches() && { return std::move(stretches_); }
    // The stretch of the latest reported figure; nothing when there is none.
    const Stretch* latest() const&;

private:
    std::vector<Stretch> stretches_;
};

}  // namespace trend
