#include "demo/parts.hpp"
#include "measures/measures.hpp"

namespace demo {
namespace {

// The day on which the last quarter ended, as in the file of the measure.
base::Date quarter_end(base::Date today) {
    return base::add_days({today.year, (today.month - 1) / 3 * 3 + 1, 1}, -1);
}

}  // namespace

void make_returns(db::Transaction& transaction, World& world) {
    const base::Date end = quarter_end(world.today);
    const auto ask = [&](const char* partner, const char* place, std::int64_t due_in) {
        return measures::ask_for_return(
            transaction,
            world.at(15),
            world.as("analyst"),
            world.network,
            {.measure_slug = "men-seen",
             .organisation_id = world.organisations.at(partner),
             .place_id = world.places.at(place),
             .period_start = end,
             .period_end = end,
             .due_on = base::add_days(world.today, due_in),
             .words = "The men with a long-term condition you saw in the year to this day, by "
                      "ethnicity."}
        );
    };
    ask("practice", "hill", 6);
    ask("trust", "harbour", -4);
}

}  // namespace demo
