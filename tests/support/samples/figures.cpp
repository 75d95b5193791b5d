#include "support/samples/figures.hpp"

namespace disclosure {

class Gate {
public:
    static base::Released let_out(double value, std::optional<base::Interval> interval) {
        return {value, interval};
    }
    static base::Released withhold(base::FigureState state, std::string reason) {
        return {state, std::move(reason)};
    }
};

}  // namespace disclosure

namespace samples {

base::Drawn reported(double value) {
    return disclosure::Gate::let_out(value, {});
}

base::Drawn reported(double value, double low, double high) {
    return disclosure::Gate::let_out(value, base::Interval{low, high});
}

base::Drawn absent(base::FigureState state) {
    return disclosure::Gate::withhold(
        state, state == base::FigureState::suppressed ? "Fewer than 6 people." : ""
    );
}

}  // namespace samples
