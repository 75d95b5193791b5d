// Overlapping age bands, and an outsider who solves all equations between them.
#include "analysis/disclosure/release.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

namespace {

using disclosure::Cell;
using disclosure::ReleasedTable;
using disclosure::Ruler;
using disclosure::Stretch;
using disclosure::Table;

constexpr int ages = 7;
using Equation = std::array<double, ages>;

Cell band_of(double count) {
    Cell cell;
    cell.numerator = base::Raw(count);
    return cell;
}

Equation equation(const Stretch& stretch) {
    Equation one{};
    for (int age = stretch.from; age < stretch.to; ++age) {
        one[static_cast<std::size_t>(age)] = 1;
    }
    return one;
}

std::optional<std::size_t> leading(const Equation& one) {
    for (std::size_t at = 0; at < one.size(); ++at) {
        if (std::abs(one[at]) > 1e-9) {
            return at;
        }
    }
    return std::nullopt;
}

// Gauss: what remains of an equation after all that is known.
Equation reduced(Equation one, const std::vector<Equation>& known) {
    for (const Equation& row : known) {
        const std::size_t at = *leading(row);
        const double times = one[at] / row[at];
        for (std::size_t i = 0; i < one.size(); ++i) {
            one[i] -= times * row[i];
        }
    }
    return one;
}

bool is_shown(const ReleasedTable& released, const Stretch& stretch) {
    return released.cells[stretch.cell].figure.is_reported();
}

bool is_solvable(const Table& table, const ReleasedTable& released, const Stretch& wanted) {
    std::vector<Equation> known;
    for (const Stretch& one : table.rulers.front()) {
        if (is_shown(released, one)) {
            const Equation rest = reduced(equation(one), known);
            if (leading(rest)) {
                known.push_back(rest);
            }
        }
    }
    return !leading(reduced(equation(wanted), known));
}

Table bands(const std::vector<std::pair<Stretch, double>>& counted) {
    Table table;
    Ruler ruler;
    for (const auto& [stretch, count] : counted) {
        table.cells.push_back(band_of(count));
        ruler.push_back({table.cells.size() - 1, stretch.from, stretch.to});
    }
    table.rulers.push_back(ruler);
    return table;
}

}  // namespace

RC_GTEST_PROP(DisclosureRuler, NoEquationTellsAWithheldBandOrASmallOne, ()) {
    std::array<double, ages> people{};
    for (double& count : people) {
        count = *rc::gen::inRange(0, 20);
    }
    std::vector<std::pair<Stretch, double>> counted;
    const int many = *rc::gen::inRange(2, 9);
    const auto sum_between = [&](int from, int to) {
        double sum = 0;
        for (int age = from; age < to; ++age) {
            sum += people[static_cast<std::size_t>(age)];
        }
        return sum;
    };
    for (int one = 0; one < many; ++one) {
        const int from = *rc::gen::inRange(0, ages);
        const int to = *rc::gen::inRange(from + 1, ages + 1);
        counted.push_back({{0, from, to}, sum_between(from, to)});
    }
    const Table table = bands(counted);
    const ReleasedTable released = disclosure::release(table);
    for (const Stretch& one : table.rulers.front()) {
        RC_ASSERT(is_shown(released, one) || !is_solvable(table, released, one));
    }
    for (int from = 0; from < ages; ++from) {
        for (int to = from + 1; to <= ages; ++to) {
            const double count = sum_between(from, to);
            RC_ASSERT(count == 0 || count >= 6 || !is_solvable(table, released, {0, from, to}));
        }
    }
}

TEST(DisclosureRuler, TheSmallestOfTheBandsThatTellAnotherIsWithheld) {
    const Table table = bands({{{0, 5, 99}, 500}, {{0, 12, 99}, 497}, {{0, 5, 12}, 3}});
    const ReleasedTable released = disclosure::release(table);
    EXPECT_TRUE(released.cells[0].figure.is_reported());
    EXPECT_EQ(disclosure::Reason::protects_another, released.cells[1].reason);
    EXPECT_EQ(disclosure::Reason::small_count, released.cells[2].reason);
}

TEST(DisclosureRuler, BandsThatTellNothingSmallAreAllShown) {
    const Table table = bands({{{0, 5, 99}, 500}, {{0, 12, 99}, 460}, {{0, 5, 12}, 40}});
    const ReleasedTable released = disclosure::release(table);
    for (const auto& cell : released.cells) {
        EXPECT_TRUE(cell.figure.is_reported());
    }
}

TEST(DisclosureRuler, PublishedBandsStayAsTheyAre) {
    Table table = bands({{{0, 5, 99}, 500}, {{0, 12, 99}, 497}, {{0, 5, 12}, 3}});
    for (Cell& cell : table.cells) {
        cell.is_published = true;
    }
    for (const auto& cell : disclosure::release(table).cells) {
        EXPECT_TRUE(cell.figure.is_reported());
    }
}

TEST(DisclosureRuler, AStretchThatEndsWhereItBeginsIsRefused) {
    EXPECT_THROW(disclosure::release(bands({{{0, 5, 5}, 500}})), base::Error);
}
