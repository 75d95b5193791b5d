// A measure by age in the north, for tests: bands from files and from returns.
#pragma once

#include "measures/figures/figures.hpp"
#include "measures/figures/given_cast.hpp"
#include "support/database_test.hpp"

#include <map>
#include <string>
#include <vector>

class BandedFigures : public StoreTest {
protected:
    using Bands = std::vector<std::pair<const char*, double>>;
    using Shown = std::map<std::string, bool>;

    void make(const measures::Selection& chosen = {}) {
        cast::add_network(database());
        measures::Measure plain = cast::plain_measure();
        plain.main_dimension = "age";
        plain.chosen = chosen;
        measure_ = cast::add_measure(database(), plain);
    }
    void add(
        const Bands& bands,
        const char* protection,
        std::int64_t live_at = 1,
        const char* place = cast::north
    ) {
        cast::add_import(
            database(),
            measure_,
            rows_of(bands, place),
            {.protection = protection, .live_at = live_at}
        );
    }
    void give(const Bands& bands) {
        cast::give(database(), measure_, cast::north, rows_of(bands, cast::north));
    }

    // Whether each band's count is shown, by code.
    Shown shown(const char* place = cast::north) {
        Shown result;
        const measures::Figures now = figures(place);
        for (const measures::GroupFigures& group : now.dimensions.at(0).groups) {
            const auto& count = group.points[0].cell.numerator;
            result[group.group.code] = count && count->is_reported();
        }
        return result;
    }
    std::string reason(std::string_view code) {
        const measures::Figures now = figures(cast::north);
        for (const measures::GroupFigures& group : now.dimensions.at(0).groups) {
            if (group.group.code == code) {
                return group.points[0].cell.figure.reason();
            }
        }
        return "";
    }
    bool shows_everyone() {
        const measures::Figures now = figures(cast::north);
        const auto& count = now.everyone.points[0].cell.numerator;
        return count && count->is_reported();
    }

private:
    static std::vector<cast::Seen> rows_of(const Bands& bands, const char* place) {
        std::vector<cast::Seen> rows;
        for (const auto& [code, count] : bands) {
            rows.push_back(
                {place,
                 std::string("age=") + code,
                 cast::asked_day,
                 cast::asked_day,
                 count,
                 20 * count}
            );
        }
        return rows;
    }
    measures::Figures figures(const char* place) {
        cast::sum_up(database(), measure_);
        db::Reader reader = database().read();
        const auto network = network::get_network(reader, base::Viewer(), "waiora");
        const measures::Measure now =
            measures::get_measure(reader, base::Viewer(), cast::network_id, measure_.id);
        return measures::read_figures(reader, base::Viewer(), network, now, {.place_id = place})
            .value();
    }

    measures::Measure measure_;
};
