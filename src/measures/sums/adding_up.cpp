// Adding up again what is rolled up over places, after they were put elsewhere in their tree.
#include "measures/measures.hpp"
#include "measures/sums/change_live.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace measures {
namespace {

struct Waiting {
    std::string measure_id;
    std::string network_id;
};

std::optional<Waiting> find_waiting(db::Database& database, const jobs::Job& job) {
    const auto payload = boost::json::parse(job.payload);
    const std::string id(payload.at("measure").as_string());
    db::Reader reader = database.read();
    const auto row = reader.find(
        R"(/* measures.find_waiting */
        select network_id from measures where id = :id and is_adding_up)",
        {{"id", id}}
    );
    return row ? std::optional(Waiting{id, row->text("network_id")}) : std::nullopt;
}

}  // namespace

void places_moved(db::Transaction& transaction, base::Instant now, std::string_view network_id) {
    // Raising data_version turns back whoever is adding up over the old tree.
    for (const db::Row& row : transaction.query(
             R"(/* measures.places_moved */
             update measures set is_adding_up = true, data_version = data_version + 1
             where network_id = :network
               and (data_version > 0
                    or exists (select 1 from imports i
                               where i.measure_id = measures.id and i.state = 'staging'))
             returning id)",
             {{"network", network_id}}
         )) {
        const std::string id = row.text("id");
        jobs::enqueue(
            transaction,
            now,
            {.kind = add_up_job, .payload = fmt::format("{{\"measure\":\"{}\"}}", id), .key = id}
        );
    }
}

void add_up_again(const jobs::Job& job, db::Database& database, base::Instant now) {
    const auto waiting = find_waiting(database, job);
    if (!waiting) {
        return;
    }
    change_live(
        database,
        now,
        {.network_id = waiting->network_id,
         .measure_id = waiting->measure_id,
         .change = {},
         .entry =
             {.scope = "",
              .actor = "",
              .kind = "measure.added_up_again",
              .subject = {"measure", waiting->measure_id}},
         .write =
             [&](db::Transaction& transaction) {
                 transaction.execute(
                     R"(/* measures.added_up */
                     update measures set is_adding_up = false where id = :id)",
                     {{"id", waiting->measure_id}}
                 );
             }}
    );
}

}  // namespace measures
