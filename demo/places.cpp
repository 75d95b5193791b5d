#include "demo/parts.hpp"
#include "network/network.hpp"

namespace demo {
namespace {

struct DemoPlace {
    const char* key;
    const char* name;
    const char* kind;
    const char* inside;
    const char* corners;  // of its outline: longitudes and latitudes, out at sea
};

constexpr DemoPlace places[]{
    {"bay",
     "Kōwhai Bay",
     "locality",
     "",
     "[-176.90,-39.30],[-176.84,-39.27],[-176.76,-39.28],[-176.72,-39.33],[-176.74,-39.39],"
     "[-176.80,-39.37],[-176.84,-39.41],[-176.91,-39.39],[-176.93,-39.34],[-176.90,-39.30]"},
    {"harbour",
     "Harbour Side",
     "suburb",
     "bay",
     "[-176.84,-39.34],[-176.80,-39.32],[-176.72,-39.33],[-176.74,-39.39],[-176.80,-39.37],"
     "[-176.84,-39.34]"},
    {"hill",
     "Hill End",
     "suburb",
     "bay",
     "[-176.90,-39.30],[-176.84,-39.27],[-176.83,-39.325],[-176.84,-39.34],[-176.93,-39.34],"
     "[-176.90,-39.30]"},
    {"flat",
     "Railway Flat",
     "suburb",
     "bay",
     "[-176.84,-39.27],[-176.76,-39.28],[-176.72,-39.33],[-176.80,-39.32],[-176.84,-39.34],"
     "[-176.83,-39.325],[-176.84,-39.27]"},
    {"reserve",
     "Reserve Street",
     "suburb",
     "bay",
     "[-176.93,-39.34],[-176.84,-39.34],[-176.80,-39.37],[-176.84,-39.41],[-176.91,-39.39],"
     "[-176.93,-39.34]"}};

}  // namespace

void make_places(db::Transaction& tx, World& world) {
    for (const DemoPlace& place : places) {
        const std::string inside = place.inside;
        world.places[place.key] = network::create_place(
            tx,
            world.at(400),
            world.viewer,
            world.network,
            {.id = "",
             .parent_id = inside.empty() ? "" : world.places.at(inside),
             .name = place.name,
             .kind = place.kind,
             .code_system = "",
             .code = ""},
            std::string(R"({"type":"Polygon","coordinates":[[)") + place.corners + "]]}"
        );
    }
}

}  // namespace demo
