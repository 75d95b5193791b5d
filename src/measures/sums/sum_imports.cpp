#include "measures/sums/sum_imports.hpp"

#include "measures/measure_store.hpp"

namespace measures {

std::vector<SummedImport> list_summed_imports(
    db::Reader& reader, const Measure& measure, const LiveChange& change
) {
    LaterEditions later = list_later_editions(reader, {.measure_id = measure.id});
    std::vector<SummedImport> imports;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_summed */
             select id, kind, protection, ethnicity_output, denominator_source, denominator_edition
             from imports
             where measure_id = :measure and (state = 'live' or id = :adding) and id <> :removing
             order by case when id = :adding then 0 else 1 end, live_at desc, id desc)",
             {{"measure", measure.id}, {"adding", change.adding}, {"removing", change.removing}}
         )) {
        imports.push_back(
            {row.text("id"),
             row.text("protection") == "raw",
             row.text_or("ethnicity_output", "") == "total",
             row.text("kind") == "return",
             {row.text("denominator_source"),
              row.text("denominator_edition"),
              later[row.text("id")]}}
        );
    }
    return imports;
}

void read_observations(
    db::Reader& reader, std::string_view import_id, const TakeObservation& take
) {
    ObservationRow row;
    std::string start;
    std::string end;
    reader.for_each(
        R"(/* observations.sum */
        select cell_id, period_start, period_end, line, status, numerator, denominator, value
        from observations where import_id = :import)",
        {{"import", import_id}},
        [&](const db::Row& read) {
            if (read.text("period_start") != start || read.text("period_end") != end) {
                start = read.text("period_start");
                end = read.text("period_end");
                row.period = {read.date("period_start"), read.date("period_end")};
            }
            row.line = static_cast<std::uint64_t>(read.integer("line"));
            row.cell = read.integer("cell_id");
            row.figures = {
                base::parse_figure_state(read.text("status")).value_or(base::FigureState::missing),
                read.optional_real("numerator"),
                read.optional_real("denominator"),
                read.optional_real("value")};
            take(row);
        }
    );
}

std::uint64_t SpokenFor::block_of(std::size_t cell, std::int32_t period) {
    return static_cast<std::uint64_t>(period) << 32 | cell / block_cells;
}

bool SpokenFor::holds(std::size_t cell, std::int32_t period) const {
    const auto block = blocks_.find(block_of(cell, period));
    return block != blocks_.end() && block->second[cell % block_cells];
}

bool SpokenFor::take(std::size_t cell, std::int32_t period) {
    auto bit = blocks_[block_of(cell, period)][cell % block_cells];
    const bool is_first = !bit;
    bit = true;
    return is_first;
}

}  // namespace measures
