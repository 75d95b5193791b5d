#include "platform/charts/canvas.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>

namespace charts {
namespace {

constexpr std::size_t series_looks = 6;

// A coordinate to a tenth; a number that is not finite goes far out of the picture.
double place(double value) {
    return std::isfinite(value) ? std::round(std::clamp(value, -9999.0, 9999.0) * 10) / 10 : -9999;
}

html::Html spots_text(const std::vector<Spot>& spots) {
    html::Html all;
    for (const Spot& spot : spots) {
        all += html::format(
            "{}{},{}", all.empty() ? html::Html() : html::Html(" "), place(spot.x), place(spot.y)
        );
    }
    return all;
}

html::Html anchor_attribute(Anchor anchor) {
    switch (anchor) {
        case Anchor::middle:
            return html::Html(" text-anchor=\"middle\"");
        case Anchor::end:
            return html::Html(" text-anchor=\"end\"");
        case Anchor::start:
            break;
    }
    return {};
}

}  // namespace

void Canvas::line(html::Literal css_class, Spot from, Spot to) {
    drawn_ += html::format(
        "<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
        html::Html(css_class),
        place(from.x),
        place(from.y),
        place(to.x),
        place(to.y)
    );
}

void Canvas::polyline(html::Literal css_class, const std::vector<Spot>& spots) {
    drawn_ += html::format(
        "<polyline class=\"{}\" fill=\"none\" points=\"{}\"/>",
        html::Html(css_class),
        spots_text(spots)
    );
}

void Canvas::polygon(html::Literal css_class, const std::vector<Spot>& spots) {
    drawn_ += html::format(
        "<polygon class=\"{}\" points=\"{}\"/>", html::Html(css_class), spots_text(spots)
    );
}

void Canvas::rectangle(
    html::Literal css_class, Spot corner, double width, double height, double radius
) {
    drawn_ += html::format(
        "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
        html::Html(css_class),
        place(corner.x),
        place(corner.y),
        place(std::max(0.0, width)),
        place(std::max(0.0, height)),
        place(radius)
    );
}

void Canvas::circle(html::Literal css_class, Spot centre, double radius) {
    drawn_ += html::format(
        "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
        html::Html(css_class),
        place(centre.x),
        place(centre.y),
        place(radius)
    );
}

void Canvas::text(const TextAt& text) {
    drawn_ += html::format(
        "<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>",
        html::Html(text.css_class),
        place(text.at.x),
        place(text.at.y),
        anchor_attribute(text.anchor),
        text.text
    );
}

void Canvas::marker(std::size_t series, Spot centre, double radius) {
    const double r = radius;
    const auto [x, y] = centre;
    switch (series % series_looks) {
        case 1:
            return rectangle("mark", {x - r * 0.9, y - r * 0.9}, r * 1.8, r * 1.8);
        case 2:
            return polygon(
                "mark", {{x, y - r * 1.2}, {x + r * 1.15, y + r * 0.9}, {x - r * 1.15, y + r * 0.9}}
            );
        case 3:
            return polygon(
                "mark", {{x, y - r * 1.3}, {x + r * 1.3, y}, {x, y + r * 1.3}, {x - r * 1.3, y}}
            );
        case 4:
            return circle("mark hollow", centre, r);
        case 5:
            return rectangle("mark hollow", {x - r * 0.9, y - r * 0.9}, r * 1.8, r * 1.8);
        default:
            return circle("mark", centre, r);
    }
}

void Canvas::open(html::Literal css_class) {
    drawn_ += html::format("<g class=\"{}\">", html::Html(css_class));
}

void Canvas::open_series(std::size_t series, bool is_muted) {
    drawn_ += html::format(
        "<g class=\"series series-{}{}\">",
        series % series_looks,
        is_muted ? html::Html(" muted") : html::Html()
    );
}

void Canvas::close() {
    drawn_ += html::Html("</g>\n");
}

html::Html finish(const Canvas& canvas, const Picture& picture, Size size) {
    const html::Html variant = size.is_wide ? html::Html("wide") : html::Html("narrow");
    return html::format(
        "<svg class=\"chart chart-{}\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"{}-{}-title {}-{}-desc\" "
        "xmlns=\"http://www.w3.org/2000/svg\" font-size=\"{}\"><title id=\"{}-{}-title\">{}</title>"
        "<desc id=\"{}-{}-desc\">{}</desc>{}</svg>\n",
        variant,
        place(size.width),
        place(size.height),
        picture.id,
        variant,
        picture.id,
        variant,
        size.font,
        picture.id,
        variant,
        picture.title,
        picture.id,
        variant,
        picture.description,
        canvas.drawn()
    );
}

html::Html framed(Room room, const std::function<html::Html(bool is_wide)>& draw) {
    return room == Room::narrow
               ? html::format("<div class=\"chart-frame only-narrow\">{}</div>", draw(false))
               : html::format("<div class=\"chart-frame\">{}{}</div>", draw(true), draw(false));
}

double text_width(std::string_view text, double font) {
    double ems = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) {
            continue;  // the rest of a character already counted
        }
        const bool is_slim =
            c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' || c == 'j' || c == 't';
        ems += is_slim ? 0.32 : (c >= 'A' && c <= 'Z') ? 0.68 : 0.56;
    }
    return ems * font;
}

std::vector<std::string> wrap(std::string_view text, double font, double width) {
    std::vector<std::string> lines;
    for (const std::string_view word : base::split(text, ' ')) {
        if (!lines.empty() &&
            text_width(lines.back(), font) + text_width(word, font) + font * 0.32 <= width) {
            lines.back() += ' ';
            lines.back() += word;
        } else if (!word.empty()) {
            lines.emplace_back(word);
        }
    }
    return lines;
}

}  // namespace charts
