// The figures of the real file, as FACTS give them, through cells, sums and the door.
#include "measures/figures/panel.hpp"

#include "measures/figures/figures.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

#include <map>

struct PanelFigures : testing::Test {
    measures::Figures read(const std::string& ages) {
        cast::add_network(*database);
        const measures::Measure measure = panel::import_panel(*database, cast::network_id, ages);
        db::Reader reader = database->read();
        const base::Viewer stranger;
        const auto network = network::get_network(reader, stranger, "waiora");
        return measures::read_figures(reader, stranger, network, measure).value();
    }

    static std::map<std::string, std::string> newest(const measures::Figures& figures) {
        std::map<std::string, std::string> texts;
        for (const auto& group : figures.find_dimension("ethnicity")->groups) {
            texts[group.group.code] = base::figure_text(group.points.back().cell.figure, 1);
        }
        return texts;
    }

    TestDatabase database;
};

namespace {

const measures::GroupFigures& group_of(const measures::Figures& figures, const std::string& code) {
    for (const auto& group : figures.find_dimension("ethnicity")->groups) {
        if (group.group.code == code) {
            return group;
        }
    }
    throw std::runtime_error("no group " + code);
}

}  // namespace

TEST_F(PanelFigures, TheArithmeticOverAllAgesListedIsTheKnownOne) {
    BRAID_SKIP_WITHOUT(shared::data_file(panel::file_name));
    const measures::Figures figures = read("*");
    EXPECT_EQ("Aotearoa New Zealand", figures.place.name);
    const auto texts = newest(figures);
    EXPECT_EQ("71.6", texts.at("maori"));
    EXPECT_EQ("79.2", texts.at("pacific-peoples"));
    EXPECT_EQ("87.4", texts.at("asian"));
    EXPECT_EQ("85.9", texts.at("other"));
}

TEST_F(PanelFigures, TheSeriesOfAgesTwelveAndOverStopsAtItsBreaks) {
    BRAID_SKIP_WITHOUT(shared::data_file(panel::file_name));
    const measures::Figures figures = read("12+");
    std::vector<std::string> seen;
    for (const auto& point : group_of(figures, "maori").points) {
        seen.push_back(base::figure_text(point.cell.figure, 1));
    }
    EXPECT_THAT(
        seen, testing::ElementsAre("53.9", "68.6", "81.0", "87.4", "83.5", "84.0", "82.6", "82.7")
    );
    const auto series = measures::series_of(group_of(figures, "maori"), figures.breaks);
    std::vector<std::size_t> lengths;
    for (const auto& stretch : series.stretches()) {
        lengths.push_back(stretch.observations().size());
    }
    EXPECT_THAT(lengths, testing::ElementsAre(3, 1, 2, 2));
    const auto line = measures::line_of(group_of(figures, "maori"), figures.breaks);
    ASSERT_EQ(4U, line.segments().size());
    EXPECT_THAT(line.reasons()[1], testing::HasSubstr("later edition"));
    EXPECT_THAT(line.reasons()[2], testing::HasSubstr("that of 2022"));
}

TEST_F(PanelFigures, SpeaksOfServicesAndNamesWhatWorksFirst) {
    BRAID_SKIP_WITHOUT(shared::data_file(panel::file_name));
    const measures::Figures figures = read("12+");
    EXPECT_TRUE(figures.is_elsewhere);
    EXPECT_THAT(
        measures::going_sentence(figures),
        testing::MatchesRegex("In Aotearoa New Zealand, by 3 May 2023, services had fully "
                              "vaccinated [0-9]+ of every 100 people "
                              "aged 12 and over\\.")
    );
    EXPECT_THAT(
        measures::gap_sentence(figures),
        testing::HasSubstr(
            "services had fully vaccinated 83 of every 100 M\u0101ori aged 12 and over, and "
        )
    );
}
