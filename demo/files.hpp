// Made-up files of results, as partners would send them, with the mappings that read them.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <string>
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

}  // namespace demo
