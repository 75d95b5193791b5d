// Made-up files of results, as partners would send them, with the mappings that read them.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

struct MeasureFile {
    std::string name;  // "immunisation-2026.csv"
    std::string csv;
    std::string mapping;         // TOML
    std::int64_t days_ago = 12;  // when it was imported
};

// The same files for the same day: the generator has one seed.
std::vector<MeasureFile> measure_files(base::Date today);

// The ends of the last `count` quarters that are over, the last of them last.
std::vector<base::Date> quarter_ends(base::Date today, int count);
// From this day on children are counted by two registers joined.
base::Date registers_joined_on(base::Date today);

// What a partner returns of the children of one suburb who turned two in the last quarter: what the
// file says of them, as someone types it.
struct ReturnedCount {
    std::string code;  // of the ethnic group
    std::string reached;
    std::string people;
};
std::vector<ReturnedCount> returned_counts(base::Date today, std::string_view suburb);

}  // namespace demo
