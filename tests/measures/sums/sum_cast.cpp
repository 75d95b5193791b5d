#include "measures/sums/sum_cast.hpp"

ON_BOTH_DATABASES(MeasureSums);

namespace cast {

std::vector<Seen> by_ethnicity(const char* place, double scale) {
    return {
        {place, "ethnicity=maori", day, day, 40 * scale, 50 * scale},
        {place, "ethnicity=other", day, day, 90 * scale, 100 * scale},
    };
}

std::vector<measures::Sum> computed(
    db::Database& database, const measures::Measure& measure, const measures::LiveChange& change
) {
    db::Reader reader = database.read();
    return measures::compute_sums(reader, measure, change).sums;
}

}  // namespace cast
