#include "measures/data_view.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/period.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "measures/sums/sum_store.hpp"
#include "platform/auth/own_space.hpp"
#include "platform/download/download.hpp"

#include <algorithm>

namespace measures {
namespace {

using http::Context;
using http::Request;
using http::Response;

class HeldRows {
public:
    HeldRows(const auth::OwnSpace& space, std::vector<Group> groups)
        : space_(space), groups_(std::move(groups)) {}

    HeldRow row(const Sum& sum) const {
        return {
            .group = label(sum),
            .period = period_text(sum.period_start, sum.period_end),
            .numerator = drawn(sum, sum.numerator),
            .denominator = drawn(sum, sum.denominator),
            .value = drawn(sum, sum.value),
            .cells = sum.cells,
            .suppressed_cells = sum.suppressed_cells,
            .missing_cells = sum.missing_cells,
            .is_raw = sum.protection == "raw"};
    }

private:
    std::optional<base::Drawn> drawn(const Sum& sum, const std::optional<double>& number) const {
        if (sum.state != base::FigureState::reported) {
            return base::Drawn(space_.hold(base::Raw(sum.state)), space_);
        }
        return number ? std::optional(base::Drawn(space_.hold(base::Raw(*number)), space_))
                      : std::nullopt;
    }

    std::string label(const Sum& sum) const {
        if (sum.dimension.empty()) {
            return "Everyone";
        }
        for (const Group& group : groups_) {
            if (group.dimension == sum.dimension && group.code == sum.code) {
                return dimension_title(sum.dimension) + ": " + group.label;
            }
        }
        return dimension_title(sum.dimension) + ": " + sum.code;
    }

    const auth::OwnSpace& space_;
    std::vector<Group> groups_;
};

void choose_data_place(
    db::Reader& reader, const Context& context, const Request& request, DataPage& page
) {
    const std::vector<SummedPlace> summed = list_summed_places(reader, page.measure.id);
    for (network::Place& place : network::list_places(reader, context.viewer(), page.network.id)) {
        const bool has_figures =
            std::any_of(summed.begin(), summed.end(), [&](const SummedPlace& one) {
                return one.place_id == place.id;
            });
        if (has_figures) {
            page.places.push_back(std::move(place));
        }
    }
    page.place_id = request.query.text("place");
    if (page.place_id.empty() && !page.places.empty()) {
        page.place_id = page.places.front().id;
    }
    const bool is_known =
        std::any_of(page.places.begin(), page.places.end(), [&](const network::Place& place) {
            return place.id == page.place_id;
        });
    if (!is_known && !page.place_id.empty()) {
        base::throw_not_found("This place");
    }
}

Response show_data(const Request& request, Context& context) {
    db::Transaction tx = context.database().write();
    DataPage page{.network = requested_network(tx, context, request), .measure = {}};
    page.measure = requested_measure(tx, context, page.network, request);
    page.rights = rights_of(context, page.network);
    const auth::OwnSpace space = auth::OwnSpace::enter(
        tx,
        context.now(),
        context.viewer(),
        page.network.id,
        base::Permission::see_raw,
        {"measure", page.measure.id}
    );
    choose_data_place(tx, context, request, page);
    if (!page.place_id.empty()) {
        const HeldRows rows(space, list_groups(tx, page.measure.id));
        for (const Sum& sum : list_sums(tx, page.measure.id, page.place_id)) {
            page.rows.push_back(rows.row(sum));
        }
    }
    tx.commit();
    if (download::is_asked(request)) {
        return download::answer(
            request,
            context,
            {.stem = page.network.slug + "-" + page.measure.slug + "-held",
             .title = "Figures held: " + page.measure.name,
             .author = page.network.name,
             .note = "Before protection: for those who hold these figures already."},
            data_sheet(page)
        );
    }
    return http::page(
        {.title = "Figures held: " + page.measure.name,
         .main = data_page(page),
         .nav = "measures",
         .is_own_space = true}
    );
}

}  // namespace

http::Routes data_routes() {
    return {
        {http::Method::get,
         "/n/{network}/measures/{measure}/data",
         http::in_network(base::Permission::see_raw),
         show_data},
    };
}

}  // namespace measures
