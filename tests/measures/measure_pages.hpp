// The pages of measures, for tests: a network with places, and measures made in it.
#pragma once

#include "measures/measure_cast.hpp"
#include "network/cast.hpp"
#include "support/database_test.hpp"
#include "support/test_app.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cast {

// What a reader sees of a page: without its tags, whose coordinates are numbers too.
std::string seen(const std::string& page);
bool shows(const std::string& text, const std::string& part);
// True when the number stands alone, not as a part of a longer one.
bool says_number(const std::string& text, const std::string& number);

}  // namespace cast

struct MeasurePages : testing::Test {
    MeasurePages();

    measures::Measure make(measures::Measure plain = cast::plain_measure());
    // With figures of two years, one of them of three people.
    measures::Measure with_figures(const std::string& protection = "as_published");
    support::Fields form(const std::string& name, const support::Fields& more = {});

    TestDatabase database;
    support::TestApp app;
    support::Cast cast;
    const std::string base = "/n/braidwater/measures";
};
