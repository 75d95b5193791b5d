// Any bytes are a boundary that can be drawn whole or refused with a sentence, and every area that
// a file gives is a boundary by itself.
#include "base/error.hpp"
#include "network/boundary.hpp"

#include <cstdlib>
#include <sstream>

namespace {

void must_hold(bool holds) {
    if (!holds) {
        std::abort();
    }
}

// Every point of the path lies in the view box.
void check_drawn(const network::Outline& drawn) {
    must_hold(drawn.width == 600 && drawn.height >= 1 && drawn.height <= 6000);
    must_hold(drawn.path.starts_with('M') && drawn.path.ends_with('Z'));
    std::string numbers = drawn.path;
    for (char& c : numbers) {
        c = c == 'M' || c == 'L' || c == 'Z' ? ' ' : c;
    }
    std::istringstream points(numbers);
    double x = 0;
    double y = 0;
    while (points >> x >> y) {
        must_hold(x >= -0.1 && x <= drawn.width + 0.1 && y >= -0.1 && y <= drawn.height + 0.1);
    }
    must_hold(points.eof());
}

void check_boundary(std::string_view geojson) {
    if (!network::boundary_problem(geojson) && !geojson.empty()) {
        const auto drawn = network::outline(geojson);
        must_hold(drawn.has_value());
        check_drawn(*drawn);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_boundary(bytes);
    try {
        const network::AreaFile file(bytes);
        for (const std::string& property : file.property_names()) {
            for (const network::NamedBoundary& area : file.areas(property, "c")) {
                must_hold(!area.name.empty() && !network::boundary_problem(area.geojson));
                check_boundary(area.geojson);
            }
        }
    } catch (const base::Error& error) {
        must_hold(error.code() == base::Code::invalid);
    }
    return 0;
}
