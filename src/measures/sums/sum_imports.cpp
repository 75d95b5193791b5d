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
             select id, protection, ethnicity_output, denominator_source, denominator_edition
             from imports
             where measure_id = :measure and (state = 'live' or id = :adding) and id <> :removing
             order by case when id = :adding then 0 else 1 end, live_at desc, id desc)",
             {{"measure", measure.id}, {"adding", change.adding}, {"removing", change.removing}}
         )) {
        imports.push_back(
            {row.text("id"),
             row.text("protection") == "raw",
             row.text_or("ethnicity_output", "") == "total",
             {row.text("denominator_source"),
              row.text("denominator_edition"),
              later[row.text("id")]}}
        );
    }
    return imports;
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
