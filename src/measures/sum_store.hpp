// Reading the sums that sums.hpp writes.
#pragma once

#include "measures/sums.hpp"

#include <string_view>

namespace measures {

// Every sum of the measure, or those of one place when `place_id` is given; by place, dimension,
// code and period.
std::vector<Sum> list_sums(
    db::Reader& reader, std::string_view measure_id, std::string_view place_id = ""
);

struct SummedPlace {
    std::string place_id;
    bool has_raw = false;
};
std::vector<SummedPlace> list_summed_places(db::Reader& reader, std::string_view measure_id);

}  // namespace measures
