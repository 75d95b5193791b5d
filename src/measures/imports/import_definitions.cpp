#include "measures/imports/import_definitions.hpp"

#include "measures/measure_store.hpp"

#include <fmt/format.h>

#include <algorithm>
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

}  // namespace

std::string find_ethnicity_output(db::Reader& reader, std::string_view measure_id) {
    const auto row = reader.find(
        R"(/* imports.find_ethnicity_output */
        select ethnicity_output from imports
        where measure_id = :measure and ethnicity_output is not null
          and (state = 'live' or (state = 'undone' and kind = 'file'))
        order by live_at, id limit 1)",
        {{"measure", measure_id}}
    );
    return row ? row->text("ethnicity_output") : "";
}

void refuse_other_ethnicity_output(
    db::Reader& reader, const Measure& measure, std::string_view output
) {
    std::string held = find_ethnicity_output(reader, measure.id);
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
            "and the two do not mix in one measure: correct ethnicity_output if it is wrong, or "
            "give the mapping another slug, for a measure of its own.",
            output_words(output),
            measure.slug,
            output_words(held)
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
    }
    return measure;
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
    std::set<std::pair<std::string, std::string>> known_breaks;
    for (const Listed listed : {Listed::current, Listed::removed}) {
        for (const Break& made : list_breaks(transaction, measure_id, listed)) {
            known_breaks.emplace(made.on.iso(), made.kind);
        }
    }
    for (const Break& made : breaks) {
        if (!known_breaks.contains({made.on.iso(), made.kind})) {
            upsert_break(transaction, measure_id, made);
        }
    }
}

}  // namespace measures
