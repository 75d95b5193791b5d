#include "measures/sum_imports.hpp"

namespace measures {

std::vector<SummedImport> list_summed_imports(
    db::Reader& reader, const Measure& measure, const LiveChange& change
) {
    std::vector<SummedImport> imports;
    for (const db::Row& row : reader.query(
             R"(/* imports.list_summed */
             select id, protection, ethnicity_output from imports
             where measure_id = :measure and (state = 'live' or id = :adding) and id <> :removing
             order by case when id = :adding then 0 else 1 end, live_at desc, id desc)",
             {{"measure", measure.id}, {"adding", change.adding}, {"removing", change.removing}}
         )) {
        imports.push_back(
            {row.text("id"),
             row.text("protection") == "raw",
             row.text_or("ethnicity_output", "") == "total"}
        );
    }
    return imports;
}

bool SpokenFor::take(std::size_t cell, std::int32_t period) {
    const std::uint64_t block = cell / block_cells;
    auto bit = blocks_[static_cast<std::uint64_t>(period) << 32 | block][cell % block_cells];
    const bool is_first = !bit;
    bit = true;
    return is_first;
}

}  // namespace measures
