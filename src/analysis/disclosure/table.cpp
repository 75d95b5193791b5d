#include "analysis/disclosure/table.hpp"

#include <string>

namespace disclosure {
namespace {

using OptionalRaw = std::optional<base::Raw>;

OptionalRaw raw_rest(const OptionalRaw& total, const OptionalRaw& group) {
    if (!total || !group) {
        return std::nullopt;
    }
    if (!total->is_reported() || !group->is_reported()) {
        return base::Raw(total->is_reported() ? group->state() : total->state());
    }
    return group->value() > total->value() ? base::Raw(base::FigureState::missing)
                                           : base::Raw(total->value() - group->value());
}

}  // namespace

std::string_view name(Protection protection) {
    return protection == Protection::as_published ? "as_published" : "raw";
}

std::optional<Protection> parse_protection(std::string_view text) {
    for (const Protection protection : {Protection::as_published, Protection::raw}) {
        if (name(protection) == text) {
            return protection;
        }
    }
    return std::nullopt;
}

Cell complement(const Cell& total, const Cell& group) {
    Cell rest;
    rest.numerator = raw_rest(total.numerator, group.numerator);
    rest.denominator = raw_rest(total.denominator, group.denominator);
    return rest;
}

std::string explain(Reason reason, int threshold) {
    const std::string few = "fewer than " + std::to_string(threshold) + " people";
    switch (reason) {
        case Reason::shown:
            return "";
        case Reason::small_count:
            return "Not shown: " + few + " are counted here.";
        case Reason::small_denominator:
            return "Not shown: " + few + " are in this group.";
        case Reason::small_remainder:
            return "Not shown: " + few + " in this group are not counted here.";
        case Reason::protects_another:
            return "Not shown: with it, a smaller group could be worked out from the total.";
        case Reason::overlaps_shown:
            return "Not shown: it overlaps with age groups that are shown; between them a smaller "
                   "group could be worked out.";
        case Reason::no_people_count:
            return "Not shown: the number of people behind it is not known.";
        case Reason::side_not_shown:
            return "Not shown: the figure of one of the two groups is not shown.";
        case Reason::suppressed_by_source:
            return "Not shown by its source.";
        case Reason::missing:
            return "Missing.";
        case Reason::not_collected:
            return "Not collected.";
        case Reason::cannot_be_computed:
            return "It cannot be worked out from these counts.";
    }
    return "";
}

std::string_view remedy(Reason reason) {
    switch (reason) {
        case Reason::small_count:
        case Reason::small_denominator:
        case Reason::small_remainder:
        case Reason::protects_another:
        case Reason::side_not_shown:
            return "To show this group, pool several years, join neighbouring places or widen the "
                   "age range.";
        case Reason::overlaps_shown:
            return "To show this group, give figures of age groups that do not overlap.";
        case Reason::no_people_count:
            return "Add the number of people each figure is about.";
        default:
            return "";
    }
}

}  // namespace disclosure
