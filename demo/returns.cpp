#include "demo/files.hpp"
#include "demo/parts.hpp"
#include "measures/measures.hpp"

namespace demo {
namespace {

struct Asked {
    const char* measure;
    const char* partner;
    const char* place;
    std::int64_t due_in;
    const char* words;
};

constexpr const char* men_words =
    "The men with a long-term condition you saw in the year to this day, by ethnicity.";
constexpr const char* children_words =
    "The children who turned two in the quarter to this day, and how many of them had every "
    "injection due, by ethnicity.";

std::string ask(db::Transaction& transaction, const World& world, const Asked& asked) {
    const base::Date end = quarter_ends(world.today, 1).back();
    return measures::ask_for_return(
        transaction,
        world.at(15),
        world.as("analyst"),
        world.network,
        {.measure_slug = asked.measure,
         .organisation_id = world.organisations.at(asked.partner),
         .place_id = world.places.at(asked.place),
         .period_start = end,
         .period_end = end,
         .due_on = base::add_days(world.today, asked.due_in),
         .words = asked.words}
    );
}

// Asked and answered, by a delegate of the partner.
std::string submit(
    db::Transaction& transaction,
    const World& world,
    const Asked& asked,
    const char* delegate,
    const char* suburb
) {
    const std::string id = ask(transaction, world, asked);
    std::vector<measures::ReturnFigure> figures;
    for (const ReturnedCount& count : returned_counts(world.today, suburb)) {
        figures.push_back(
            {.code = count.code, .numerator = count.reached, .denominator = count.people}
        );
    }
    measures::answer_return(
        transaction, world.at(7), world.as(delegate), world.network, id, figures, true
    );
    return id;
}

}  // namespace

void make_returns(db::Database& database, World& world) {
    db::Transaction transaction = database.write();
    ask(transaction, world, {"men-seen", "practice", "hill", 6, men_words});
    ask(transaction, world, {"men-seen", "trust", "harbour", -4, men_words});
    const std::string accepted = submit(
        transaction,
        world,
        {"immunised-at-two", "practice", "hill", 2, children_words},
        "practice",
        "Hill End"
    );
    submit(
        transaction,
        world,
        {"immunised-at-two", "practice", "flat", 2, children_words},
        "practice",
        "Railway Flat"
    );
    const std::string sent_back = submit(
        transaction,
        world,
        {"immunised-at-two", "trust", "harbour", 9, children_words},
        "maori_partner",
        "Harbour Side"
    );
    measures::send_back_return(
        transaction,
        world.at(5),
        world.as("analyst"),
        world.network,
        sent_back,
        "Are the children whom the practice saw for you in these figures too? They would be "
        "counted twice."
    );
    transaction.commit();
    measures::accept_return(database, world.at(5), world.as("analyst"), world.network, accepted);
}

}  // namespace demo
