// The cells that a checked file names, by their numbers in the database, and its rows in their
// order.
#pragma once

#include "measures/imports/import_check.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/sums/sums.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace measures {

class ImportCells {
public:
    explicit ImportCells(const CheckedFile& file) : file_(file) {}

    // Once the measure and every place are there.
    void number(std::string_view measure_id);
    const std::vector<std::int64_t>& ids() const { return ids_; }  // ascending
    CellRow row(std::size_t position) const { return row_of(cells_[position]); }
    void for_each_observation(const TakeObservation& take) const;

private:
    CellRow row_of(std::int32_t number) const;

    const CheckedFile& file_;
    std::string measure_id_;
    std::vector<std::int32_t> cells_;  // numbers of the reader's cells, by their ids
    std::vector<std::int64_t> ids_;    // theirs
};

}  // namespace measures
