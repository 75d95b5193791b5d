#include "measures/measure_form.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace measures {
namespace {

constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_text = 10'000;

std::optional<std::int64_t> parse_whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    return is_whole ? std::optional(number) : std::nullopt;
}

class FormCheck {
public:
    void refuse(const char* field, const char* message) { errors_.push_back({field, message}); }
    void require(const char* field, const std::string& text, const char* message) {
        if (text.empty()) {
            refuse(field, message);
        }
    }
    void limit(const char* field, const std::string& text, std::size_t longest) {
        if (base::length(text) > longest) {
            errors_.push_back(
                {field,
                 "Use at most " + base::with_commas(static_cast<std::int64_t>(longest)) +
                     " characters."}
            );
        }
    }
    // A title is one line of text.
    void limit_title(const char* field, const std::string& text) {
        limit(field, text, longest_title);
        if (!base::is_one_line(text)) {
            refuse(field, base::not_one_line);
        }
    }
    base::FieldErrors errors() && { return std::move(errors_); }

private:
    base::FieldErrors errors_;
};

void check_words(FormCheck& check, const MeasureForm& form) {
    check.require("name", form.name, "Give the measure a name.");
    check.limit_title("name", form.name);
    check.require("definition", form.definition, "Say what is measured.");
    check.limit("definition", form.definition, longest_text);
    check.limit_title("numerator_means", form.numerator_means);
    check.limit_title("denominator_means", form.denominator_means);
    check.limit_title("services_did", form.services_did);
    check.limit_title("source", form.source);
    const std::string slug = form.slug.empty() ? base::slug(form.name) : form.slug;
    if (!form.name.empty() && slug.empty()) {
        check.refuse(
            "slug", "Write an address of Latin letters or digits, such as immunised-at-two."
        );
    } else if (slug != base::slug(slug) || slug.size() > 80) {
        check.refuse("slug", "Use small letters, digits and single hyphens, at most 80.");
    } else if (slug == "new") {
        check.refuse("slug", "\"new\" is taken by the form that adds a measure; use another word.");
    }
}

void check_numbers(FormCheck& check, const MeasureForm& form) {
    const auto unit = parse_unit(form.unit);
    if (!unit) {
        check.refuse("unit", "Choose what kind of number this is.");
    }
    if (!parse_direction(form.direction)) {
        check.refuse("direction", "Choose which way is better.");
    }
    const auto decimals = parse_whole(form.decimals);
    if (!decimals || *decimals < 0 || *decimals > 6) {
        check.refuse("decimals", "Use a whole number from 0 to 6.");
    }
    if (unit == Unit::rate) {
        const auto per = parse_whole(form.per);
        if (!per || *per < 1 || *per > 10'000'000) {
            check.refuse("per", "Say per how many, such as 1000 or 100000.");
        }
    }
    const bool needs_counts = unit == Unit::proportion || unit == Unit::rate;
    if (needs_counts && form.numerator_means.empty()) {
        check.refuse("numerator_means", "Say who or what is counted.");
    }
    if (needs_counts && form.denominator_means.empty()) {
        check.refuse("denominator_means", "Say out of whom or what.");
    }
}

bool has_dimension(std::span<const Group> groups, const std::string& dimension) {
    return std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
        return group.dimension == dimension;
    });
}

bool has_group(
    std::span<const Group> groups, const std::string& dimension, const std::string& code
) {
    return std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
        return group.dimension == dimension && group.code == code;
    });
}

std::pair<std::string, std::string> group_of(const std::string& text) {
    const std::size_t sign = text.find('=');
    return sign == std::string::npos ? std::pair(std::string(), std::string())
                                     : std::pair(text.substr(0, sign), text.substr(sign + 1));
}

std::string typed(double value) {
    std::string text(32, '\0');
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    text.resize(static_cast<std::size_t>(end - text.data()));
    return text;
}

void check_value(
    FormCheck& check, const char* field, const std::string& text, const Measure& measure
) {
    const auto value = parse_number(text);
    if (!value) {
        check.refuse(field, "Write a number, such as 90 or 82.5.");
    } else if (measure.unit == Unit::proportion && (*value < 0 || *value > 100)) {
        check.refuse(field, "A proportion is between 0 and 100 %.");
    } else if (measure.unit != Unit::value && *value < 0) {
        check.refuse(field, "A count or rate is not below 0.");
    }
}

// The target of a group for a date, removed or not; null where there is none.
const Target* find_set(std::span<const Target> targets, const std::string& group, base::Date due) {
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) {
        return target.due_on == due && form_of(target).group == group;
    });
    return found == targets.end() ? nullptr : &*found;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    std::string digits(base::trim(text));
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    const bool has_odd_comma = text.find(',') != std::string_view::npos && [&] {
        const std::size_t point = std::min(text.find('.'), text.size());
        const std::vector<std::string_view> parts = base::split(text.substr(0, point), ',');
        return std::any_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
            return base::trim(part).size() != 3;
        });
    }();
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_number = error == std::errc{} && end == digits.data() + digits.size() &&
                           std::isfinite(value) && !has_odd_comma;
    return is_number ? std::optional(value) : std::nullopt;
}

MeasureForm form_of(const Measure& measure) {
    return {
        .name = measure.name,
        .slug = measure.slug,
        .definition = measure.definition,
        .unit = std::string(name(measure.unit)),
        .per = measure.unit == Unit::rate ? std::to_string(measure.per) : "",
        .decimals = std::to_string(measure.decimals),
        .direction = std::string(name(measure.direction)),
        .numerator_means = measure.numerator_means,
        .denominator_means = measure.denominator_means,
        .services_did = measure.services_did,
        .source = measure.source,
        .outcome_id = measure.outcome_id,
        .is_complete_count = measure.is_complete_count,
        .is_sensitive = measure.is_sensitive,
        .is_public = measure.is_public,
        .main_dimension = measure.main_dimension,
        .reference_group = measure.reference_group,
        .chosen = selection_text(measure.chosen),
        .read = std::to_string(measure.changed_at.micros)};
}

base::FieldErrors validate(
    const MeasureForm& form, std::span<const std::string> outcomes, std::span<const Group> groups
) {
    FormCheck check;
    check_words(check, form);
    check_numbers(check, form);
    const bool serves_one =
        std::find(outcomes.begin(), outcomes.end(), form.outcome_id) != outcomes.end();
    if (!form.outcome_id.empty() && !serves_one) {
        check.refuse("outcome_id", "Choose an outcome of this network's agenda.");
    }
    const auto chosen = parse_selection(form.chosen);
    if (!chosen) {
        check.refuse(
            "chosen", "Write it as age=12+;gender=*, with a semicolon between dimensions."
        );
    }
    if (!groups.empty()) {
        if (!form.main_dimension.empty() && !has_dimension(groups, form.main_dimension)) {
            check.refuse("main_dimension", "The figures are not cut by this dimension.");
        } else if (!form.reference_group.empty() && !has_group(groups, form.main_dimension, form.reference_group)) {
            check.refuse("reference_group", "This is not a group of the dimension compared by.");
        }
    }
    return std::move(check).errors();
}

Measure apply(const MeasureForm& form, Measure before) {
    before.name = form.name;
    before.slug = form.slug.empty() ? base::slug(form.name) : form.slug;
    before.definition = form.definition;
    before.unit = parse_unit(form.unit).value();
    before.per = before.unit == Unit::rate ? parse_whole(form.per).value() : 100;
    before.decimals = static_cast<int>(parse_whole(form.decimals).value());
    before.direction = parse_direction(form.direction).value();
    before.numerator_means = form.numerator_means;
    before.denominator_means = form.denominator_means;
    before.services_did = form.services_did;
    before.source = form.source;
    before.outcome_id = form.outcome_id;
    before.is_complete_count = form.is_complete_count;
    before.is_sensitive = form.is_sensitive;
    before.is_public = form.is_public;
    before.main_dimension = form.main_dimension;
    before.reference_group = form.reference_group;
    before.chosen = parse_selection(form.chosen).value();
    before.changed_at = {parse_whole(form.read).value_or(0)};
    return before;
}

TargetForm form_of(const Target& target) {
    return {
        .own_id = target.id,
        .group = target.dimension.empty() ? "" : target.dimension + "=" + target.code,
        .value = typed(target.value),
        .due_on = target.due_on.iso(),
        .baseline_on = target.baseline_on ? target.baseline_on->iso() : "",
        .reason = target.reason};
}

base::FieldErrors validate(
    const TargetForm& form,
    const Measure& measure,
    std::span<const Group> groups,
    std::span<const Target> targets,
    base::Date today
) {
    FormCheck check;
    const auto [dimension, code] = group_of(form.group);
    if (!form.group.empty() && !has_group(groups, dimension, code)) {
        check.refuse("group", "Choose everyone or one of the measure's groups.");
    }
    check_value(check, "value", form.value, measure);
    const auto due = base::parse_date(form.due_on);
    const Target* same = due ? find_set(targets, form.group, *due) : nullptr;
    const bool is_own_there =
        std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
            return target.id == form.own_id && !target.is_removed;
        });
    if (!form.own_id.empty() && !is_own_there) {
        check.refuse(
            "due_on", "This target was removed meanwhile: put it back below, or set a new one."
        );
    } else if (!due) {
        check.refuse("due_on", "Give the date by which it should be reached.");
    } else if (same != nullptr && same->is_removed) {
        check.refuse(
            "due_on",
            "A target for them and this date was removed: put it back below, or give another date."
        );
    } else if (same != nullptr && same->id != form.own_id) {
        check.refuse(
            "due_on",
            "There is a target for them and this date already: choose Change beside it, or give "
            "another date."
        );
    } else if (same == nullptr && *due <= today) {
        check.refuse("due_on", "Give a date after today: a target is still to be reached.");
    }
    const auto baseline = base::parse_date(form.baseline_on);
    if (!form.baseline_on.empty() && !baseline) {
        check.refuse("baseline_on", "Give a date, or leave it empty.");
    } else if (baseline && due && *baseline >= *due) {
        check.refuse("baseline_on", "The baseline is before the target's date.");
    }
    check.require("reason", form.reason, "Say why this target, so that others can judge it.");
    check.limit("reason", form.reason, longest_text);
    return std::move(check).errors();
}

Target target_of(const TargetForm& form) {
    const auto [dimension, code] = group_of(form.group);
    return {
        .dimension = dimension,
        .code = code,
        .baseline_on = base::parse_date(form.baseline_on),
        .due_on = base::parse_date(form.due_on).value(),
        .value = parse_number(form.value).value(),
        .reason = form.reason};
}

base::FieldErrors validate(const BreakForm& form) {
    FormCheck check;
    if (!base::parse_date(form.on)) {
        check.refuse("on", "Give the first day on which the new way of counting holds.");
    }
    const std::vector<std::string> kinds{"definition", "age_range", "denominator", "source"};
    if (std::find(kinds.begin(), kinds.end(), form.kind) == kinds.end()) {
        check.refuse("kind", "Choose what changed.");
    }
    check.require("reason", form.reason, "Say what changed: it is shown where the line stops.");
    check.limit("reason", form.reason, 500);
    check.limit_title("denominator_edition", form.denominator_edition);
    if (!form.denominator_edition.empty() && form.kind != "denominator") {
        check.refuse(
            "denominator_edition",
            "An edition begins where the denominator changed: choose that above, or leave this "
            "empty."
        );
    }
    return std::move(check).errors();
}

Break break_of(const BreakForm& form) {
    return {
        .on = base::parse_date(form.on).value(),
        .kind = form.kind,
        .reason = form.reason,
        .denominator_edition = form.denominator_edition};
}

}  // namespace measures
