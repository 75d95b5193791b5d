// What figures say, in plain words. The service is the subject and people are not the problem; what
// works is named before the gap, and no claim goes beyond what its intervals allow.
#pragma once

#include "measures/figures/figures.hpp"

#include <string>

namespace measures {

// "83 of every 100", "12.5 of every 1,000", "1,240": how a sentence says a figure.
std::string amount_text(const Measure& measure, const base::Released& figure);
// "%", "per 1,000": what stands after a number in a table.
std::string unit_sign(const Measure& measure);
// "Māori aged 12 and over", "people aged 12 and over (Female)", "people aged 12 and over".
std::string who_text(const Measure& measure, const Group& group);

// How it is going for everyone, in the newest period.
std::string going_sentence(const Figures& figures);
// " Figures of Dec 2026 are coming in: 3 of 4 places have given theirs."; "" where none are.
std::string coming_in_sentence(const Figures& figures);
// For whom it is going least well, when a claim may be made; "" otherwise.
std::string gap_sentence(const Figures& figures);
// How the figure for everyone moved since the way of counting last changed; its name alone when
// there are not two figures to say it of.
std::string movement_sentence(const Figures& figures);
// The same, and which way is better where lower is; "" where there are not two figures.
std::string change_sentence(const Figures& figures);
// From the lowest group to the highest, in the newest period; "" with fewer than two groups.
std::string range_sentence(const Figures& figures, const DimensionFigures& dimension);
// "82.7 %", "12.5 per 1,000": a number of a table with its unit.
std::string number_in_unit(const Measure& measure, double value);
// Where a target began, as the viewer of the figures may know it, and whether later figures may be
// held against it.
std::string baseline_words(const Measure& measure, const TargetFigures& target);
// What the intervals allow to be said of a gap: "Lower, beyond chance".
std::string claim_text(const Measure& measure, const GroupGap& gap);
// "8.2 points lower" or "8.2 per 1,000 higher"; for a figure without a direction "the same".
std::string difference_text(const Measure& measure, const base::Released& difference);

// The group furthest behind whose gap may be claimed, of the main dimension; null when none.
const GroupGap* find_widest_gap(const Figures& figures);

// The reason of a break, and the edition that begins with it where it names one.
std::string break_words(const Break& made);
// Which editions of the denominator the line is made of, each with its time; "" where none is
// named.
std::string edition_sentence(const Figures& figures);

// "ages 12+, all genders": whom the figures are added up over.
std::string selection_words(const Selection& selection);
// "Ethnicity", "Age": a dimension as a title.
std::string dimension_title(std::string_view dimension);
// What the thin lines on a chart mean.
std::string interval_words(const Measure& measure);
// "2 of 14 figures were withheld by the source", or only "withheld" of raw figures: of a sum that
// is shown without them; "" otherwise.
std::string withheld_words(const ReleasedSum& point);
// Why a sum is missing though its parts were given: "Age bands overlap ...", or "2 of 4 places have
// given figures."; "" otherwise.
std::string absence_words(const Figures& figures, const ReleasedSum& point);
// What a source is called, what it was counted against, and since when it is live here: "Register;
// counted against Population estimate 2023, live since 18 Nov 2026".
std::string edition_words(const LiveSource& source, const std::string& zone);
// The same of all sources that are drawn.
std::string edition_words(const Figures& figures, const std::string& zone);
std::string protection_words(const Figures& figures, std::int64_t suppress_below);

}  // namespace measures
