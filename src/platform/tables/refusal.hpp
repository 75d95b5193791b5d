// What was refused in a file, told so that a person can find it and mend it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tables {

struct Refusal {
    std::uint64_t line = 0;  // physical line of the file, or row number of a Parquet file
    std::string column;      // the header as written; empty when the whole line is meant
    std::string value;       // as found; "5 columns" for a whole line
    std::string expected;    // "thousands in groups of three, as in 1,234"
};

// `Line 12, column "Population": found "1,46"; expected thousands in groups of three.`
std::string sentence(const Refusal& refusal);

// At most `limit` characters of `text`, in quotes, with "…" where it was cut and control
// characters shown as spaces.
std::string quoted_excerpt(std::string_view text, std::size_t limit = 60);

// "1 column", "3 columns", "1,200 rows".
std::string counted(std::uint64_t count, std::string_view one_thing);

// "weekly.csv, line 17": how every sentence about a place in a file begins.
std::string place(std::string_view file, std::uint64_t line);

}  // namespace tables
