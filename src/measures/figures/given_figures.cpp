#include "measures/figures/given_figures.hpp"

namespace measures {

std::vector<GivenFigure> list_given_figures(db::Reader& reader, std::string_view measure_id) {
    std::vector<GivenFigure> given;
    for (const db::Row& row : reader.query(
             R"(/* return_values.list_live */
             select r.organisation_id, r.place_id, r.period_end, v.groups
             from returns r
             join imports i on i.id = r.import_id and i.state = 'live'
             join return_values v on v.return_id = r.id
             where r.measure_id = :measure and v.status = :reported
             order by r.id, v.groups)",
             {{"measure", measure_id}, {"reported", base::name(base::FigureState::reported)}}
         )) {
        given.push_back(
            {row.text("organisation_id"),
             row.text("place_id"),
             row.date("period_end"),
             row.text("groups")}
        );
    }
    return given;
}

}  // namespace measures
