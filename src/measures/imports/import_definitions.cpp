#include "measures/imports/import_definitions.hpp"

#include "measures/measure_store.hpp"
#include "measures/sums/sum_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace measures {
namespace {

std::string_view output_words(std::string_view output) {
    return output == "total"  ? "total response (in each of their groups)"
           : output == "sole" ? "sole response (in a group of combinations)"
                              : "prioritised response (in one group only)";
}

// Returns of a measure that says nothing else have a person in one group.
bool has_unsaid_returns(db::Reader& reader, std::string_view measure_id) {
    return reader
        .find(
            R"(/* imports.find_unsaid_return */
            select 1 from imports
            where measure_id = :measure and state = 'live' and kind = 'return'
              and ethnicity_output is null limit 1)",
            {{"measure", measure_id}}
        )
        .has_value();
}

// The editions of the denominator after the first, where the file spans several.
std::vector<EditionFrom> later_editions(const Mapping& mapping) {
    std::vector<EditionFrom> later;
    for (const Break& one : mapping.breaks) {
        if (mapping.denominator.is_given() && !one.denominator_edition.empty()) {
            later.push_back({one.on, one.denominator_edition});
        }
    }
    std::sort(later.begin(), later.end(), [](const EditionFrom& left, const EditionFrom& right) {
        return left.begins_on < right.begins_on;
    });
    return later;
}

bool are_one_break(const Break& one, const Break& other) {
    return one.on == other.on && one.kind == other.kind;
}

const Break* find_break(const std::vector<Break>& breaks, const Break& wanted) {
    const auto found = std::find_if(breaks.begin(), breaks.end(), [&](const Break& one) {
        return are_one_break(one, wanted);
    });
    return found == breaks.end() ? nullptr : &*found;
}

// Of those of a mapping: the ones to be written.
std::vector<Break> missing_breaks(
    db::Reader& reader, std::string_view measure_id, const std::vector<Break>& breaks
) {
    const std::vector<Break> current = list_breaks(reader, measure_id);
    const std::vector<Break> removed = list_breaks(reader, measure_id, Listed::removed);
    std::vector<Break> missing;
    for (const Break& one : breaks) {
        const Break* known = find_break(current, one);
        if (known == nullptr && find_break(removed, one) == nullptr) {
            missing.push_back(one);
        } else if (known != nullptr && known->denominator_edition.empty() && !one.denominator_edition.empty()) {
            missing.push_back(*known);
            missing.back().denominator_edition = one.denominator_edition;
        }
    }
    return missing;
}

// A group that the measure has under another code would stand in it twice.
void refuse_second_codes(const Mapping& mapping, const std::vector<Group>& known) {
    for (const DimensionMapping& dimension : mapping.dimensions) {
        for (const GroupMapping& mapped : dimension.groups) {
            const auto same = std::find_if(known.begin(), known.end(), [&](const Group& group) {
                return group.dimension == dimension.name && group.code != mapped.group.code &&
                       tables::tidy_key(group.label) == tables::tidy_key(mapped.group.label);
            });
            if (same != known.end()) {
                throw base::Error(
                    base::Code::invalid,
                    fmt::format(
                        "The mapping gives \"{}\" the code \"{}\", but the measure has a group "
                        "of that name under the code \"{}\": use that code, or another name.",
                        mapped.group.label,
                        mapped.group.code,
                        same->code
                    )
                );
            }
        }
    }
}

std::optional<db::Row> find_first_of_output(db::Reader& reader, std::string_view measure_id) {
    return reader.find(
        R"(/* imports.find_ethnicity_output */
        select ethnicity_output, kind, state, file_name from imports
        where measure_id = :measure and ethnicity_output is not null
          and (state = 'live' or (state = 'undone' and kind = 'file'))
        order by live_at, id limit 1)",
        {{"measure", measure_id}}
    );
}

// Which figures count people in the other way, and the way out.
std::string words_of_first(const std::optional<db::Row>& first) {
    if (!first) {
        return "They are partners' returns.";
    }
    if (first->text("kind") != "file") {
        return "They are a partner's return, which is live.";
    }
    const std::string file = tables::quoted_excerpt(first->text("file_name"));
    return first->text("state") == "live"
               ? fmt::format(
                     "They are of {}, which is live: to count them anew, undo that import and "
                     "remove it for good.",
                     file
                 )
               : fmt::format(
                     "They are of {}, which was undone and could be put back: to count them anew, "
                     "remove that import for good.",
                     file
                 );
}

}  // namespace

std::string find_ethnicity_output(db::Reader& reader, std::string_view measure_id) {
    const auto first = find_first_of_output(reader, measure_id);
    return first ? first->text("ethnicity_output") : "";
}

void refuse_other_ethnicity_output(
    db::Reader& reader, const Measure& measure, std::string_view output
) {
    const auto first = find_first_of_output(reader, measure.id);
    std::string held = first ? first->text("ethnicity_output") : "";
    if (held.empty() && is_ethnicity(measure.main_dimension) &&
        has_unsaid_returns(reader, measure.id)) {
        held = "prioritised";
    }
    if (output.empty() || held.empty() || output == held) {
        return;
    }
    throw base::Error(
        base::Code::invalid,
        fmt::format(
            "The mapping counts people by {}, but the figures that \"{}\" has count them by {}, "
            "and the two do not mix in one measure. {} Or correct ethnicity_output if it is wrong, "
            "or give the mapping another slug, for a measure of its own.",
            output_words(output),
            measure.slug,
            output_words(held),
            words_of_first(first)
        )
    );
}

std::optional<Measure> find_mapped_measure(
    db::Reader& reader, std::string_view network_id, const Mapping& mapping
) {
    const Measure& mapped = mapping.measure;
    auto measure = find_measure(reader, base::Viewer::system(), network_id, mapped.slug);
    if (measure && measure->unit != mapped.unit) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The mapping says that the measure \"{}\" is a {}, but this network has it as a "
                "{}.",
                mapped.slug,
                name(mapped.unit),
                name(measure->unit)
            )
        );
    }
    const bool has_rate = mapped.unit == Unit::proportion || mapped.unit == Unit::rate;
    if (measure && has_rate && measure->per != mapped.per) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The mapping says that the measure \"{}\" is of every {}, but this network has it "
                "of every {}.",
                mapped.slug,
                mapped.per,
                measure->per
            )
        );
    }
    if (measure) {
        refuse_other_ethnicity_output(reader, *measure, mapping.ethnicity_output);
        refuse_second_codes(mapping, list_groups(reader, measure->id));
    }
    return measure;
}

void say_who_is_counted(const Mapping& mapping, Import& import) {
    import.protection = mapping.protection;
    import.numerator_source = mapping.numerator_source;
    import.denominator_source = mapping.denominator_source;
    import.numerator_edition = mapping.numerator_edition;
    import.denominator_edition = mapping.denominator_edition;
    import.later_editions = later_editions(mapping);
    import.ethnicity_output = mapping.ethnicity_output;
}

void refuse_editions_beside(
    db::Reader& reader,
    std::string_view measure_id,
    const Mapping& mapping,
    std::span<const ObservedPeriod> periods
) {
    std::vector<Break> breaks = list_breaks(reader, measure_id);
    for (const Break& missing : missing_breaks(reader, measure_id, mapping.breaks)) {
        std::erase_if(breaks, [&](const Break& one) { return are_one_break(one, missing); });
        breaks.push_back(missing);
    }
    const ImportDenominator own{
        mapping.denominator_source, mapping.denominator_edition, later_editions(mapping)};
    std::vector<NamedDenominator> named = list_sum_denominators(reader, measure_id);
    for (const ObservedPeriod& period : periods) {
        std::erase_if(named, [&](const NamedDenominator& one) {
            return one.period.end == period.end;
        });
    }
    for (const ObservedPeriod& period : periods) {
        if (const std::string& edition = own.edition_on(period.end); !edition.empty()) {
            named.push_back({{period.start, period.end}, own.source, edition});
        }
    }
    std::sort(named.begin(), named.end(), [](const auto& left, const auto& right) {
        return left.period.end < right.period.end;
    });
    refuse_mixed_editions(breaks, named);
}

std::string what_it_will_do(
    const Mapping& mapping,
    const std::optional<Measure>& measure,
    std::span<const ObservedPeriod> periods,
    std::span<const ImportPlace> places
) {
    const bool is_public = measure ? measure->is_public : mapping.measure.is_public;
    std::string words = fmt::format(
        "Importing it {} the measure \"{}\", {}.",
        measure ? "adds figures to" : "makes",
        measure ? measure->name : mapping.measure.name,
        is_public ? "which everyone can read" : "which members of the network alone can read"
    );
    const auto [first, last] = std::minmax_element(
        periods.begin(),
        periods.end(),
        [](const ObservedPeriod& left, const ObservedPeriod& right) { return left.end < right.end; }
    );
    if (first != periods.end()) {
        words += fmt::format(
            " The figures are of {}.",
            first == last ? base::short_date(last->end)
                          : base::short_date(first->end) + " to " + base::short_date(last->end)
        );
    }
    constexpr std::size_t most_named = 5;
    std::string named;
    std::size_t count = 0;
    for (const ImportPlace& place : places) {
        if (place.is_new && ++count <= most_named) {
            named += (named.empty() ? "" : ", ") + place.name;
        }
    }
    if (count > 0) {
        words += fmt::format(
            " {} that this network does not have yet {} added: {}{}.",
            count == 1 ? "A place" : std::to_string(count) + " places",
            count == 1 ? "is" : "are",
            named,
            count > most_named ? fmt::format(" and {} more", count - most_named) : ""
        );
    }
    return words;
}

std::string rows_were(std::int64_t count) {
    return tables::counted(static_cast<std::uint64_t>(count), "row") +
           (count == 1 ? " was" : " were");
}

std::string said_of_imported(std::int64_t rows) {
    return rows_were(rows) + " imported; the figures are live.";
}

std::function<std::vector<Break>(db::Reader&)> breaks_with(
    const std::string& measure_id, const std::vector<Break>& named
) {
    return [measure_id, named](db::Reader& reader) {
        std::vector<Break> breaks = list_breaks(reader, measure_id);
        for (const Break& made : missing_breaks(reader, measure_id, named)) {
            std::erase_if(breaks, [&](const Break& one) { return are_one_break(one, made); });
            breaks.push_back(made);
        }
        return breaks;
    };
}

void add_definitions(
    db::Transaction& transaction,
    std::string_view measure_id,
    std::vector<Group> groups,
    const std::vector<Break>& breaks
) {
    std::set<std::pair<std::string, std::string>> known;
    for (const Group& group : list_groups(transaction, measure_id)) {
        known.emplace(group.dimension, group.code);
    }
    std::erase_if(groups, [&](const Group& group) {
        return known.contains({group.dimension, group.code});
    });
    upsert_groups(transaction, measure_id, groups);
    for (const Break& made : missing_breaks(transaction, measure_id, breaks)) {
        upsert_break(transaction, measure_id, made);
    }
}

}  // namespace measures
