#include "demo/parts.hpp"
#include "measures/measures.hpp"

namespace demo {
namespace {

// The quarter that ended last, as its first and last day.
struct Quarter {
    base::Date start;
    base::Date end;
};

Quarter last_quarter(base::Date today) {
    const base::Date now_from{today.year, (today.month - 1) / 3 * 3 + 1, 1};
    const base::Date end = base::add_days(now_from, -1);
    return {{end.year, end.month - 2, 1}, end};
}

}  // namespace

void make_returns(db::Transaction& transaction, World& world) {
    const Quarter quarter = last_quarter(world.today);
    const auto ask = [&](const char* partner, const char* place, std::int64_t due_in) {
        return measures::ask_for_return(
            transaction,
            world.at(15),
            world.as("analyst"),
            world.network,
            {.measure_slug = "men-seen",
             .organisation_id = world.organisations.at(partner),
             .place_id = world.places.at(place),
             .period_start = quarter.start,
             .period_end = quarter.end,
             .due_on = base::add_days(world.today, due_in),
             .words = "The men the practice saw in the year to the end of the quarter, by "
                      "ethnicity and age."}
        );
    };
    ask("practice", "bay", 6);
    ask("trust", "harbour", -4);
}

}  // namespace demo
