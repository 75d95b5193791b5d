// A fresh database for each test of sums, and the rows that most of them start from.
#pragma once

#include "measures/measure_cast.hpp"
#include "measures/sums/sums.hpp"
#include "support/database_test.hpp"

#include <vector>

class MeasureSums : public StoreTest {};

namespace cast {

inline constexpr const char* day = "2023-05-03";

// 40 of 50 Māori and 90 of 100 others on `day`, times `scale`.
std::vector<Seen> by_ethnicity(const char* place, double scale = 1);
// The sums of what is live after the change.
std::vector<measures::Sum> computed(
    db::Database& database,
    const measures::Measure& measure,
    const measures::LiveChange& change = {}
);

}  // namespace cast
