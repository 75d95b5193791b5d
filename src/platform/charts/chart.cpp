#include "platform/charts/chart.hpp"

#include <cmath>

namespace charts {

std::string with_unit(double value, const Unit& unit) {
    const std::string number = base::number_text(value, unit.decimals);
    return unit.sign.empty() ? number : number + "\u00a0" + unit.sign;
}

bool has_place(const base::Drawn& figure) {
    return figure.is_reported() && std::isfinite(figure.value());
}

base::FigureState absent_state(const base::Drawn& figure) {
    return figure.is_reported() ? base::FigureState::missing : figure.state();
}

}  // namespace charts
