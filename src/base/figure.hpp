// A number about people, and the only three forms in which one is ever drawn (DESIGN.md idea 4).
//
//   Raw       straight from data; has no text form, so it cannot reach a page by accident
//   Released  what analysis/disclosure let out; only disclosure::Gate can make one
//   Held      a raw figure shown to those who already hold it; only auth::OwnSpace can make one,
//             and drawing it needs that same OwnSpace: a page marked own-space, journalled, never
//             cached
//   Plain     made with a stated reason why it is not about people
//
// Charts and tables take `Drawn`, to which Released and Plain convert by themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace auth {
class OwnSpace;
}
namespace disclosure {
class Gate;
}

namespace base {

// Three ways for a number not to be there; they are never merged.
enum class FigureState { reported, suppressed, missing, not_collected };

// "reported", "suppressed", "missing", "not collected": the words stored, exported and shown.
std::string_view name(FigureState state);
std::optional<FigureState> parse_figure_state(std::string_view text);

struct Interval {
    double low = 0;
    double high = 0;
};

class Raw {
public:
    explicit Raw(double value) : value_(value) {}
    explicit Raw(FigureState why_absent) : state_(why_absent) {}

    FigureState state() const { return state_; }
    bool is_reported() const { return state_ == FigureState::reported; }
    // Only meaningful when reported. For computation, never for display.
    double value() const { return value_; }

private:
    FigureState state_ = FigureState::reported;
    double value_ = 0;
};

class Released {
public:
    FigureState state() const { return state_; }
    bool is_reported() const { return state_ == FigureState::reported; }
    double value() const { return value_; }
    const std::optional<Interval>& interval() const { return interval_; }
    // Why it is not shown, in words; empty when reported.
    const std::string& reason() const { return reason_; }

private:
    friend class disclosure::Gate;
    Released(double value, std::optional<Interval> interval) : value_(value), interval_(interval) {}
    Released(FigureState why_absent, std::string reason)
        : state_(why_absent), reason_(std::move(reason)) {}

    FigureState state_ = FigureState::reported;
    double value_ = 0;
    std::optional<Interval> interval_;
    std::string reason_;
};

class Held {
public:
    FigureState state() const { return raw_.state(); }

private:
    friend class auth::OwnSpace;
    friend class Drawn;
    explicit Held(Raw raw) : raw_(raw) {}
    Raw raw_;
};

// The reason a number is not about people: a literal, so that it can be read in review.
class NotAboutPeople {
public:
    consteval NotAboutPeople(const char* reason)
        : reason_(reason) {}  // NOLINT(google-explicit-constructor)
    std::string_view reason() const { return reason_; }

private:
    std::string_view reason_;
};

class Plain {
public:
    Plain(double value, NotAboutPeople reason) : value_(value), reason_(reason) {}
    double value() const { return value_; }
    std::string_view reason() const { return reason_.reason(); }

private:
    double value_;
    NotAboutPeople reason_;
};

// What a chart or a table draws.
class Drawn {
public:
    Drawn(const Released& figure);  // NOLINT(google-explicit-constructor)
    Drawn(const Plain& figure);     // NOLINT(google-explicit-constructor)
    Drawn(const Held& figure, const auth::OwnSpace& space);

    FigureState state() const { return state_; }
    bool is_reported() const { return state_ == FigureState::reported; }
    double value() const { return value_; }
    const std::optional<Interval>& interval() const { return interval_; }
    const std::string& reason() const { return reason_; }

private:
    FigureState state_ = FigureState::reported;
    double value_ = 0;
    std::optional<Interval> interval_;
    std::string reason_;
};

// "1,234", "71.6": rounded half away from zero to `decimals`, thousands separated.
std::string number_text(double value, int decimals);

// The number, or the words for its absence ("suppressed", "missing", "not collected").
std::string figure_text(const Drawn& figure, int decimals);

}  // namespace base
