// Reading the cell that says which period a row is about.
#pragma once

#include "measures/imports/mapping.hpp"
#include "measures/observation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace measures {

struct ImportPeriodReading {
    std::optional<ObservedPeriod> period{};
    std::string expected{};  // when there is none: "a quarter, as in 2022 Q1"
};

// A financial year is New Zealand's, July to June: "2021/22" and "2022" both end on 30 June 2022.
ImportPeriodReading read_import_period(
    std::string_view text, PeriodKind kind, tables::DateForm form
);

}  // namespace measures
