#include "support/samples/figures.hpp"

#include "analysis/disclosure/release.hpp"

namespace samples {
namespace {

base::Drawn let_out(base::Raw value, std::optional<base::Interval> interval = {}) {
    disclosure::Cell cell;
    cell.value = value;
    cell.interval = interval;
    disclosure::Table table;
    table.protection = disclosure::Protection::as_published;
    table.cells.push_back(cell);
    return disclosure::release(table).cells.front().figure;
}

}  // namespace

base::Drawn reported(double value) {
    return let_out(base::Raw(value));
}

base::Drawn reported(double value, double low, double high) {
    return let_out(base::Raw(value), base::Interval{low, high});
}

base::Drawn absent(base::FigureState state) {
    return let_out(base::Raw(state));
}

}  // namespace samples
