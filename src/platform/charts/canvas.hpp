// Writing SVG. Every text is escaped and every number finite; looks come from classes
// (assets/css/charts.css), never from style attributes.
#pragma once

#include "platform/charts/chart.hpp"
#include "platform/html/html.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace charts {

struct Spot {
    double x = 0;
    double y = 0;
};

enum class Anchor { start, middle, end };

struct TextAt {
    Spot at;
    std::string_view text;
    html::Literal css_class;
    Anchor anchor = Anchor::start;
};

// A chart is drawn for a wide and for a narrow place.
struct Size {
    double width;
    double height;
    double font;  // of most words, in the picture's own units
    bool is_wide;
};

class Canvas {
public:
    void line(html::Literal css_class, Spot from, Spot to);
    void polyline(html::Literal css_class, const std::vector<Spot>& spots);
    void polygon(html::Literal css_class, const std::vector<Spot>& spots);
    void rectangle(
        html::Literal css_class, Spot corner, double width, double height, double radius = 0
    );
    void circle(html::Literal css_class, Spot centre, double radius);
    void text(const TextAt& text);
    // A shape for the n-th series: six that differ without colour, then again.
    void marker(std::size_t series, Spot centre, double radius);
    // What is drawn until close() shares the class; `number` is appended ("series series-2").
    void open(html::Literal css_class);
    void open_series(std::size_t series, bool is_muted);
    void close();

    const html::Html& drawn() const { return drawn_; }

private:
    html::Html drawn_;
};

struct Picture {
    std::string_view id;
    std::string_view title;
    std::string_view description;
};

// The <svg> around what was drawn: role="img", named by its title and described by its desc.
html::Html finish(const Canvas& canvas, const Picture& picture, Size size);

// The drawings for the room a chart has, in the frame that shows the one that fits.
html::Html framed(Room room, const std::function<html::Html(bool is_wide)>& draw);

// About how wide a text is, and its lines when it may be at most `width` wide: broken at spaces,
// a longer word left whole.
double text_width(std::string_view text, double font);
std::vector<std::string> wrap(std::string_view text, double font, double width);

}  // namespace charts
