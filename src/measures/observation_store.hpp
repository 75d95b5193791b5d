// SQL of single observations, before protection: for those who may see raw figures.
#pragma once

#include "measures/measure.hpp"
#include "measures/observation.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace measures {

// One row of a file or of a return, and where it came from.
struct GivenRow {
    std::string place;
    GroupKey groups;
    ObservedFigures figures;
    std::string import_id;
    std::string file_name;
    std::int64_t line = 0;  // of that file
};

struct GivenRows {
    std::string_view measure_id;
    std::string_view place_id;  // this place and those inside it
    base::Date period_end;
};
// What live imports give, by place and groups; of two of one place and groups the newer first.
std::vector<GivenRow> list_given_rows(
    db::Reader& reader, const GivenRows& of, std::int64_t limit, std::int64_t offset
);
std::int64_t count_given_rows(db::Reader& reader, const GivenRows& of);

}  // namespace measures
