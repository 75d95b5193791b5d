// Overlapping bands of two places and their region, and a reader who solves all equations.
#include "measures/figures/released_sums.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <map>

namespace {

constexpr int ages = 7;
constexpr std::size_t unknowns = 2 * ages;
using Equation = std::array<double, unknowns>;  // people of each age in each of two places
const base::Date counted_on{2023, 5, 3};

// Of the people in both places, or in one, from an age to before another.
Equation equation(const std::string& place, int from, int to) {
    Equation one{};
    for (int age = from; age < to; ++age) {
        if (place != "south") {
            one[static_cast<std::size_t>(age)] = 1;
        }
        if (place != "north") {
            one[static_cast<std::size_t>(ages + age)] = 1;
        }
    }
    return one;
}

double people_in(const Equation& one, const Equation& people) {
    double sum = 0;
    for (std::size_t at = 0; at < unknowns; ++at) {
        sum += one[at] * people[at];
    }
    return sum;
}

std::size_t leading(const Equation& one) {
    std::size_t at = 0;
    while (at < unknowns && std::abs(one[at]) < 1e-9) {
        ++at;
    }
    return at;
}

// Gauss: what remains of an equation after all that is known.
Equation reduced(Equation one, const std::vector<Equation>& known) {
    for (const Equation& row : known) {
        const std::size_t at = leading(row);
        const double times = one[at] / row[at];
        for (std::size_t i = 0; i < unknowns; ++i) {
            one[i] -= times * row[i];
        }
    }
    return one;
}

bool follows(const Equation& wanted, const std::vector<Equation>& known) {
    return leading(reduced(wanted, known)) == unknowns;
}

struct Band {
    int from = 0;
    int to = 0;
    bool operator<(const Band& other) const {
        return std::pair(from, to) < std::pair(other.from, other.to);
    }
};

measures::Sum sum_of(const std::string& place, const std::string& code, double count) {
    measures::Sum sum;
    sum.place_id = place;
    sum.dimension = code.empty() ? "" : "age";
    sum.code = code;
    sum.period_end = counted_on;
    sum.state = base::FigureState::reported;
    sum.protection = "raw";
    sum.numerator = count;
    return sum;
}

}  // namespace

RC_GTEST_PROP(BandsAttack, NoEquationTellsAFewOfAnyAge, ()) {
    Equation people{};
    for (double& count : people) {
        count = *rc::gen::inRange(0, 20);
    }
    std::map<Band, std::string> bands;
    for (int many = *rc::gen::inRange(1, 8); many > 0; --many) {
        const int from = *rc::gen::inRange(0, ages);
        const int to = *rc::gen::inRange(from + 1, ages + 1);
        bands[{from, to}] = std::to_string(from) + "-" + std::to_string(to - 1);
    }
    std::vector<measures::Sum> sums;
    std::vector<Equation> equations;
    const bool has_totals = *rc::gen::inRange(0, 3) > 0;
    for (const std::string place : {"north", "region", "south"}) {
        if (has_totals) {
            equations.push_back(equation(place, 0, ages));
            sums.push_back(sum_of(place, "", people_in(equations.back(), people)));
        }
        for (const auto& [band, code] : bands) {
            equations.push_back(equation(place, band.from, band.to));
            sums.push_back(sum_of(place, code, people_in(equations.back(), people)));
        }
    }
    const std::vector<network::Place> places{
        {"region", "", "", "", "", ""},
        {"north", "region", "", "", "", ""},
        {"south", "region", "", "", "", ""}};
    measures::Measure measure;
    measure.unit = measures::Unit::count;
    const std::set<std::string, std::less<>> overlapping;
    const auto released = measures::release_sums({measure, 6, overlapping, places}, sums);
    std::vector<Equation> known;
    for (std::size_t at = 0; at < sums.size(); ++at) {
        const Equation rest = reduced(equations[at], known);
        if (released[at].cell.figure.is_reported() && leading(rest) < unknowns) {
            known.push_back(rest);
        }
    }
    for (const std::string place : {"north", "region", "south"}) {
        for (int from = 0; from < ages; ++from) {
            for (int to = from + 1; to <= ages; ++to) {
                const Equation wanted = equation(place, from, to);
                const double count = people_in(wanted, people);
                RC_ASSERT(count == 0 || count >= 6 || !follows(wanted, known));
            }
        }
    }
}
