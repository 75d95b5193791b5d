#include "measures/import_definitions.hpp"

#include "measures/measure_store.hpp"

#include <fmt/format.h>

#include <set>

namespace measures {

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
    return measure;
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
