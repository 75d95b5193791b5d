#include "measures/imports/import_check.hpp"

#include "base/secret.hpp"
#include "measures/imports/mapping_today.hpp"

#include <fmt/format.h>

#include <fstream>

namespace measures {
namespace {

constexpr std::int64_t rows_between_words = 20'000;

PlaceBook open_places(
    db::Database& database,
    const base::Viewer& viewer,
    const std::string& network_id,
    const PlaceMapping& mapping
) {
    db::Reader reader = database.read();
    const bool may_create =
        viewer.is_system() || viewer.may(base::Permission::import_data, network_id);
    return PlaceBook(reader, viewer, network_id, mapping, may_create);
}

std::string current_mapping(
    db::Database& database, const ImportRequest& request, const std::string& file_hash
) {
    db::Reader reader = database.read();
    return mapping_of_today(reader, request.network_id, request.mapping, file_hash);
}

tables::Table open_table(
    const ImportRequest& request, tables::ReadOptions options, RefusalList& refusals
) {
    options.file_name = request.file_name;
    options.work_folder = request.work_folder;
    options.tell_refusal = [&refusals](const tables::Refusal& refusal) { refusals.add(refusal); };
    return tables::open(request.file, options);
}

}  // namespace

std::string hash_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw base::Error(base::Code::not_found, "The file cannot be read.");
    }
    // Each piece's hash is taken with the hash of what came before.
    std::string hash;
    std::string piece(std::size_t{1} << 20, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto length = static_cast<std::size_t>(file.gcount());
        hash = base::fingerprint(hash + piece.substr(0, length));
    }
    return hash;
}

CheckedFile::CheckedFile(
    db::Database& database,
    const base::Viewer& viewer,
    const ImportRequest& request,
    const TellProgress& progress
)
    : file_hash_(hash_of_file(request.file)),
      mapping_text_(current_mapping(database, request, file_hash_)),
      mapping_(parse_mapping(mapping_text_, "The mapping")),
      refusals_(request.tell_refusal),
      table_(open_table(request, mapping_.file, refusals_)),
      places_(open_places(database, viewer, request.network_id, mapping_.place)),
      rows_(mapping_, table_.columns(), places_) {
    read_all(progress);
    order_rows();
    if (table_.row_count() == 0 && table_.refused_rows() == 0) {
        throw base::Error(
            base::Code::invalid, fmt::format("{} has no rows below its header.", table_.file_name())
        );
    }
}

void CheckedFile::read_all(const TellProgress& progress) {
    refused_rows_ = table_.refused_rows();
    const auto count = static_cast<std::int64_t>(table_.row_count());
    std::int64_t done = 0;
    table_.for_each([&](const tables::Record& record) {
        const std::uint64_t refused = refusals_.count();
        const auto row = rows_.read(record, refusals_);
        refused_rows_ += refusals_.count() > refused ? 1 : 0;
        if (row) {
            const ObservedFigures& figures = row->figures;
            kept_.add(*row);
            over_ += figures.numerator && figures.denominator &&
                     *figures.numerator > *figures.denominator;
        }
        if (++done % rows_between_words == 0 && progress) {
            progress({"Checking", done, count});
        }
    });
}

std::string CheckedFile::told(const ImportRow& row) const {
    const ImportCell cell = rows_.cell(row.cell);
    std::string words = places_.places()[static_cast<std::size_t>(cell.place)].name;
    words += cell.groups.empty() ? "" : ", " + cell.groups;
    words += ", " + rows_.periods()[static_cast<std::size_t>(row.period)].end.iso();
    return words;
}

void CheckedFile::order_rows() {
    kept_.order(
        rows_.periods(),
        rows_.cell_count(),
        [this](const ImportRow& row, std::uint64_t first_line) {
            refusals_.add(
                {row.line,
                 "",
                 told(row),
                 fmt::format(
                     "one row for each place, period and combination of groups; line {} has this "
                     "one already",
                     first_line
                 )}
            );
            ++refused_rows_;
        }
    );
}

ImportOutcome CheckedFile::outcome() const {
    return {
        .measure_slug = mapping_.measure.slug,
        .rows_read = static_cast<std::int64_t>(table_.row_count() + table_.refused_rows()),
        .rows_kept = rows_kept(),
        .rows_refused = static_cast<std::int64_t>(refused_rows_),
        .rows_left_out = static_cast<std::int64_t>(rows_.left_out()),
        .rows_over = over_,
        .refusals = refusals_.sorted(),
        .read_as = table_.description()};
}

}  // namespace measures
