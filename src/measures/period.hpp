// Periods in words.
#pragma once

#include "base/time.hpp"

#include <string>

namespace measures {

// "3 May 2023", "May 2023", "Jan to Mar 2023", "2022", "2022/23" (July to June), or the two dates.
std::string period_text(base::Date start, base::Date end);
// How a sentence about services begins: "By 3 May 2023, services had", "In 2022/23, services".
std::string services_by(base::Date start, base::Date end);

}  // namespace measures
