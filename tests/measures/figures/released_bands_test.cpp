// What overlapping age bands may tell of each other.
#include "measures/figures/released_bands.hpp"

#include "measures/figures/figures.hpp"
#include "measures/measure_cast.hpp"
#include "measures/returns/return_released.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

using measures::Measure;

namespace {

constexpr const char* banded_day = "2023-05-03";

}  // namespace

class ReleasedBands : public StoreTest {
protected:
    using Bands = std::vector<std::pair<const char*, double>>;

    // Whether each band's count is shown, by code.
    std::map<std::string, bool> shown(
        const Bands& bands, const char* protection, const measures::Selection& chosen = {}
    ) {
        cast::add_network(database());
        Measure plain = cast::plain_measure();
        plain.main_dimension = "age";
        plain.chosen = chosen;
        const Measure measure = cast::add_measure(database(), plain);
        std::vector<cast::Seen> rows;
        for (const auto& [code, count] : bands) {
            rows.push_back(
                {cast::north, std::string("age=") + code, banded_day, banded_day, count, 20 * count}
            );
        }
        cast::add_import(database(), measure, rows, {.protection = protection});
        cast::sum_up(database(), measure);
        db::Reader reader = database().read();
        const auto network = network::get_network(reader, base::Viewer(), "waiora");
        const Measure now =
            measures::get_measure(reader, base::Viewer(), cast::network_id, measure.id);
        const auto figures =
            measures::read_figures(reader, base::Viewer(), network, now, {.place_id = cast::north});
        std::map<std::string, bool> result;
        for (const measures::GroupFigures& group : figures->dimensions.at(0).groups) {
            const auto& count = group.points.at(0).cell.numerator;
            result[group.group.code] = count && count->is_reported();
        }
        return result;
    }
    using Shown = std::map<std::string, bool>;
};

ON_BOTH_DATABASES(ReleasedBands);

TEST_P(ReleasedBands, ABandIsNotToldByTwoThatAreShown) {
    EXPECT_EQ(
        (Shown{{"5+", true}, {"12+", false}, {"5-11", false}}),
        shown({{"5+", 500}, {"12+", 497}, {"5-11", 3}}, "raw")
    );
}

TEST_P(ReleasedBands, ABandIsNotToldByAChainOfThree) {
    // 5 and over less 18 and over is 5 to 17; less 9 to 17 leaves the 4 who are 5 to 8.
    const Shown released = shown({{"5+", 500}, {"18+", 446}, {"9-17", 50}, {"5-8", 4}}, "raw");
    EXPECT_FALSE(released.at("5-8"));
    EXPECT_FALSE(released.at("5+") && released.at("18+") && released.at("9-17"));
}

TEST_P(ReleasedBands, BandsThatNoneContainsTellNoSmallOneEither) {
    // 0 to 14 and 15 to 19 are 0 to 9 and 10 to 19.
    const Shown released = shown({{"0-14", 100}, {"15-19", 4}, {"0-9", 60}, {"10-19", 44}}, "raw");
    EXPECT_FALSE(released.at("15-19"));
    EXPECT_FALSE(released.at("0-14") && released.at("0-9") && released.at("10-19"));
}

TEST_P(ReleasedBands, ASmallBandThatTheSourceDoesNotListIsNotToldEither) {
    const Shown released = shown({{"5+", 500}, {"12+", 497}}, "raw");
    EXPECT_FALSE(released.at("5+") && released.at("12+"));
}

TEST_P(ReleasedBands, BandsThatTheirSourcePublishedAreShownAsTheyAre) {
    EXPECT_EQ(
        (Shown{{"5+", true}, {"12+", true}, {"5-11", true}}),
        shown({{"5+", 500}, {"12+", 497}, {"5-11", 3}}, "as_published")
    );
}

TEST_P(ReleasedBands, EveryoneIsTheBandThatIsTheRange) {
    const Shown released =
        shown({{"5+", 500}, {"12+", 497}, {"5-11", 3}, {"12-17", 40}}, "raw", {{"age", "5+"}});
    EXPECT_FALSE(released.at("5-11"));
    EXPECT_FALSE(released.at("12+"));
}

TEST(ReleasedAnswers, TheRowsOfAReturnTellNoBandThatIsWithheld) {
    const std::vector<measures::ReturnRow> rows{{"age=5+", ""}, {"age=12+", ""}, {"age=5-11", ""}};
    const auto value = [](const char* groups, double count) {
        return measures::ReturnValue{
            .groups = groups, .state = base::FigureState::reported, .numerator = count};
    };
    const std::vector<measures::ReturnValue> values{
        value("age=5+", 500), value("age=12+", 497), value("age=5-11", 3)};
    Measure counted = cast::plain_measure();
    counted.unit = measures::Unit::count;
    const auto answers = measures::release_answers(counted, 6, rows, values);
    EXPECT_FALSE(answers.at(2).cell->figure.is_reported());
    EXPECT_FALSE(
        answers.at(0).cell->figure.is_reported() && answers.at(1).cell->figure.is_reported()
    );
}
