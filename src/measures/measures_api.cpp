// /api/v1: measures and their released figures as JSON, for anyone who may see the pages.
//
//   GET /api/v1/networks/{network}/measures            ?q=  ?retired=yes
//   GET /api/v1/networks/{network}/measures/{measure}
//   GET /api/v1/networks/{network}/measures/{measure}/figures   ?place=
#include "measures/figures/figures.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"

#include <boost/json.hpp>

namespace measures {
namespace {

using http::Context;
using http::Request;
using http::Response;
namespace json = boost::json;

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object measure_json(const Measure& measure) {
    return {
        {"id", measure.id},
        {"slug", measure.slug},
        {"name", measure.name},
        {"definition", measure.definition},
        {"unit", name(measure.unit)},
        {"per", measure.per},
        {"decimals", measure.decimals},
        {"direction", name(measure.direction)},
        {"numerator_means", measure.numerator_means},
        {"denominator_means", measure.denominator_means},
        {"source", measure.source},
        {"outcome_id", text_or_null(measure.outcome_id)},
        {"is_complete_count", measure.is_complete_count},
        {"main_dimension", text_or_null(measure.main_dimension)},
        {"reference_group", text_or_null(measure.reference_group)},
        {"selection", selection_text(measure.chosen)},
        {"retired_on",
         measure.retired_on ? json::value(measure.retired_on->iso()) : json::value(nullptr)}};
}

// {"state": "reported", "value": 82.7, "low": 82.6, "high": 82.8}; another state has no value and
// says why.
json::object figure_json(const base::Released& figure) {
    json::object object{{"state", name(figure.state())}};
    if (!figure.is_reported()) {
        object["reason"] = figure.reason();
        return object;
    }
    object["value"] = figure.value();
    if (figure.interval()) {
        object["low"] = figure.interval()->low;
        object["high"] = figure.interval()->high;
    }
    return object;
}

json::object point_json(const Figures& figures, const ReleasedSum& point) {
    json::object object{
        {"period_start", point.about.period_start.iso()},
        {"period_end", point.about.period_end.iso()},
        {"figure", figure_json(point.cell.figure)},
        {"exceeds_denominator", point.cell.exceeds_denominator},
        {"protection", point.about.protection}};
    if (const std::string words = absence_words(figures, point); !words.empty()) {
        object["figure"].as_object()["reason"] = words;
    }
    if (const std::string words = withheld_words(point); !words.empty()) {
        object["left_out"] = words;
    }
    if (point.cell.numerator) {
        object["numerator"] = figure_json(*point.cell.numerator);
    }
    if (point.cell.denominator) {
        object["denominator"] = figure_json(*point.cell.denominator);
    }
    return object;
}

// Points are given by stretch: figures of two stretches cannot be compared.
json::object group_json(const Figures& figures, const GroupFigures& group) {
    json::array stretches;
    const trend::Series series = series_of(group, figures.breaks);
    for (const trend::Stretch& stretch : series.stretches()) {
        json::array points;
        for (const trend::Observation& one : stretch.observations()) {
            points.push_back(point_json(figures, *find_point(group, one.date)));
        }
        stretches.push_back(std::move(points));
    }
    return {
        {"code", group.group.code},
        {"label", group.group.label},
        {"stretches", std::move(stretches)}};
}

json::object gap_json(const GroupGap& gap) {
    json::object object{
        {"code", gap.code},
        {"compared_with", gap.comparator},
        {"difference", figure_json(gap.gap.difference)},
        {"ratio", figure_json(gap.gap.ratio)},
        {"claim", nullptr}};
    if (gap.gap.claim) {
        object["claim"] = equity::word(gap.gap.claim->direction);
        object["reason"] = equity::explain(gap.gap.claim->reason);
    }
    return object;
}

json::object dimension_json(const Figures& figures, const DimensionFigures& dimension) {
    json::array groups;
    for (const GroupFigures& group : dimension.groups) {
        groups.push_back(group_json(figures, group));
    }
    json::array gaps;
    for (const GroupGap& gap : dimension.gaps) {
        gaps.push_back(gap_json(gap));
    }
    json::object object{
        {"name", dimension.name},
        {"groups_overlap", dimension.is_overlapping},
        {"groups", std::move(groups)},
        {"gaps", std::move(gaps)}};
    if (dimension.unknown_share) {
        object["unknown_percent"] = figure_json(*dimension.unknown_share);
    }
    return object;
}

json::array breaks_json(const std::vector<Break>& breaks) {
    json::array all;
    for (const Break& one : breaks) {
        all.push_back(json::object{
            {"on", one.on.iso()},
            {"kind", one.kind},
            {"reason", one.reason},
            {"denominator_edition", text_or_null(one.denominator_edition)}});
    }
    return all;
}

// Where the figures of the place come from, each source with its edition.
json::array sources_json(const Figures& figures) {
    json::array all;
    for (const LiveSource& source : figures.drawn_sources) {
        all.push_back(json::object{
            {"numerator", source.numerator_source},
            {"denominator", text_or_null(source.denominator_source)},
            {"ethnicity_output", text_or_null(source.ethnicity_output)}});
    }
    return all;
}

json::array editions_json(const Figures& figures) {
    json::array all;
    for (const NamedDenominator& one : figures.denominators) {
        all.push_back(json::object{
            {"period_start", one.period.start.iso()},
            {"period_end", one.period.end.iso()},
            {"source", one.source},
            {"edition", one.edition}});
    }
    return all;
}

json::object figures_json(const Figures& figures, std::int64_t suppress_below) {
    json::array places;
    for (const network::Place& place : figures.places) {
        places.push_back(json::object{{"id", place.id}, {"name", place.name}});
    }
    json::array dimensions;
    for (const DimensionFigures& dimension : figures.dimensions) {
        dimensions.push_back(dimension_json(figures, dimension));
    }
    return {
        {"place", json::object{{"id", figures.place.id}, {"name", figures.place.name}}},
        {"places", std::move(places)},
        {"sentence", going_sentence(figures)},
        {"protection", protection_words(figures, suppress_below)},
        {"intervals", text_or_null(has_intervals(figures) ? interval_words(figures.measure) : "")},
        {"everyone", group_json(figures, figures.everyone)},
        {"dimensions", std::move(dimensions)},
        {"sources", sources_json(figures)},
        {"denominator_editions", editions_json(figures)},
        {"breaks", breaks_json(figures.breaks)}};
}

Response public_json(
    const json::object& object,
    db::Reader& reader,
    const Context& context,
    const network::Network& network
) {
    Response response = http::json(json::serialize(object));
    let_public_keep(response, reader, context, network);
    return response;
}

Response api_list(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    json::array measures;
    for (const Measure& measure : list_measures(
             reader,
             context.viewer(),
             network.id,
             {.query = request.query.text("q"), .is_retired = request.query.has("retired")}
         )) {
        measures.push_back(measure_json(measure));
    }
    return public_json(json::object{{"measures", std::move(measures)}}, reader, context, network);
}

Response api_measure(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    const Measure measure = requested_measure(reader, context, network, request);
    json::object object = measure_json(measure);
    json::array groups;
    for (const Group& group : list_groups(reader, measure.id)) {
        groups.push_back(json::object{
            {"dimension", group.dimension}, {"code", group.code}, {"label", group.label}});
    }
    object["groups"] = std::move(groups);
    object["breaks"] = breaks_json(list_breaks(reader, measure.id));
    json::array targets;
    const auto places = network::list_places(reader, context.viewer(), network.id);
    const network::Place* own = own_place(places);
    const json::value place = own == nullptr
                                  ? json::value(nullptr)
                                  : json::value(json::object{{"id", own->id}, {"name", own->name}});
    for (const Target& target : list_targets(reader, measure.id)) {
        targets.push_back(json::object{
            {"dimension", text_or_null(target.dimension)},
            {"code", text_or_null(target.code)},
            {"place", place},
            {"due_on", target.due_on.iso()},
            {"value", target.value},
            {"reason", target.reason}});
    }
    object["targets"] = std::move(targets);
    return public_json(object, reader, context, network);
}

Response api_figures(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    const Measure measure = requested_measure(reader, context, network, request);
    const auto figures = read_figures(
        reader, context.viewer(), network, measure, {.place_id = request.query.text("place")}
    );
    json::object object{{"measure", measure.slug}, {"figures", nullptr}};
    if (figures) {
        object["figures"] = figures_json(*figures, network.suppress_below);
    }
    return public_json(object, reader, context, network);
}

}  // namespace

http::Routes api_routes() {
    using http::Method;
    const std::string path = "/api/v1/networks/{network}/measures";
    return {
        {Method::get, path, http::anyone(), api_list},
        {Method::get, path + "/{measure}", http::anyone(), api_measure},
        {Method::get, path + "/{measure}/figures", http::anyone(), api_figures},
    };
}

}  // namespace measures
