#include "measures/measure_store.hpp"
#include "measures/measures.hpp"
#include "measures/titles.hpp"
#include "network/network.hpp"

namespace measures {

std::vector<journal::KindWords> journal_words() {
    return {
        {"measure.added", "added the measure"},
        {"measure.changed", "changed the definition of"},
        {"measure.retired", "retired the measure"},
        {"measure.brought_back", "brought back the measure"},
        {"measure.added_up_again", "added up again, after places moved,"},
        {"measure.groups_named", "named the groups of"},
        {"target.set", "set a target for"},
        {"target.removed", "removed a target of"},
        {"target.put_back", "put back a target of"},
        {"break.recorded", "recorded a change in how we count"},
        {"break.removed", "removed a break of"},
        {"break.put_back", "put back a break of"},
        {"import.made_live", "imported figures of"},
        {"import.undone", "undid an import of"},
        {"import.put_back", "put back an import of"},
        {"import.removed", "removed an undone import of"},
        {"return.asked", "asked for figures of"},
        {"return.reminded", "sent a reminder about figures of"},
        {"return.submitted", "submitted figures of"},
        {"return.retracted", "took back, to correct them, figures of"},
        {"return.sent_back", "sent back figures of"},
        {"return.accepted", "accepted figures of"},
        {"return.taken_back", "took back the acceptance of figures of"},
        {"return.withdrawn", "no longer needs figures of"},
        {"return.spoken_of", "wrote about figures of"},
    };
}

void describe_measures(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    const auto first = titles.lower_bound({"measure", ""});
    if (first == titles.end() || first->first.kind != "measure") {
        return;
    }
    const std::string slug = network::get_network_by_id(reader, viewer, network_id).slug;
    for (const bool is_retired : {false, true}) {
        for (const Measure& measure :
             list_measures(reader, viewer, network_id, {.is_retired = is_retired})) {
            const auto wanted = titles.find({"measure", measure.id});
            if (wanted != titles.end()) {
                wanted->second = {measure.name, "/n/" + slug + "/measures/" + measure.slug};
            }
        }
    }
}

void describe(
    db::Reader& reader,
    const base::Viewer& viewer,
    std::string_view network_id,
    journal::Titles& titles
) {
    describe_measures(reader, viewer, network_id, titles);
    describe_imports(reader, viewer, network_id, titles);
    describe_uploads(reader, viewer, network_id, titles);
    describe_returns(reader, viewer, network_id, titles);
}

}  // namespace measures
