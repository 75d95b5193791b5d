// The arithmetic of the real vaccination panel (Ministry of Health, CC BY-SA 4.0), and the breaks
// in it: ages 12 and over become 5 and over in March 2022, the denominator is a new edition from
// September 2022 and another from March 2023.
#include "analysis/disclosure/release.hpp"
#include "analysis/equity/age_band.hpp"
#include "analysis/trend/pace.hpp"
#include "support/shared_data.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace {

struct PanelRow {
    base::Date date;
    std::string ethnicity;
    std::optional<equity::AgeBand> ages;  // absent in the "Various" rows
    double dose1 = 0;
    double primary = 0;
    double population = 0;
};

std::filesystem::path panel_file() {
    return shared::data_file("covid_vax_dhb_panel.csv");
}

const std::vector<PanelRow>& panel() {
    static const std::vector<PanelRow> rows = [] {
        std::vector<PanelRow> read;
        for (const auto& cells : shared::rows_of(panel_file())) {
            read.push_back(
                {*base::parse_date(cells[0]),
                 cells[2],
                 equity::parse_age_band(cells[3]),
                 std::stod(cells[5]),
                 std::stod(cells[7]),
                 std::stod(cells[9])}
            );
        }
        return read;
    }();
    return rows;
}

equity::AgeBand listed_range(base::Date date) {
    std::vector<equity::AgeBand> listed;
    for (const PanelRow& row : panel()) {
        if (row.date == date && row.ages) {
            listed.push_back(*row.ages);
        }
    }
    return *equity::whole_range(listed);
}

// Primary course of one ethnicity over all districts, for the bands that make up `ages`.
equity::Counts primary_course(base::Date date, const std::string& ethnicity, equity::AgeBand ages) {
    std::vector<equity::AgeBand> listed;
    for (const PanelRow& row : panel()) {
        if (row.date == date && row.ages) {
            listed.push_back(*row.ages);
        }
    }
    const equity::Cover cover = equity::cover(listed, ages);
    EXPECT_EQ(cover.problem, equity::CoverProblem::none);
    equity::Counts sum;
    for (const PanelRow& row : panel()) {
        if (row.date == date && row.ethnicity == ethnicity && row.ages &&
            std::find(cover.bands.begin(), cover.bands.end(), *row.ages) != cover.bands.end()) {
            sum.numerator += row.primary;
            sum.denominator += row.population;
        }
    }
    return sum;
}

std::string per_cent(equity::Counts counts) {
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    table.cells = {{base::Raw(counts.numerator), base::Raw(counts.denominator), {}, {}}};
    return base::figure_text(disclosure::release(table).cells.front().figure, 1);
}

std::vector<base::Date> panel_dates() {
    std::map<base::Date, int> dates;
    for (const PanelRow& row : panel()) {
        ++dates[row.date];
    }
    std::vector<base::Date> result;
    for (const auto& [date, rows] : dates) {
        result.push_back(date);
    }
    return result;
}

constexpr equity::AgeBand twelve_and_older{12, std::nullopt};

}  // namespace

TEST(VaccinationPanel, GivesTheFourFiguresForAllAgesListed) {
    BRAID_SKIP_WITHOUT(panel_file());
    EXPECT_EQ(panel().size(), 26'809u);
    const base::Date date{2023, 5, 3};
    const equity::AgeBand all = listed_range(date);
    EXPECT_EQ(all, (equity::AgeBand{5, std::nullopt}));
    EXPECT_EQ(per_cent(primary_course(date, "Maori", all)), "71.6");
    EXPECT_EQ(per_cent(primary_course(date, "Pacific Peoples", all)), "79.2");
    EXPECT_EQ(per_cent(primary_course(date, "Asian", all)), "87.4");
    EXPECT_EQ(per_cent(primary_course(date, "European or Other", all)), "85.9");
}

TEST(VaccinationPanel, GivesTheSeriesForAgesTwelveAndOver) {
    BRAID_SKIP_WITHOUT(panel_file());
    std::vector<std::string> figures;
    for (const base::Date date : panel_dates()) {
        figures.push_back(per_cent(primary_course(date, "Maori", twelve_and_older)));
    }
    EXPECT_EQ(
        figures,
        (std::vector<std::string>{"53.9", "68.6", "81.0", "87.4", "83.5", "84.0", "82.6", "82.7"})
    );
}

TEST(VaccinationPanel, FallsWhileMorePeopleAreVaccinatedWhenAllAgesListedAreTaken) {
    BRAID_SKIP_WITHOUT(panel_file());
    const base::Date january{2022, 1, 5};
    const base::Date march{2022, 3, 2};
    const auto before = primary_course(january, "Maori", listed_range(january));
    const auto after = primary_course(march, "Maori", listed_range(march));
    EXPECT_EQ(before.numerator, 462'539);
    EXPECT_EQ(after.numerator, 499'557);
    EXPECT_EQ(per_cent(before), "81.0");
    EXPECT_EQ(per_cent(after), "72.8");
    // Which is why the two ranges are two definitions, told apart by their ages.
    EXPECT_NE(listed_range(january), listed_range(march));
}

TEST(VaccinationPanel, KeepsAndFlagsCoverageAboveAHundredPerCent) {
    BRAID_SKIP_WITHOUT(panel_file());
    disclosure::Table primary;
    primary.protection = disclosure::Protection::as_published;
    disclosure::Table dose1 = primary;
    for (const PanelRow& row : panel()) {
        const base::Raw population(row.population);
        primary.cells.push_back({base::Raw(row.primary), population, {}, {}});
        dose1.cells.push_back({base::Raw(row.dose1), population, {}, {}});
    }
    const auto flagged = [](const disclosure::Table& table) {
        int count = 0;
        for (const auto& cell : disclosure::release(table).cells) {
            count += cell.exceeds_denominator ? 1 : 0;
            EXPECT_TRUE(!cell.exceeds_denominator || !cell.figure.interval());
            EXPECT_TRUE(
                !cell.exceeds_denominator || !cell.figure.is_reported() || cell.figure.value() > 100
            );
        }
        return count;
    };
    EXPECT_EQ(flagged(primary), 6'586);
    EXPECT_EQ(flagged(dose1), 7'728);
}

TEST(VaccinationPanel, ProtectionDoesNotEraseCellsForCountingOtherPeople) {
    BRAID_SKIP_WITHOUT(panel_file());
    disclosure::Table table;
    for (const PanelRow& row : panel()) {
        table.cells.push_back({base::Raw(row.primary), base::Raw(row.population), {}, {}});
    }
    const auto hidden = [&](bool sensitive) {
        disclosure::Policy policy;
        policy.sensitive = sensitive;
        const auto cells = disclosure::release(table, policy).cells;
        return std::count_if(cells.begin(), cells.end(), [](const auto& cell) {
            return cell.figure.state() == base::FigureState::suppressed;
        });
    };
    // Read literally ("under 6, or their difference under 6") the rule would hide 10,876 of the
    // cells, most of them only because the count is larger than its denominator.
    EXPECT_EQ(hidden(true), 4'517);
    EXPECT_LT(hidden(false), hidden(true));
}

TEST(VaccinationPanel, NothingIsSaidAcrossItsNewDenominators) {
    BRAID_SKIP_WITHOUT(panel_file());
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    for (const base::Date date : panel_dates()) {
        const auto counts = primary_course(date, "Maori", twelve_and_older);
        table.cells.push_back({base::Raw(counts.numerator), base::Raw(counts.denominator), {}, {}});
    }
    const auto released = disclosure::release(table);
    std::vector<trend::Observation> observations;
    for (std::size_t i = 0; i < released.cells.size(); ++i) {
        observations.push_back({panel_dates()[i], released.cells[i].figure});
    }
    const trend::Series series(
        observations,
        {{{2022, 9, 1}, trend::BreakKind::denominator, "The population estimate is a new edition."},
         {{2023, 3, 1}, trend::BreakKind::denominator, "The population estimate is a new edition."}}
    );
    ASSERT_EQ(series.stretches().size(), 3u);
    EXPECT_EQ(series.stretches()[0].observations().size(), 4u);
    EXPECT_GT(trend::change(series.stretches()[0])->difference, 33);
    EXPECT_NEAR(trend::change(series.stretches()[1])->difference, 0.5, 0.05);
    EXPECT_EQ(trend::pace_seen(*series.latest()).state, trend::SeenState::too_few_points);
}
