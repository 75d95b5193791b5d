#include "base/secret.hpp"
#include "measures/import_store.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace measures {
namespace {

constexpr std::size_t cells_a_batch = 2'000;

std::unordered_map<std::int64_t, std::string> read_cell_texts(
    db::Reader& reader, std::string_view measure_id
) {
    std::unordered_map<std::int64_t, std::string> texts;
    reader.for_each(
        R"(/* measure_cells.list_texts */
        select id, place_id, groups from measure_cells where measure_id = :measure)",
        {{"measure", measure_id}},
        [&](const db::Row& row) {
            texts.emplace(row.integer("id"), row.text("place_id") + " " + row.text("groups"));
        }
    );
    return texts;
}

void insert_cells(
    db::Database& database, std::string_view measure_id, std::span<const CellRow> cells
) {
    db::Transaction transaction = database.write();
    db::BulkInsert insert(transaction, "measure_cells", {"id", "measure_id", "place_id", "groups"});
    for (const CellRow& cell : cells) {
        insert.add({cell.id, measure_id, cell.place_id, cell.groups});
    }
    insert.finish();
    transaction.commit();
}

// Those the measure does not have yet.
std::vector<CellRow> missing_cells(
    db::Database& database, std::string_view measure_id, const std::vector<CellRow>& cells
) {
    db::Reader reader = database.read();
    auto known = read_cell_texts(reader, measure_id);
    std::vector<CellRow> missing;
    for (const CellRow& cell : cells) {
        const std::string text = cell.place_id + " " + cell.groups;
        const auto [found, is_new] = known.try_emplace(cell.id, text);
        if (is_new) {
            missing.push_back(cell);
        } else if (found->second != text) {
            throw base::Error(
                base::Code::conflict,
                "Two combinations of groups came to the same number; import the file again after "
                "changing the name of one of its groups."
            );
        }
    }
    return missing;
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
    db::Database& database, std::string_view measure_id, const std::vector<CellRow>& cells
) {
    for (int attempt = 1;; ++attempt) {
        const std::vector<CellRow> missing = missing_cells(database, measure_id, cells);
        try {
            for (std::size_t at = 0; at < missing.size(); at += cells_a_batch) {
                const std::size_t count = std::min(cells_a_batch, missing.size() - at);
                insert_cells(database, measure_id, std::span(missing).subspan(at, count));
            }
            return;
        } catch (const db::Conflict&) {
            // Another import adds the same cells: look again which are missing.
            if (attempt == 20) {
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
         "line",
         "cell_id",
         "period_start",
         "period_end",
         "status",
         "numerator",
         "denominator",
         "value"}
    );
    for (const ObservationRow& row : rows) {
        insert.add(
            {import_id,
             static_cast<std::int64_t>(row.line),
             row.cell,
             row.period.start,
             row.period.end,
             base::name(row.figures.state),
             row.figures.numerator,
             row.figures.denominator,
             row.figures.value}
        );
    }
    insert.finish();
}

}  // namespace measures
