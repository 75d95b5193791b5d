#include "base/figure.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace base {

std::string_view name(FigureState state) {
    switch (state) {
        case FigureState::reported:
            return "reported";
        case FigureState::suppressed:
            return "suppressed";
        case FigureState::missing:
            return "missing";
        case FigureState::not_collected:
            return "not collected";
    }
    return "missing";
}

std::optional<FigureState> parse_figure_state(std::string_view text) {
    for (const FigureState state :
         {FigureState::reported,
          FigureState::suppressed,
          FigureState::missing,
          FigureState::not_collected}) {
        if (name(state) == text) {
            return state;
        }
    }
    return std::nullopt;
}

Drawn::Drawn(const Released& figure)
    : state_(figure.state()),
      value_(figure.value()),
      interval_(figure.interval()),
      reason_(figure.reason()) {}

Drawn::Drawn(const Plain& figure) : value_(figure.value()) {}

Drawn::Drawn(const Held& figure, const auth::OwnSpace&)
    : state_(figure.raw_.state()), value_(figure.raw_.value()) {}

std::string number_text(double value, int decimals) {
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = digits.find('.');
    for (std::size_t at = point == std::string::npos ? digits.size() : point; at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
    return value < 0 && !zero ? "\u2212" + digits : digits;
}

std::string figure_text(const Drawn& figure, int decimals) {
    return figure.is_reported() ? number_text(figure.value(), decimals)
                                : std::string(name(figure.state()));
}

}  // namespace base
