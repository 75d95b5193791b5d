// Reading a cell that holds a day. A date that can be read two ways is refused naming both, unless
// the mapping says which form the file uses.
#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tables {

enum class DateForm {
    any,            // whichever of these fits, when only one does
    year_first,     // 2022-02-09, 2022_02_09, 2022/2/9, 20220209; midnight may follow
    day_first,      // 9/2/2022, 09-02-2022, 9.2.2022: New Zealand's
    month_first,    // 2/9/2022
    month_by_name,  // 9 February 2022, 9-Feb-2022, February 9, 2022
};

// "any", "year first", "day first", "month first", "month by name": the words a mapping uses.
std::string_view name(DateForm form);
std::optional<DateForm> parse_date_form(std::string_view text);

struct DateReading {
    std::optional<base::Date> date;
    std::string expected;  // when there is no date: "a day first or a month first: ..."
};

// Years have four digits: a year of two is refused naming both centuries.
DateReading read_date(std::string_view text, DateForm form = DateForm::any);

}  // namespace tables
