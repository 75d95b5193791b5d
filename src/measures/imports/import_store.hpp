// SQL of imports, their cells and observations.
#pragma once

#include "measures/measure.hpp"
#include "measures/observation.hpp"
#include "platform/db/database.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

struct Import {
    std::string id{};
    std::string measure_id{};
    std::string state = "staging";  // staging, live, undone, failed, swept
    std::string kind = "file";      // file, return, entry
    std::string file_name{};
    std::string file_hash{};
    std::string mapping{};  // TOML, exactly as it was used
    std::string protection{};
    std::string numerator_source{};
    std::string denominator_source{};
    std::string numerator_edition{};            // "" where the source names none
    std::string denominator_edition{};          // the same
    std::vector<EditionFrom> later_editions{};  // of the denominator, where the file spans several
    std::string ethnicity_output{};             // "" where the source says none
    std::int64_t rows_read = 0;
    std::int64_t rows_kept = 0;
    std::string failure{};
    std::string started_by{};  // an account; "" for the program
    base::Instant started_at{};
    base::Instant touched_at{};
    std::optional<base::Instant> live_at{};
    std::optional<base::Instant> undone_at{};

    // Undone, and then removed for good, at touched_at. One that never was live was interrupted.
    bool is_removed() const { return state == "swept" && undone_at.has_value(); }
    std::string numerator_text() const { return source_text(numerator_source, numerator_edition); }
    std::string denominator_text() const {
        return source_text(denominator_source, denominator_edition, later_editions);
    }
};

// Waits for whoever removes cells of the measure: those found afterwards stay while it is staging.
void insert_import(db::Transaction& transaction, const Import& import);
// Held until the transaction ends by whoever begins an import of the measure or removes its cells.
void lock_cells(db::Transaction& transaction, std::string_view measure_id);
std::optional<Import> find_import(
    db::Reader& reader, std::string_view network_id, std::string_view import_id
);
// The one of the same bytes and mapping that is live, or else undone: what the measure was called
// then, and its unit, aside.
std::optional<Import> find_same_import(
    db::Reader& reader, const Measure& measure, std::string_view file_hash, std::string_view mapping
);

struct ImportLine {
    Import import{};  // without its mapping
    std::string measure_slug{};
    std::string measure_name{};
};
// The newest first.
std::vector<ImportLine> list_imports(
    db::Reader& reader, std::string_view network_id, int limit, int offset
);
std::int64_t count_imports(db::Reader& reader, std::string_view network_id);

// Says that work on a staging import goes on. False when it is no longer staging: it was swept.
bool touch_import(
    db::Transaction& transaction,
    std::string_view import_id,
    base::Instant now,
    std::int64_t rows_read
);
// From staging or undone; false when it is neither. Its live_at is later than that of any other of
// the measure, whatever the clocks say: it takes precedence from now on.
bool set_import_live(db::Transaction& transaction, std::string_view import_id, base::Instant now);
// From live; false when it is not.
bool set_import_undone(db::Transaction& transaction, std::string_view import_id, base::Instant now);
// From undone to swept; false when it is not undone. touched_at says when.
bool set_import_removed(
    db::Transaction& transaction, std::string_view import_id, base::Instant now
);
// From staging to failed or swept; false when it is not staging.
bool end_staging(
    db::Transaction& transaction,
    std::string_view import_id,
    std::string_view state,
    std::string_view failure
);
// Staging imports that nothing has touched since.
std::vector<std::string> list_stale_imports(db::Reader& reader, base::Instant untouched_since);
// Removes the first `count` rows, by key, of an import that is neither live nor undone, or what is
// left of it where there are fewer. False when none is left.
bool remove_observations(
    db::Transaction& transaction, std::string_view import_id, std::size_t count
);

// --- cells and observations ------------------------------------------------------------------

// The low 63 bits of BLAKE2b over measure, place and groups: the same on every instance.
std::int64_t cell_id(
    std::string_view measure_id, std::string_view place_id, std::string_view groups
);

struct CellRow {
    std::int64_t id = 0;
    std::string place_id{};
    std::string groups{};
};
// Adds the cells that the measure does not have. `ids` ascend; `at` gives the cell of each, by its
// position. Throws Error(conflict) for one whose number another cell has.
void add_cells(
    db::Database& database,
    std::string_view measure_id,
    std::span<const std::int64_t> ids,
    const std::function<CellRow(std::size_t)>& at
);

// The faster the more they follow the order of the key: by cell, then by period.
void insert_observations(
    db::Transaction& transaction, std::string_view import_id, std::span<const ObservationRow> rows
);

// --- measures made by an import ----------------------------------------------------------------

// Until its first figures are live, or a person says for whom it is, a measure that an import made
// is seen by those who import alone. A try that is begun again finds here what the first was told.
void set_measure_arriving(
    db::Transaction& transaction, std::string_view measure_id, bool is_public
);
// Its first figures go live; false where it was here before. It is for everyone where the import
// that made it said so, and the one that goes live does.
bool let_measure_arrive(db::Transaction& transaction, std::string_view measure_id, bool is_public);

}  // namespace measures
