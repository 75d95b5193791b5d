#include "measures/sums/denominators.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "measures/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace measures {
namespace {

bool are_one_edition(const std::string& one, const std::string& other) {
    return base::search_key(one) == base::search_key(other);
}

std::string words_of(const SumPeriod& period) {
    return period_text(period.start, period.end);
}

// The newest break on or before a day: where the stretch of that day begins.
const Break* find_stretch_begin(std::span<const Break> breaks, base::Date day) {
    const Break* begin = nullptr;
    for (const Break& one : breaks) {
        if (one.on <= day && (begin == nullptr || begin->on < one.on)) {
            begin = &one;
        }
    }
    return begin;
}

// The break of the same day that names an edition.
const Break* find_naming_break(std::span<const Break> breaks, const Break* begin) {
    const auto found = std::find_if(breaks.begin(), breaks.end(), [&](const Break& one) {
        return begin != nullptr && one.on == begin->on && !one.denominator_edition.empty();
    });
    return found == breaks.end() ? nullptr : &*found;
}

constexpr const char* how_to_break =
    "record a break of the denominator on {}, in the mapping or among the breaks on the measure's "
    "page";

std::string two_in_one_period(const NamedDenominator& one, const NamedDenominator& other) {
    return fmt::format(
        "The figures of {} would be counted partly against \"{}\" and partly against \"{}\", and "
        "one figure cannot have two editions of its denominator: give all of them one, or undo the "
        "import that has the other.",
        words_of(one.period),
        one.edition,
        other.edition
    );
}

std::string two_in_one_line(const NamedDenominator& before, const NamedDenominator& after) {
    const base::Date day = std::max(after.period.start, base::add_days(before.period.end, 1));
    return fmt::format(
        "The figures of {} are counted against \"{}\" and those before them, of {}, against "
        "\"{}\", and one line cannot join two editions of its denominator: {}, or correct the "
        "edition.",
        words_of(after.period),
        after.edition,
        words_of(before.period),
        before.edition,
        fmt::format(how_to_break, base::short_date(day))
    );
}

std::string other_than_its_break(const Break& begin, const NamedDenominator& one) {
    const std::string day = base::short_date(begin.on);
    const std::string said = fmt::format(
        "The break of {} says that \"{}\" begins there, but the figures of {} are counted against "
        "\"{}\": correct the edition",
        day,
        begin.denominator_edition,
        words_of(one.period),
        one.edition
    );
    return one.period.start <= begin.on
               ? said + "."
               : said + ", or " + fmt::format(how_to_break, base::short_date(one.period.start)) +
                     " too.";
}

}  // namespace

const std::string& ImportDenominator::edition_on(base::Date day) const {
    const std::string* found = &edition;
    for (const EditionFrom& one : later) {
        if (one.begins_on <= day) {
            found = &one.edition;
        }
    }
    return *found;
}

void PeriodImports::take(std::int32_t import, std::int32_t period) {
    const auto row = static_cast<std::size_t>(import);
    const auto column = static_cast<std::size_t>(period);
    if (told_.size() <= row) {
        told_.resize(row + 1);
    }
    if (told_[row].size() <= column) {
        told_[row].resize(column + 1);
    }
    told_[row][column] = true;
}

std::vector<NamedDenominator> PeriodImports::named(
    std::span<const ImportDenominator> imports,
    std::span<const SumPeriod> periods,
    const std::vector<bool>& kept
) const {
    std::set<NamedDenominator> all;
    for (std::size_t import = 0; import < told_.size(); ++import) {
        for (std::size_t period = 0; period < told_[import].size(); ++period) {
            const std::string& edition = imports[import].edition_on(periods[period].end);
            if (told_[import][period] && kept[period] && !edition.empty()) {
                all.insert({periods[period], imports[import].source, edition});
            }
        }
    }
    std::vector<NamedDenominator> named(all.begin(), all.end());
    std::stable_sort(named.begin(), named.end(), [](const auto& left, const auto& right) {
        return left.period.end < right.period.end;
    });
    return named;
}

std::string why_editions_mix(
    std::span<const Break> breaks, std::span<const NamedDenominator> denominators
) {
    const NamedDenominator* before = nullptr;
    for (const NamedDenominator& one : denominators) {
        const Break* begin = find_stretch_begin(breaks, one.period.end);
        if (before != nullptr && before->period.end == one.period.end &&
            !are_one_edition(before->edition, one.edition)) {
            return two_in_one_period(*before, one);
        }
        const Break* naming = find_naming_break(breaks, begin);
        if (naming != nullptr && !are_one_edition(naming->denominator_edition, one.edition)) {
            return other_than_its_break(*naming, one);
        }
        const bool is_one_stretch =
            before != nullptr && find_stretch_begin(breaks, before->period.end) == begin;
        if (is_one_stretch && !are_one_edition(before->edition, one.edition)) {
            return two_in_one_line(*before, one);
        }
        before = &one;
    }
    return "";
}

void refuse_mixed_editions(
    std::span<const Break> breaks, std::span<const NamedDenominator> denominators
) {
    if (const std::string why = why_editions_mix(breaks, denominators); !why.empty()) {
        throw base::Error(base::Code::conflict, why);
    }
}

}  // namespace measures
