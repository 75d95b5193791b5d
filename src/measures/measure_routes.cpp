#include "agenda/agenda.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/measure_charts.hpp"
#include "measures/measure_views.hpp"
#include "measures/period.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "platform/download/download.hpp"
#include "platform/journal/thread.hpp"

namespace measures {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

std::string title_of_outcome(
    const std::vector<agenda::OutcomeChoice>& outcomes, const std::string& id
) {
    for (const agenda::OutcomeChoice& outcome : outcomes) {
        if (outcome.id == id) {
            return outcome.title;
        }
    }
    return "";
}

MeasureLine line_of_measure(
    db::Reader& reader,
    const network::Network& network,
    const std::vector<network::Place>& places,
    Measure measure
) {
    const auto figures = read_figures(reader, network, places, measure);
    MeasureLine line{.measure = std::move(measure)};
    if (!figures || !figures->newest) {
        return line;
    }
    line.period = period_text(*figures->newest_start, *figures->newest);
    line.sentence = going_sentence(*figures);
    line.gap = gap_sentence(*figures);
    line.edition = edition_words(*figures, network.zone);
    line.protection = protection_words(*figures, network.suppress_below);
    if (const ReleasedSum* point = find_point(figures->everyone, *figures->newest)) {
        line.newest = point->cell.figure;
    }
    return line;
}

tables::Sheet list_sheet(const std::vector<MeasureLine>& lines) {
    std::vector<tables::Row> rows;
    for (const MeasureLine& line : lines) {
        const Measure& measure = line.measure;
        std::optional<base::Drawn> newest;
        if (line.newest) {
            newest.emplace(*line.newest);
        }
        const auto end = [&](auto make) {
            return newest ? make(*newest, measure.decimals) : tables::Cell();
        };
        rows.push_back(
            {measure.name,
             measure.definition,
             measure.numerator_means,
             measure.denominator_means,
             measure.source,
             line.period,
             newest ? tables::Cell(*newest, measure.decimals) : tables::Cell(),
             unit_sign(measure),
             end(tables::Cell::low_end),
             end(tables::Cell::high_end),
             line.edition,
             line.protection}
        );
    }
    return {
        .name = "Measures",
        .header =
            {"Measure",
             "Definition",
             "Numerator",
             "Denominator",
             "Source",
             "Newest period",
             "Newest figure",
             "Unit",
             "Low end of interval",
             "High end of interval",
             "Edition",
             "Protection"},
        .rows = tables::rows_of(std::move(rows))};
}

Response list_measures_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    MeasureListPage page{
        .network = network,
        .lines = {},
        .query = request.query.text("q"),
        .is_retired = request.query.has("retired"),
        .may_define = context.viewer().may(Permission::define_measures, network.id),
        .may_import = context.viewer().may(Permission::import_data, network.id)};
    const auto outcomes = agenda::list_outcome_choices(reader, context.viewer(), network.id);
    const auto places = network::list_places(reader, context.viewer(), network.id);
    for (Measure& measure : list_measures(
             reader,
             context.viewer(),
             network.id,
             {.query = page.query, .is_retired = page.is_retired}
         )) {
        page.lines.push_back(line_of_measure(reader, network, places, std::move(measure)));
        MeasureLine& line = page.lines.back();
        line.outcome = title_of_outcome(outcomes, line.measure.outcome_id);
    }
    if (download::is_asked(request)) {
        Response file = download::answer(
            request,
            context,
            {.stem = network.slug + "-measures", .title = "Measures", .author = network.name},
            list_sheet(page.lines)
        );
        let_public_keep(file, reader, context, network);
        return file;
    }
    Response response = http::page(
        {.title = "Measures",
         .main = measure_list_page(page),
         .nav = "measures",
         .description = "What " + network.name + " counts, and how it is going."}
    );
    let_public_keep(response, reader, context, network);
    return response;
}

Response download_figures(
    const Request& request,
    Context& context,
    const network::Network& network,
    const Measure& measure,
    const std::optional<Figures>& figures
) {
    if (!figures) {
        base::throw_not_found("A figure of this measure");
    }
    return download::answer(
        request,
        context,
        {.stem = network.slug + "-" + measure.slug,
         .title = measure.name,
         .author = network.name,
         .note = measure.source + ". " + protection_words(*figures, network.suppress_below)},
        figures_sheet(network, *figures)
    );
}

// The dimension asked for, the main one, or the first there is.
std::string chosen_dimension(const Request& request, const MeasurePage& page) {
    const std::string wanted = request.query.text("by");
    if (!page.figures) {
        return "";
    }
    if (!wanted.empty() && page.figures->find_dimension(wanted) == nullptr) {
        base::throw_not_found("This cut of the measure");
    }
    if (!wanted.empty()) {
        return wanted;
    }
    return page.figures->first_dimension();
}

html::Html follow_part(db::Reader& reader, Context& context, const MeasurePage& page) {
    const std::string& account = context.viewer().account();
    if (account.empty()) {
        return {};
    }
    const journal::Thing measure{"measure", page.measure.id};
    return agenda::follow_button(
        page.network.slug,
        context.csrf_token(),
        measure,
        journal::follows(reader, page.network.id, measure, account)
    );
}

Response show_measure(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    const network::Network network = requested_network(reader, context, request);
    MeasurePage page{
        .network = network, .measure = requested_measure(reader, context, network, request)};
    page.figures = read_figures(
        reader, context.viewer(), network, page.measure, {.place_id = request.query.text("place")}
    );
    if (download::is_asked(request)) {
        Response file = download_figures(request, context, network, page.measure, page.figures);
        let_public_keep(file, reader, context, network);
        return file;
    }
    page.rights = rights_of(context, network);
    page.follow = follow_part(reader, context, page);
    page.dimension = chosen_dimension(request, page);
    page.outcome = title_of_outcome(
        agenda::list_outcome_choices(reader, context.viewer(), network.id), page.measure.outcome_id
    );
    Response response = http::page(
        {.title = page.measure.name,
         .main = measure_page(page),
         .nav = "measures",
         .description = page.figures ? going_sentence(*page.figures) : page.measure.definition}
    );
    let_public_keep(response, reader, context, network);
    return response;
}

}  // namespace

http::Routes measure_routes() {
    using http::Method;
    return {
        {Method::get, "/n/{network}/measures", http::anyone(), list_measures_page},
        {Method::get, "/n/{network}/measures/{measure}", http::anyone(), show_measure},
    };
}

}  // namespace measures
