#include "measures/imports/import_cells.hpp"

#include <algorithm>
#include <utility>

namespace measures {

CellRow ImportCells::row_of(std::int32_t number) const {
    const ImportCell cell = file_.rows().cell(number);
    const std::string& place = file_.places().places()[static_cast<std::size_t>(cell.place)].id;
    return {cell_id(measure_id_, place, cell.groups), place, cell.groups};
}

void ImportCells::number(std::string_view measure_id) {
    measure_id_ = measure_id;
    std::vector<std::pair<std::int64_t, std::int32_t>> by_id;
    for (std::size_t i = 0; i < file_.rows().cell_count(); ++i) {
        const auto number = static_cast<std::int32_t>(i);
        by_id.emplace_back(row_of(number).id, number);
    }
    std::sort(by_id.begin(), by_id.end());
    for (const auto& [id, number] : by_id) {
        ids_.push_back(id);
        cells_.push_back(number);
    }
}

void ImportCells::for_each_observation(const TakeObservation& take) const {
    for (std::size_t at = 0; at < cells_.size(); ++at) {
        file_.kept().for_each_of(cells_[at], [&](const ImportRow& row) {
            const ObservedPeriod& period =
                file_.rows().periods()[static_cast<std::size_t>(row.period)];
            take({row.line, ids_[at], period, row.figures});
        });
    }
}

}  // namespace measures
