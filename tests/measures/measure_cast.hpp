// A network with three places, a measure, and observations that a test writes down as rows.
#pragma once

#include "measures/measure_store.hpp"
#include "measures/sums/sum_store.hpp"
#include "measures/sums/sums.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cast {

inline constexpr const char* network_id = "0198aaaa-0000-7000-8000-000000000001";
inline constexpr const char* other_network_id = "0198aaaa-0000-7000-8000-000000000002";
inline constexpr const char* region = "0198bbbb-0000-7000-8000-000000000001";
inline constexpr const char* north = "0198bbbb-0000-7000-8000-000000000002";
inline constexpr const char* south = "0198bbbb-0000-7000-8000-000000000003";
inline constexpr base::Instant written_at{1'795'305'600'000'000};

struct Seen {
    std::string place;
    std::string groups;
    std::string period_start;
    std::string period_end;
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> value{};
    std::string status = "reported";
};

struct Imported {
    std::string protection = "as_published";
    std::string ethnicity_output = "prioritised";
    std::string state = "live";
    std::int64_t live_at = 1;
    std::string denominator_edition{};
    std::string kind = "file";
};

// Two networks, "waiora" (public) and "elsewhere", and the places of the first.
void add_network(db::Database& database);
// The three places alone, in a network that is there.
void add_places(db::Database& database, std::string_view network);
// A proportion by ethnicity, public, of the first network.
measures::Measure plain_measure();
// Adds it with its groups (Māori, Pacific, Other, not known; two genders; four ages).
measures::Measure add_measure(
    db::Database& database, const measures::Measure& measure = plain_measure()
);
// Returns the import's id.
std::string add_import(
    db::Database& database,
    const measures::Measure& measure,
    const std::vector<Seen>& rows,
    const Imported& imported = {}
);
// Computes and writes the sums of what is live now.
std::vector<measures::Sum> sum_up(db::Database& database, const measures::Measure& measure);

// Null where there is none; it lies in `sums`, which is why these have to be somebody's.
const measures::Sum* find_sum(
    const std::vector<measures::Sum>& sums,
    std::string_view place,
    std::string_view dimension,
    std::string_view code,
    std::string_view period_end
);
const measures::Sum* find_sum(
    std::vector<measures::Sum>&&,
    std::string_view,
    std::string_view,
    std::string_view,
    std::string_view
) = delete;

}  // namespace cast
