#include "demo/files.hpp"

#include "base/error.hpp"
#include "embedded/demo_mappings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <string_view>

namespace demo {
namespace {

constexpr std::uint64_t seed = 20261122;

struct EthnicGroup {
    std::string_view label;
    double share;   // of the people of a place
    double start;   // of the proportion, at the first date
    double change;  // of the proportion, a year
};

struct Suburb {
    std::string_view name;
    double people;  // counted there each time
};

std::string mapping(const std::string& name) {
    for (const base::EmbeddedFile& file : embedded::demo_mappings()) {
        if (file.path == name + ".toml") {
            return std::string(file.bytes);
        }
    }
    throw base::Error(base::Code::internal, "The demonstration has no mapping " + name + ".");
}

// The day the register changed is a day of the generated series.
std::string with_break_on(std::string text, base::Date day) {
    static constexpr std::string_view day_in_file = "2000-01-01";
    text.replace(text.find(day_in_file), day_in_file.size(), day.iso());
    return text;
}

class Generator {
public:
    explicit Generator(std::uint64_t salt) : random_(seed + salt) {}

    // How many people are counted, around an expected number.
    int around(double expected) {
        return std::max(0, static_cast<int>(std::poisson_distribution<int>(expected)(random_)));
    }
    int of(int people, double proportion) {
        return std::binomial_distribution<int>(people, std::clamp(proportion, 0.0, 1.0))(random_);
    }

private:
    std::mt19937_64 random_;
};

struct Series {
    std::vector<Suburb> suburbs;
    std::vector<EthnicGroup> groups;
    std::vector<std::string_view> bands;  // a further dimension; one empty band for none
    // From this quarter on, how many more people are counted (a new edition of the register).
    std::size_t grows_at = 1000;
    double grows_by = 1;
};

std::string counts_csv(
    const Series& series,
    const std::vector<base::Date>& dates,
    std::string_view header,
    std::uint64_t salt
) {
    Generator generator(salt);
    std::string csv = fmt::format("{}\r\n", header);
    for (std::size_t quarter = 0; quarter < dates.size(); ++quarter) {
        const double years = static_cast<double>(quarter) / 4;
        const double growth = quarter >= series.grows_at ? series.grows_by : 1;
        for (const Suburb& suburb : series.suburbs) {
            for (const EthnicGroup& group : series.groups) {
                for (const std::string_view band : series.bands) {
                    const double expected =
                        suburb.people * group.share / static_cast<double>(series.bands.size());
                    const int people = generator.around(expected * growth);
                    const int reached =
                        generator.of(people, (group.start + group.change * years) / growth);
                    fmt::format_to(
                        std::back_inserter(csv),
                        "{},{},{}{}{},{},{}\r\n",
                        dates[quarter].iso(),
                        suburb.name,
                        group.label,
                        band.empty() ? "" : ",",
                        band,
                        reached,
                        people
                    );
                }
            }
        }
    }
    return csv;
}

// Children who turned two in a quarter; their registers were joined after so many quarters.
constexpr double children = 430;
constexpr int immunisation_quarters = 17;
constexpr std::size_t joined_after = 9;
constexpr double joined_growth = 1.06;

std::vector<EthnicGroup> immunisation_groups() {
    return {
        {"Māori", 0.34, 0.62, 0.045},
        {"Pacific peoples", 0.17, 0.70, 0.03},
        {"Asian", 0.13, 0.88, 0.012},
        {"European or Other", 0.34, 0.80, 0.02},
        {"Not known", 0.02, 0.45, 0}};
}

std::vector<Suburb> all_suburbs(double people) {
    return {
        {"Harbour Side", people * 0.32},
        {"Hill End", people * 0.27},
        {"Railway Flat", people * 0.25},
        {"Reserve Street", people * 0.16}};
}

MeasureFile immunisation_file(base::Date today) {
    const Series series{
        .suburbs = all_suburbs(children),
        .groups = immunisation_groups(),
        .bands = {""},
        .grows_at = joined_after,
        .grows_by = joined_growth};
    const auto dates = quarter_ends(today, immunisation_quarters);
    return {
        "immunised-at-two.csv",
        counts_csv(series, dates, "quarter_end,suburb,ethnicity,immunised,children", 1),
        with_break_on(mapping("immunised-at-two"), dates[joined_after]),
        13};
}

MeasureFile men_file(base::Date today) {
    const Series series{
        .suburbs = all_suburbs(150),
        .groups =
            {{"Māori", 0.30, 0.46, 0.07},
             {"Pacific peoples", 0.15, 0.44, 0.06},
             {"Asian", 0.04, 0.60, 0.03},
             {"European or Other", 0.50, 0.66, 0.02},
             {"Not known", 0.01, 0.3, 0}},
        .bands = {"40-59", "60-79"},
        .grows_at = 1000,
        .grows_by = 1};
    return {
        "men-seen.csv",
        counts_csv(series, quarter_ends(today, 10), "quarter_end,suburb,ethnicity,age,seen,men", 2),
        mapping("men-seen"),
        9};
}

MeasureFile homes_file(base::Date today) {
    const Series series{
        .suburbs = all_suburbs(260),
        .groups =
            {{"Māori", 0.33, 0.52, 0.03},
             {"Pacific peoples", 0.18, 0.44, 0.05},
             {"Asian", 0.14, 0.72, 0.01},
             {"European or Other", 0.35, 0.74, 0.01}},
        .bands = {""},
        .grows_at = 1000,
        .grows_by = 1};
    return {
        "warm-homes.csv",
        counts_csv(series, quarter_ends(today, 8), "quarter_end,suburb,ethnicity,warm,answered", 3),
        mapping("warm-homes"),
        10};
}

MeasureFile hospital_file(base::Date today) {
    const Series series{
        .suburbs = all_suburbs(820),
        .groups =
            {{"Māori", 0.36, 0.094, -0.005},
             {"Pacific peoples", 0.18, 0.102, -0.004},
             {"Asian", 0.12, 0.048, -0.001},
             {"European or Other", 0.34, 0.055, -0.001}},
        .bands = {""},
        .grows_at = 1000,
        .grows_by = 1};
    return {
        "hospital-stays.csv",
        counts_csv(
            series, quarter_ends(today, 12), "quarter_end,suburb,ethnicity,stays,children", 4
        ),
        mapping("hospital-stays"),
        8};
}

}  // namespace

std::vector<base::Date> quarter_ends(base::Date today, int count) {
    std::vector<base::Date> ends;
    base::Date first{today.year, (today.month - 1) / 3 * 3 + 1, 1};
    for (int i = 0; i < count; ++i) {
        ends.push_back(base::add_days(first, -1));
        const base::Date end = ends.back();
        first = {end.year, end.month - 2, 1};
    }
    std::reverse(ends.begin(), ends.end());
    return ends;
}

base::Date registers_joined_on(base::Date today) {
    return quarter_ends(today, immunisation_quarters)[joined_after];
}

std::vector<ReturnedCount> returned_counts(base::Date today, std::string_view suburb) {
    static constexpr std::array codes{"maori", "pacific", "asian", "european_other", "unknown"};
    const std::string csv = immunisation_file(today).csv;
    const std::string start =
        fmt::format("{},{},", quarter_ends(today, immunisation_quarters).back().iso(), suburb);
    std::vector<ReturnedCount> counts;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string row = fmt::format("{}{},", start, immunisation_groups()[i].label);
        const std::size_t reached = csv.find(row) + row.size();
        const std::size_t people = csv.find(',', reached) + 1;
        counts.push_back(
            {codes[i],
             csv.substr(reached, people - 1 - reached),
             csv.substr(people, csv.find('\r', people) - people)}
        );
    }
    return counts;
}

std::vector<MeasureFile> measure_files(base::Date today) {
    return {immunisation_file(today), men_file(today), homes_file(today), hospital_file(today)};
}

}  // namespace demo
