// Boundaries of places as GeoJSON (RFC 7946): checked when they come in, drawn as an outline.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace network {

// What is wrong with a boundary, in one sentence; nothing for "" and for a Polygon, a MultiPolygon,
// or a Feature or FeatureCollection of them whose positions are longitudes and latitudes.
std::optional<std::string> boundary_problem(std::string_view geojson);

// A named area of a FeatureCollection, ready to become a place.
struct NamedBoundary {
    std::string name;
    std::string code;     // "" when `code_property` is empty
    std::string geojson;  // the geometry alone
};

// A FeatureCollection, parsed once. Throws base::Error(invalid) for what is none.
class AreaFile {
public:
    explicit AreaFile(std::string_view geojson);
    ~AreaFile();
    AreaFile(const AreaFile&) = delete;
    AreaFile& operator=(const AreaFile&) = delete;

    // The property names of the first feature: what a person chooses the name from.
    std::vector<std::string> property_names() const;
    // The features, by the properties that hold their name and code. Throws base::Error(invalid)
    // naming the feature (counted from 1) that lacks one or has no area.
    std::vector<NamedBoundary> areas(std::string_view name_property, std::string_view code_property)
        const;

private:
    struct Content;
    std::unique_ptr<Content> content_;
};

struct Outline {
    std::string path;  // SVG path data, "M1 2L3 4Z"
    double width = 0;  // of the view box; the height is `height`
    double height = 0;
};
// The outline of a valid boundary, whole, in a view box 600 wide and at most 6000 high
// (equirectangular at its middle latitude; an area across the antimeridian stays in one piece).
// Nothing for "" or a boundary with a problem.
std::optional<Outline> outline(std::string_view geojson);

}  // namespace network
