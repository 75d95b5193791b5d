#include "network/boundary.hpp"

#include "base/error.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace network {
namespace {

namespace json = boost::json;

constexpr std::size_t most_positions = 50'000;
// Of an outline.
constexpr double widest = 600;
constexpr double highest = 6000;

using Each = std::function<void(double longitude, double latitude, bool starts_ring)>;

// Calls `each` for every position of every ring; false when a position is not one.
bool walk_ring(const json::value& ring, const Each& each) {
    if (!ring.is_array() || ring.get_array().size() < 4) {
        return false;
    }
    bool first = true;
    for (const json::value& position : ring.get_array()) {
        if (!position.is_array() || position.get_array().size() < 2) {
            return false;
        }
        json::error_code not_number;
        const auto longitude = position.get_array()[0].to_number<double>(not_number);
        if (not_number) {
            return false;
        }
        const auto latitude = position.get_array()[1].to_number<double>(not_number);
        if (not_number || std::abs(longitude) > 360 || std::abs(latitude) > 90) {
            return false;
        }
        each(longitude, latitude, first);
        first = false;
    }
    return true;
}

bool walk_polygon(const json::value& rings, const Each& each) {
    return rings.is_array() && !rings.get_array().empty() &&
           std::all_of(rings.get_array().begin(), rings.get_array().end(), [&](const auto& ring) {
               return walk_ring(ring, each);
           });
}

bool walk_geometry(const json::value& value, const Each& each, int depth = 0) {
    if (!value.is_object() || depth > 4) {
        return false;
    }
    const json::object& object = value.get_object();
    const json::value* type = object.if_contains("type");
    if (type == nullptr || !type->is_string()) {
        return false;
    }
    const auto all_of_member = [&](std::string_view member, const auto& walk) {
        const json::value* list = object.if_contains(member);
        return list != nullptr && list->is_array() && !list->get_array().empty() &&
               std::all_of(list->get_array().begin(), list->get_array().end(), walk);
    };
    const std::string_view kind = type->get_string();
    if (kind == "Polygon") {
        const json::value* rings = object.if_contains("coordinates");
        return rings != nullptr && walk_polygon(*rings, each);
    }
    if (kind == "MultiPolygon") {
        return all_of_member("coordinates", [&](const auto& polygon) {
            return walk_polygon(polygon, each);
        });
    }
    const auto walk_deeper = [&](const auto& part) { return walk_geometry(part, each, depth + 1); };
    if (kind == "Feature") {
        const json::value* geometry = object.if_contains("geometry");
        return geometry != nullptr && walk_deeper(*geometry);
    }
    return kind == "FeatureCollection" && all_of_member("features", walk_deeper);
}

std::optional<json::value> parsed_json(std::string_view text) {
    json::error_code wrong;
    json::value value = json::parse(text, wrong);
    return wrong ? std::nullopt : std::optional(std::move(value));
}

std::string text_property(const json::object& feature, std::string_view property) {
    const json::value* properties = feature.if_contains("properties");
    const json::value* found = properties != nullptr && properties->is_object()
                                   ? properties->get_object().if_contains(property)
                                   : nullptr;
    if (found == nullptr || found->is_null()) {
        return {};
    }
    return found->is_string() ? std::string(found->get_string()) : json::serialize(*found);
}

const json::array& features_of(const json::value& collection) {
    const json::value* features =
        collection.is_object() ? collection.get_object().if_contains("features") : nullptr;
    if (features == nullptr || !features->is_array()) {
        throw base::Error(
            base::Code::invalid,
            "The file is not a GeoJSON FeatureCollection: it has no list called \"features\"."
        );
    }
    return features->get_array();
}

json::value parse_collection(std::string_view geojson) {
    auto value = parsed_json(geojson);
    if (!value) {
        throw base::Error(
            base::Code::invalid, "The file is not JSON; a GeoJSON FeatureCollection was expected."
        );
    }
    return *std::move(value);
}

std::optional<std::string> geometry_problem(const json::value& geometry) {
    std::size_t positions = 0;
    if (!walk_geometry(geometry, [&](double, double, bool) { ++positions; })) {
        return "The boundary is not a GeoJSON Polygon or MultiPolygon with longitudes and "
               "latitudes.";
    }
    if (positions > most_positions) {
        return fmt::format(
            "The boundary has {} points; at most {} are kept. Simplify it first.",
            positions,
            most_positions
        );
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> boundary_problem(std::string_view geojson) {
    if (geojson.empty()) {
        return std::nullopt;
    }
    const auto value = parsed_json(geojson);
    if (!value) {
        return "The boundary is not JSON; paste a GeoJSON Polygon or MultiPolygon.";
    }
    return geometry_problem(*value);
}

struct AreaFile::Content {
    json::value collection;
};

AreaFile::AreaFile(std::string_view geojson)
    : content_(std::make_unique<Content>(Content{parse_collection(geojson)})) {
    features_of(content_->collection);
}

AreaFile::~AreaFile() = default;

std::vector<NamedBoundary> AreaFile::areas(
    std::string_view name_property, std::string_view code_property
) const {
    std::vector<NamedBoundary> boundaries;
    for (const json::value& feature : features_of(content_->collection)) {
        const std::size_t number = boundaries.size() + 1;
        const json::object* object = feature.if_object();
        const json::value* geometry = nullptr;
        NamedBoundary boundary;
        if (object != nullptr) {
            boundary.name = text_property(*object, name_property);
            boundary.code = code_property.empty() ? "" : text_property(*object, code_property);
            geometry = object->if_contains("geometry");
        }
        if (boundary.name.empty()) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "Feature {} has no property \"{}\" to name it by.", number, name_property
                )
            );
        }
        if (geometry == nullptr || geometry_problem(*geometry)) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "Feature {} (\"{}\") is not an area: a Polygon or MultiPolygon was expected.",
                    number,
                    boundary.name
                )
            );
        }
        boundary.geojson = json::serialize(*geometry);
        boundaries.push_back(std::move(boundary));
    }
    return boundaries;
}

std::vector<std::string> AreaFile::property_names() const {
    std::vector<std::string> names;
    const json::array& features = features_of(content_->collection);
    if (features.empty() || !features[0].is_object()) {
        return names;
    }
    const json::value* properties = features[0].get_object().if_contains("properties");
    if (properties != nullptr && properties->is_object()) {
        for (const auto& property : properties->get_object()) {
            names.emplace_back(property.key());
        }
    }
    return names;
}

std::optional<Outline> outline(std::string_view geojson) {
    const auto value = geojson.empty() ? std::nullopt : parsed_json(geojson);
    if (!value) {
        return std::nullopt;
    }
    struct Point {
        double x, y;
        bool starts;
    };
    std::vector<Point> points;
    double first_longitude = 0;
    const bool valid = walk_geometry(*value, [&](double longitude, double latitude, bool starts) {
        first_longitude = points.empty() ? longitude : first_longitude;
        // Keep to the side of the antimeridian on which the area began.
        const double turn = std::round((first_longitude - longitude) / 360) * 360;
        points.push_back({longitude + turn, latitude, starts});
    });
    if (!valid) {
        return std::nullopt;
    }
    const auto [west, east] = std::minmax_element(
        points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; }
    );
    const auto [south, north] = std::minmax_element(
        points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; }
    );
    const double left = west->x;
    const double top = north->y;
    const double shrink = std::cos((south->y + north->y) / 2 * std::numbers::pi / 180);
    const double width = (east->x - left) * shrink;
    const double height = top - south->y;
    const double scale = std::min(widest / std::max(width, 1e-9), highest / std::max(height, 1e-9));
    const double margin = (widest - width * scale) / 2;
    Outline drawn{{}, widest, std::clamp(height * scale, 1.0, highest)};
    double last_x = 0;
    double last_y = 0;
    for (const Point& point : points) {
        const double x = margin + (point.x - left) * shrink * scale;
        const double y = (top - point.y) * scale;
        // A step of less than half a unit does not show.
        if (!point.starts && std::hypot(x - last_x, y - last_y) < 0.5) {
            continue;
        }
        const bool closes = point.starts && !drawn.path.empty();
        drawn.path +=
            fmt::format("{}{}{:.1f} {:.1f}", closes ? "Z" : "", point.starts ? "M" : "L", x, y);
        last_x = x;
        last_y = y;
    }
    drawn.path += "Z";
    return drawn;
}

}  // namespace network
