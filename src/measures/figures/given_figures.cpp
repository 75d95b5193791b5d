#include "measures/figures/given_figures.hpp"

namespace measures {

std::vector<GivenFigure> list_given_figures(db::Reader& reader, std::string_view measure_id) {
    std::vector<GivenFigure> given;
    for (const db::Row& row : reader.query(
             R"(/* return_values.list_live */
             select r.id, r.organisation_id, r.place_id, r.period_end,
                    v.groups, v.status, v.numerator, v.denominator, v.value
             from returns r
             join imports i on i.id = r.import_id and i.state = 'live'
             join return_values v on v.return_id = r.id
             where r.measure_id = :measure
             order by r.id, v.groups)",
             {{"measure", measure_id}}
         )) {
        given.push_back(
            {.return_id = row.text("id"),
             .organisation_id = row.text("organisation_id"),
             .place_id = row.text("place_id"),
             .period_end = row.date("period_end"),
             .groups = row.text("groups"),
             .state =
                 base::parse_figure_state(row.text("status")).value_or(base::FigureState::missing),
             .numerator = row.optional_real("numerator"),
             .denominator = row.optional_real("denominator"),
             .value = row.optional_real("value")}
        );
    }
    return given;
}

}  // namespace measures
