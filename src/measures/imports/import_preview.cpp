#include "measures/imports/import_preview.hpp"

#include "base/error.hpp"
#include "measures/imports/mapping.hpp"
#include "platform/tables/reader.hpp"
#include "platform/tables/work_folder.hpp"

#include <algorithm>
#include <fstream>
#include <functional>

namespace measures {
namespace {

constexpr std::int64_t short_file = 4'000'000;
constexpr std::size_t rows_shown = 8;

// How the file's mapping says it is read, where it has one that can be used.
tables::ReadOptions options_of(const ImportUpload& upload) {
    tables::ReadOptions options;
    if (!upload.mapping.empty()) {
        try {
            options = parse_mapping(upload.mapping, "The mapping").file;
        } catch (const base::Error&) {
            // Its mistakes are told where the mapping is shown.
        }
    }
    options.file_name = upload.file_name;
    options.work_folder = std::filesystem::path(upload.file_path).parent_path();
    return options;
}

// Copies the beginning of a long text to `to`, up to a line's end.
void copy_beginning(const std::string& from, const std::filesystem::path& to) {
    std::ifstream in(from, std::ios::binary);
    std::string text(static_cast<std::size_t>(short_file), '\0');
    in.read(text.data(), short_file);
    text.resize(static_cast<std::size_t>(in.gcount()));
    const std::size_t end = text.rfind('\n');
    if (end != std::string::npos) {
        // Of UTF-16 the line end's second byte too.
        const bool is_wide = text.find('\0') < 4;
        text.resize(is_wide ? (end + 2) / 2 * 2 : end + 1);
    }
    std::ofstream(to, std::ios::binary) << text;
}

bool is_parquet_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    char start[4] = {};
    in.read(start, sizeof start);
    return std::string_view(start, sizeof start) == "PAR1";
}

void with_beginning(
    const ImportUpload& upload, const std::function<void(const tables::Table&)>& use
) {
    if (upload.file_bytes <= short_file || is_parquet_file(upload.file_path)) {
        use(tables::open(upload.file_path, options_of(upload)));
        return;
    }
    const tables::WorkFolder folder{options_of(upload).work_folder};
    const auto copy = folder.path() / "beginning";
    copy_beginning(upload.file_path, copy);
    use(tables::open(copy, options_of(upload)));
}

}  // namespace

ImportPreview preview_of(const ImportUpload& upload) {
    ImportPreview preview;
    try {
        with_beginning(upload, [&](const tables::Table& table) {
            preview.read_as = table.description();
            for (const tables::Column& column : table.columns().list()) {
                preview.columns.push_back(column.name);
            }
            table.for_first(rows_shown, [&](const tables::Record& record) {
                preview.rows.emplace_back(record.cells.begin(), record.cells.end());
            });
        });
    } catch (const base::Error& error) {
        if (error.code() == base::Code::internal) {
            throw;
        }
        preview.problem = error.what();
    }
    return preview;
}

std::vector<std::vector<std::string>> distinct_values(
    const ImportUpload& upload, const std::vector<std::string>& columns, std::size_t limit
) {
    std::vector<std::vector<std::string>> values(columns.size());
    with_beginning(upload, [&](const tables::Table& table) {
        std::vector<std::size_t> indices;
        for (const std::string& column : columns) {
            indices.push_back(table.columns().get_column(column));
        }
        table.for_each([&](const tables::Record& record) {
            for (std::size_t i = 0; i < indices.size(); ++i) {
                auto& known = values[i];
                const std::string_view cell = record.cells[indices[i]];
                if (known.size() < limit &&
                    std::find(known.begin(), known.end(), cell) == known.end()) {
                    known.emplace_back(cell);
                }
            }
        });
    });
    return values;
}

}  // namespace measures
