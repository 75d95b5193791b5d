// From values to places on paper, and where the axis says a number.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace charts {

struct Extent {
    double low = 0;
    double high = 0;
};

// Linear; a domain of no width is widened, so that every finite value has a finite place.
class Scale {
public:
    Scale(Extent domain, Extent range);
    double operator()(double value) const;
    Extent domain() const { return domain_; }

private:
    Extent domain_;
    Extent range_;
};

// Steps of 1, 2 or 5 times a power of ten.
struct Ticks {
    std::vector<double>
        values;        // increasing, equally apart, from at or below the domain to at or above
    int decimals = 0;  // that tell each from the next
};

// Ticks around a domain, at most `most` + 2 of them. Infinite and NaN ends count as 0.
Ticks nice_ticks(Extent domain, int most);

// Days since 1970-01-01: the number line of a time axis.
double day_number(base::Date date);

struct TimeTick {
    base::Date at;
    std::string label;  // "2021", "Mar 2021", "3 May"
};

// Starts of years, months, weeks or days within a span, at most `most` (and at least one) of them.
std::vector<TimeTick> time_ticks(base::Date from, base::Date to, int most);

}  // namespace charts
