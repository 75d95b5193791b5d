#include "base/secret.hpp"
#include "measures/imports/import_store.hpp"
#include "measures/sums/paced_writes.hpp"

#include <algorithm>
#include <charconv>

namespace measures {
namespace {

void insert_cells(
    db::Transaction& transaction, std::string_view measure_id, std::span<const CellRow> cells
) {
    db::BulkInsert insert(transaction, "measure_cells", {"id", "measure_id", "place_id", "groups"});
    for (const CellRow& cell : cells) {
        insert.add({cell.id, measure_id, cell.place_id, cell.groups});
    }
    insert.finish();
}

// Positions of the ids that the measure does not have yet. Both lists ascend.
std::vector<std::size_t> missing_cells(
    db::Database& database,
    std::string_view measure_id,
    std::span<const std::int64_t> ids,
    const std::function<CellRow(std::size_t)>& at
) {
    std::vector<std::size_t> missing;
    std::size_t next = 0;
    db::Reader reader = database.read();
    reader.for_each(
        R"(/* measure_cells.list */
        select id, place_id, groups from measure_cells where measure_id = :measure order by id)",
        {{"measure", measure_id}},
        [&](const db::Row& row) {
            const std::int64_t id = row.integer("id");
            while (next < ids.size() && ids[next] < id) {
                missing.push_back(next++);
            }
            if (next == ids.size() || ids[next] != id) {
                return;
            }
            const CellRow cell = at(next++);
            if (cell.place_id != row.text("place_id") || cell.groups != row.text("groups")) {
                throw base::Error(
                    base::Code::conflict,
                    "Two combinations of groups came to the same number; import the file again "
                    "after changing the name of one of its groups."
                );
            }
        }
    );
    while (next < ids.size()) {
        missing.push_back(next++);
    }
    return missing;
}

void insert_missing(
    db::Database& database,
    std::string_view measure_id,
    std::span<const std::size_t> missing,
    const std::function<CellRow(std::size_t)>& at
) {
    PacedWrites writes(database);
    std::vector<CellRow> batch;
    while (!missing.empty()) {
        const std::size_t count = std::min(writes.rows(), missing.size());
        batch.clear();
        for (const std::size_t position : missing.first(count)) {
            batch.push_back(at(position));
        }
        writes.write([&](db::Transaction& transaction) {
            insert_cells(transaction, measure_id, batch);
        });
        missing = missing.subspan(count);
    }
}

}  // namespace

std::int64_t cell_id(
    std::string_view measure_id, std::string_view place_id, std::string_view groups
) {
    std::string text(measure_id);
    text += '\n';
    text += place_id;
    text += '\n';
    text += groups;
    const std::string hash = base::fingerprint(text);
    std::uint64_t bits = 0;
    std::from_chars(hash.data() + hash.size() - 16, hash.data() + hash.size(), bits, 16);
    return static_cast<std::int64_t>(bits & 0x7fffffffffffffffULL);
}

void add_cells(
    db::Database& database,
    std::string_view measure_id,
    std::span<const std::int64_t> ids,
    const std::function<CellRow(std::size_t)>& at
) {
    constexpr int attempts_at_most = 20;
    for (int attempt = 1;; ++attempt) {
        try {
            insert_missing(database, measure_id, missing_cells(database, measure_id, ids, at), at);
            return;
        } catch (const db::Conflict& conflict) {
            if (conflict.kind() == db::Conflict::Kind::foreign_key) {
                throw base::Error(
                    base::Code::conflict,
                    "A place that the file names was removed meanwhile; import the file again."
                );
            }
            // Another import adds the same cells: look again which are missing.
            if (attempt == attempts_at_most) {
                throw;
            }
        }
    }
}

void insert_observations(
    db::Transaction& transaction, std::string_view import_id, std::span<const ObservationRow> rows
) {
    db::BulkInsert insert(
        transaction,
        "observations",
        {"import_id",
         "cell_id",
         "period_end",
         "period_start",
         "line",
         "status",
         "numerator",
         "denominator",
         "value"}
    );
    std::vector<db::Value> values(9, nullptr);
    values[0] = import_id;
    for (const ObservationRow& row : rows) {
        values[1] = row.cell;
        values[2] = row.period.end;
        values[3] = row.period.start;
        values[4] = static_cast<std::int64_t>(row.line);
        values[5] = base::name(row.figures.state);
        values[6] = row.figures.numerator;
        values[7] = row.figures.denominator;
        values[8] = row.figures.value;
        insert.add(values);
    }
    insert.finish();
}

}  // namespace measures
