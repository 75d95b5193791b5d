// The rows of a file, kept in 48 bytes each, so that the file is read once: brought into the order
// in which they are stored, and told apart from rows about the same thing.
#pragma once

#include "measures/imports/import_rows.hpp"

#include <deque>
#include <functional>
#include <span>

namespace measures {

class KeptRows {
public:
    void add(const ImportRow& row);
    std::size_t size() const { return rows_.size(); }

    // Once, after the last row: brings those of a cell together, in the order of their periods.
    // Rows about a cell and period that an earlier line has are dropped, after `tell` was called
    // with the row and that line.
    void order(
        std::span<const ObservedPeriod> periods,
        std::size_t cells,
        const std::function<void(const ImportRow&, std::uint64_t first_line)>& tell
    );

    // After order(): calls `take` for each row of the cell, by period.
    void for_each_of(std::int32_t cell, const std::function<void(const ImportRow&)>& take) const;

private:
    struct Row {
        std::uint64_t line;
        std::int32_t cell;
        std::int32_t period;
        double numerator;  // not a number for none, as below
        double denominator;
        double value;
        base::FigureState state;
    };
    ImportRow unpacked(const Row& row) const;
    void drop_repeated(const std::function<void(const ImportRow&, std::uint64_t first_line)>& tell);

    std::deque<Row> rows_;  // their period is its place in time, once they are in order
    std::vector<std::int32_t> periods_;       // numbers, by place in time
    std::vector<std::size_t> first_of_cell_;  // one more than there are cells
};

}  // namespace measures
