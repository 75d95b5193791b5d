// What every chart gives: a picture and the same figures as a table, ready for html::figure.
#pragma once

#include "base/figure.hpp"
#include "base/time.hpp"
#include "platform/html/table.hpp"

#include <string>

namespace charts {

struct Chart {
    html::Html picture;  // SVG for wide and narrow places, and its key and notes in words
    html::Table table;   // the same figures
};

// A value someone chose to reach. Plain, with its reason: a target is not a count of people.
struct Target {
    std::string label;  // "Target", "Target for Māori"
    base::Plain value;
    base::Date by{};  // a line chart draws it at this date; charts by rows do not use it
};

// The places a chart is drawn for: the style sheet shows one of two drawings, or the only one.
enum class Room { any, narrow };

// How numbers are said in a chart.
struct Unit {
    std::string sign{};  // "%", "per 1,000"
    int decimals = 0;
};

// "82.7 %", with a no-break space; "%" alone sticks to axis labels.
std::string with_unit(double value, const Unit& unit);

// True when the figure is reported and finite: it has a place on an axis.
bool has_place(const base::Drawn& figure);

// The state to say for a figure without a place: a reported number that is not finite is missing.
base::FigureState absent_state(const base::Drawn& figure);

}  // namespace charts
