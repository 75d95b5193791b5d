#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "measures/measure_parts.hpp"
#include "measures/measure_store.hpp"
#include "measures/measures.hpp"

#include <algorithm>

namespace measures {
namespace {

MeasureCard card_of(
    db::Reader& reader,
    const network::Network& network,
    const std::vector<network::Place>& places,
    const Measure& measure
) {
    MeasureCard card{
        .slug = measure.slug,
        .name = measure.name,
        .outcome_id = measure.outcome_id,
        .sentence = html::format("{}: there is no figure yet.", measure.name),
        .change = {},
        .gap = {},
        .spark = {}};
    MeasurePage page{
        .network = network,
        .measure = measure,
        .figures = read_figures(reader, network, places, measure)};
    const auto& figures = page.figures;
    if (!figures || !figures->newest) {
        return card;
    }
    page.dimension = figures->first_dimension();
    card.has_data = true;
    card.is_elsewhere = figures->is_elsewhere;
    card.sentence = html::escape(going_sentence(*figures));
    card.change = html::escape(change_sentence(*figures));
    card.gap = html::escape(gap_sentence(*figures));
    if (const auto chart = small_curve(*figures)) {
        card.spark = html::format("<div class=\"spark\">{}</div>", chart->picture);
    }
    card.groups = group_disclosure(page);
    card.source = source_foot(page);
    return card;
}

}  // namespace

std::vector<MeasureCard> list_cards(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id
) {
    const network::Network network = network::get_network_by_id(reader, viewer, network_id);
    const std::vector<network::Place> places = network::list_places(reader, viewer, network_id);
    std::vector<MeasureCard> cards;
    for (const Measure& measure : list_measures(reader, viewer, network_id)) {
        cards.push_back(card_of(reader, network, places, measure));
    }
    std::stable_partition(cards.begin(), cards.end(), [](const MeasureCard& card) {
        return !card.outcome_id.empty();
    });
    return cards;
}

}  // namespace measures
