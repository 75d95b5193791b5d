#include "analysis/equity/age_band.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace equity {
namespace {

constexpr int oldest_age = 130;

std::optional<int> parse_age(std::string_view text) {
    text = base::trim(text);
    int age = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), age);
    const bool whole = problem == std::errc{} && end == text.data() + text.size();
    return whole && age >= 0 && age <= oldest_age ? std::optional(age) : std::nullopt;
}

int last_age(AgeBand band) {
    return band.to.value_or(std::numeric_limits<int>::max());
}

std::optional<AgeBand> closed_band(std::optional<int> from, std::optional<int> to) {
    if (!from || !to || *to < *from) {
        return std::nullopt;
    }
    return AgeBand{*from, to};
}

std::optional<AgeBand> open_band(std::optional<int> from) {
    return from ? std::optional(AgeBand{*from, std::nullopt}) : std::nullopt;
}

// "Under 5" and "<1": from birth to the age before.
std::optional<AgeBand> band_under(std::string_view text) {
    const std::optional<int> limit = parse_age(text);
    return limit && *limit > 0 ? std::optional(AgeBand{0, *limit - 1}) : std::nullopt;
}

std::vector<AgeBand> sorted_once(std::span<const AgeBand> listed) {
    std::vector<AgeBand> bands(listed.begin(), listed.end());
    std::sort(bands.begin(), bands.end(), younger);
    bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
    return bands;
}

// What keeps sorted bands from being consecutive.
CoverProblem adjacency(const std::vector<AgeBand>& bands) {
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (overlap(bands[i - 1], bands[i])) {
            return CoverProblem::overlap;
        }
        if (bands[i].from != last_age(bands[i - 1]) + 1) {
            return CoverProblem::gap;
        }
    }
    return CoverProblem::none;
}

}  // namespace

std::optional<AgeBand> parse_age_band(std::string_view text) {
    const std::string lowered = base::lower(base::trim(text));
    const std::string_view whole = lowered;
    if (whole.ends_with('+')) {
        return open_band(parse_age(whole.substr(0, whole.size() - 1)));
    }
    if (constexpr std::string_view over = "and over"; whole.ends_with(over)) {
        return open_band(parse_age(whole.substr(0, whole.size() - over.size())));
    }
    if (whole.starts_with('<')) {
        return band_under(whole.substr(1));
    }
    if (constexpr std::string_view under = "under "; whole.starts_with(under)) {
        return band_under(whole.substr(under.size()));
    }
    for (const std::string_view separator : {"-", "\u2013", " to "}) {
        if (const std::size_t at = whole.find(separator); at != std::string_view::npos) {
            return closed_band(
                parse_age(whole.substr(0, at)), parse_age(whole.substr(at + separator.size()))
            );
        }
    }
    const std::optional<int> single = parse_age(whole);
    return closed_band(single, single);
}

std::string age_band_text(AgeBand band) {
    if (!band.to) {
        return std::to_string(band.from) + "+";
    }
    return *band.to == band.from ? std::to_string(band.from)
                                 : std::to_string(band.from) + "-" + std::to_string(*band.to);
}

bool younger(AgeBand left, AgeBand right) {
    return left.from != right.from ? left.from < right.from : last_age(left) < last_age(right);
}

bool overlap(AgeBand left, AgeBand right) {
    return left.from <= last_age(right) && right.from <= last_age(left);
}

bool contains(AgeBand outer, AgeBand inner) {
    return outer.from <= inner.from && last_age(inner) <= last_age(outer);
}

std::string_view explain(CoverProblem problem) {
    switch (problem) {
        case CoverProblem::none:
            return "";
        case CoverProblem::nothing_inside:
            return "The source lists no ages in this range.";
        case CoverProblem::gap:
            return "Some ages of the range are in none of the source's bands.";
        case CoverProblem::overlap:
            return "Two of the source's age bands overlap, so people would be counted twice.";
        case CoverProblem::straddles:
            return "One of the source's age bands lies only partly in the range and cannot be "
                   "divided.";
    }
    return "";
}

Cover cover(std::span<const AgeBand> listed, AgeBand range) {
    Cover result;
    bool straddles = false;
    for (const AgeBand band : sorted_once(listed)) {
        if (contains(range, band)) {
            result.bands.push_back(band);
        } else if (overlap(range, band)) {
            straddles = true;
        }
    }
    if (straddles) {
        result.problem = CoverProblem::straddles;
    } else if (result.bands.empty()) {
        result.problem = CoverProblem::nothing_inside;
    } else {
        result.problem = adjacency(result.bands);
        const bool whole =
            result.bands.front().from == range.from && result.bands.back().to == range.to;
        if (result.problem == CoverProblem::none && !whole) {
            result.problem = CoverProblem::gap;
        }
    }
    return result;
}

std::optional<AgeBand> whole_range(std::span<const AgeBand> listed) {
    const std::vector<AgeBand> bands = sorted_once(listed);
    if (bands.empty() || adjacency(bands) != CoverProblem::none) {
        return std::nullopt;
    }
    return AgeBand{bands.front().from, bands.back().to};
}

}  // namespace equity
