// The one door (DESIGN.md idea 4): from Raw to Released.
#pragma once

#include "analysis/disclosure/table.hpp"

#include <functional>
#include <span>

namespace disclosure {

// Releases everything that is shown together.
//
// as_published: every figure exactly as it came, including the source's own suppression; rates and
// Wilson intervals are worked out where the source gave only counts; `policy` is not used.
// raw: suppress.hpp decides about each count. A rate or value is shown only when its numerator
// (where there is one) and denominator are; a gap only when both its figures are.
// Throws base::Error(invalid) for a threshold below 3, base::Error(internal) for a margin or pair
// that names no cell.
ReleasedTable release(const Table& table, const Policy& policy = {});

// A figure worked out from figures already let out: shown when every part is. `compute` is called
// with their values only then, and must use nothing else; without a result the figure is missing.
using Derivation = std::function<std::optional<equity::Estimate>(std::span<const double>)>;
base::Released derive(std::span<const base::Released> parts, const Derivation& compute);

// The only maker of base::Released.
class Gate {
    friend ReleasedTable release(const Table& table, const Policy& policy);
    friend base::Released derive(std::span<const base::Released> parts, const Derivation& compute);
    class Visit;  // one call of release()

    static base::Released let_out(double value, std::optional<base::Interval> interval = {}) {
        return {value, interval};
    }
    static base::Released withhold(base::FigureState state, std::string reason) {
        return {state, std::move(reason)};
    }
};

}  // namespace disclosure
