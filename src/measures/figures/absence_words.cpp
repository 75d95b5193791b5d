// What is said of figures that are missing, withheld or protected.
#include "base/text.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/period.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace measures {

std::string withheld_words(const ReleasedSum& point) {
    const Sum& about = point.about;
    if (!point.cell.figure.is_reported() || about.suppressed_cells == 0) {
        return "";
    }
    return std::to_string(about.suppressed_cells) + " of " +
           std::to_string(about.cells + about.suppressed_cells + about.missing_cells) +
           (about.suppressed_cells == 1 ? " figures was" : " figures were") +
           (about.protection == "raw" ? " withheld" : " withheld by the source");
}

std::string absence_words(const Figures& figures, const ReleasedSum& point) {
    if (point.cell.figure.state() != base::FigureState::missing) {
        return "";
    }
    if (point.about.is_waiting()) {
        return fmt::format(
            "{} of {} places {} given figures.",
            point.about.places_given,
            point.about.places_expected,
            point.about.places_given == 1 ? "has" : "have"
        );
    }
    if (point.about.cells == 0) {
        return "";
    }
    const bool is_value = figures.measure.unit == Unit::value;
    const std::string other =
        is_value
            ? "figures of this kind cannot be added up without the number of people behind each."
            : "rates were printed that are not those of their counts: they cannot be added up.";
    if (!figures.has_overlapping_bands) {
        return static_cast<char>(other[0] - 'a' + 'A') + other.substr(1);
    }
    const std::string overlap = "Age bands overlap: added up, some people would be counted twice";
    return figures.measure.unit == Unit::count ? overlap + "." : overlap + "; or " + other;
}

std::string protection_words(const Figures& figures, std::int64_t suppress_below) {
    bool has_raw = false;
    bool has_published = false;
    for (const LiveSource& source : figures.sources) {
        (source.protection == "raw" ? has_raw : has_published) = true;
    }
    std::string words;
    if (has_published) {
        words = "Figures are shown exactly as their source published them. ";
    }
    if (has_raw) {
        words += "Counts under " + std::to_string(std::max<std::int64_t>(suppress_below, 3)) +
                 " are not shown, nor those from which one could be worked out. ";
        if (figures.measure.unit == Unit::proportion && !figures.measure.is_sensitive) {
            words += "That is of the people counted: how few were not is shown. ";
        }
    }
    const auto is_partial = [](const ReleasedSum& point) { return !withheld_words(point).empty(); };
    bool has_partial =
        std::any_of(figures.everyone.points.begin(), figures.everyone.points.end(), is_partial);
    for (const DimensionFigures& dimension : figures.dimensions) {
        for (const GroupFigures& group : dimension.groups) {
            has_partial =
                has_partial || std::any_of(group.points.begin(), group.points.end(), is_partial);
        }
    }
    if (has_partial) {
        words += has_raw ? "Sums leave out what was withheld, and say how much."
                         : "Sums leave out what the source withheld, and say how much.";
    }
    return std::string(base::trim(words));
}

std::string coming_in_sentence(const Figures& figures) {
    if (!figures.coming_in) {
        return {};
    }
    const ComingIn& coming = *figures.coming_in;
    return fmt::format(
        " Figures of {} are coming in: {} of {} places {} given theirs.",
        period_text(coming.start, coming.end),
        coming.given,
        coming.expected,
        coming.given == 1 ? "has" : "have"
    );
}

}  // namespace measures
