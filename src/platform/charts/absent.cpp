#include "platform/charts/absent.hpp"

namespace charts {

void draw_absent_mark(Canvas& canvas, base::FigureState state, Spot centre, double radius) {
    const auto [x, y] = centre;
    const double r = radius;
    canvas.open("absent-mark");
    switch (state) {
        case base::FigureState::suppressed:
            canvas.rectangle("hollow", {x - r, y - r}, r * 2, r * 2);
            break;
        case base::FigureState::not_collected:
            canvas.line("stroke", {x - r, y}, {x + r, y});
            break;
        case base::FigureState::missing:
        case base::FigureState::reported:
            canvas.line("stroke", {x - r, y - r}, {x + r, y + r});
            canvas.line("stroke", {x - r, y + r}, {x + r, y - r});
            break;
    }
    canvas.close();
}

html::Html absent_sign(base::FigureState state) {
    switch (state) {
        case base::FigureState::suppressed:
            return html::Html("□");
        case base::FigureState::not_collected:
            return html::Html("–");
        case base::FigureState::missing:
        case base::FigureState::reported:
            break;
    }
    return html::Html("×");
}

}  // namespace charts
