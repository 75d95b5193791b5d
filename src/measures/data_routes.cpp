#include "measures/data_view.hpp"
#include "measures/figures/sentences.hpp"
#include "measures/observation_store.hpp"
#include "measures/period.hpp"
#include "measures/requested.hpp"
#include "measures/routes.hpp"
#include "measures/sums/sum_store.hpp"
#include "platform/auth/own_space.hpp"
#include "platform/download/download.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace measures {
namespace {

constexpr int rows_a_page = 200;

using http::Context;
using http::Request;
using http::Response;

class HeldRows {
public:
    HeldRows(const auth::OwnSpace& space, std::vector<Group> groups)
        : space_(space), groups_(std::move(groups)) {}

    HeldRow row(const Sum& sum) const {
        return {
            .group = sum.dimension.empty() ? "Everyone" : label(sum.dimension, sum.code),
            .period = period_text(sum.period_start, sum.period_end),
            .numerator = drawn(sum.state, sum.numerator),
            .denominator = drawn(sum.state, sum.denominator),
            .value = drawn(sum.state, sum.value),
            .cells = sum.cells,
            .suppressed_cells = sum.suppressed_cells,
            .missing_cells = sum.missing_cells,
            .is_raw = sum.protection == "raw"};
    }

    HeldGivenRow given(const GivenRow& row) const {
        const auto figure = [&](const std::optional<double>& number) {
            return drawn(row.figures.state, number);
        };
        return {
            .place = row.place,
            .group = labels(row.groups),
            .numerator = figure(row.figures.numerator),
            .denominator = figure(row.figures.denominator),
            .value = figure(row.figures.value),
            .import_id = row.import_id,
            .file_name = row.file_name,
            .line = row.line};
    }

private:
    std::optional<base::Drawn> drawn(base::FigureState state, const std::optional<double>& number)
        const {
        if (state != base::FigureState::reported) {
            return base::Drawn(space_.hold(base::Raw(state)), space_);
        }
        return number ? std::optional(base::Drawn(space_.hold(base::Raw(*number)), space_))
                      : std::nullopt;
    }

    std::string label(const std::string& dimension, const std::string& code) const {
        for (const Group& group : groups_) {
            if (group.dimension == dimension && group.code == code) {
                return dimension_title(dimension) + ": " + group.label;
            }
        }
        return dimension_title(dimension) + ": " + code;
    }

    std::string labels(const GroupKey& groups) const {
        std::string words;
        for (const auto& [dimension, code] : groups) {
            words += (words.empty() ? "" : "; ") + label(dimension, code);
        }
        return words.empty() ? "Everyone" : words;
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

void choose_period(const std::vector<Sum>& sums, const Request& request, DataPage& page) {
    std::map<base::Date, base::Date, std::greater<>> starts;
    for (const Sum& sum : sums) {
        starts.emplace(sum.period_end, sum.period_start);
    }
    const std::string wanted = request.query.text("period");
    for (const auto& [end, start] : starts) {
        page.periods.push_back({end.iso(), period_text(start, end)});
        if (page.period.empty() || end.iso() == wanted) {
            page.period = end.iso();
        }
    }
}

void list_given(db::Reader& reader, const Request& request, const HeldRows& held, DataPage& page) {
    const GivenRows of{page.measure.id, page.place_id, base::parse_date(page.period).value()};
    const auto count = static_cast<int>(count_given_rows(reader, of));
    page.given_pages = std::max(1, (count + rows_a_page - 1) / rows_a_page);
    const std::string asked = request.query.text("page");
    std::from_chars(asked.data(), asked.data() + asked.size(), page.given_page);
    page.given_page = std::clamp(page.given_page, 1, page.given_pages);
    const int before = (page.given_page - 1) * rows_a_page;
    for (const GivenRow& row : list_given_rows(reader, of, rows_a_page, before)) {
        page.given.push_back(held.given(row));
    }
}

// Reading a place's rows may take a while: the journal's entry is written first, by itself.
auth::OwnSpace enter_own_space(Context& context, const DataPage& page) {
    db::Transaction tx = context.database().write();
    auth::OwnSpace space = auth::OwnSpace::enter(
        tx,
        context.now(),
        context.viewer(),
        page.network.id,
        base::Permission::see_raw,
        {"measure", page.measure.id}
    );
    tx.commit();
    return space;
}

DataPage read_data_page(const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    DataPage page{.network = requested_network(reader, context, request), .measure = {}};
    page.measure = requested_measure(reader, context, page.network, request);
    page.rights = rights_of(context, page.network);
    page.may_import = context.viewer().may(base::Permission::import_data, page.network.id);
    choose_data_place(reader, context, request, page);
    return page;
}

Response show_data(const Request& request, Context& context) {
    DataPage page = read_data_page(request, context);
    const auth::OwnSpace space = enter_own_space(context, page);
    if (!page.place_id.empty()) {
        db::Reader reader = context.database().read();
        const HeldRows held(space, list_groups(reader, page.measure.id));
        const std::vector<Sum> sums = list_sums(reader, page.measure.id, page.place_id);
        for (const Sum& sum : sums) {
            page.rows.push_back(held.row(sum));
        }
        if (!sums.empty()) {
            choose_period(sums, request, page);
            list_given(reader, request, held, page);
        }
    }
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
