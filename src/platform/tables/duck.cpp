#include "platform/tables/duck.hpp"

#include "base/error.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <future>
#include <utility>
#include <vector>

namespace tables {

struct Duck::Handles {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    std::string path;
    std::string file_name;

    ~Handles() {
        duckdb_disconnect(&connection);
        duckdb_close(&database);
    }
};

namespace {

// Owns a result, a prepared statement, a configuration or a chunk of DuckDB.
template <class Handle, void (*destroy)(Handle*)>
class DuckOwned {
public:
    DuckOwned() = default;
    explicit DuckOwned(Handle handle) : handle_(handle) {}
    ~DuckOwned() { destroy(&handle_); }
    DuckOwned(const DuckOwned&) = delete;
    DuckOwned& operator=(const DuckOwned&) = delete;
    DuckOwned(DuckOwned&& other) noexcept : handle_(std::exchange(other.handle_, Handle{})) {}
    Handle* address() { return &handle_; }
    Handle& get() { return handle_; }

private:
    Handle handle_{};
};

using OwnedConfig = DuckOwned<duckdb_config, duckdb_destroy_config>;
using OwnedStatement = DuckOwned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using OwnedResult = DuckOwned<duckdb_result, duckdb_destroy_result>;
using OwnedChunk = DuckOwned<duckdb_data_chunk, duckdb_destroy_data_chunk>;

[[noreturn]] void throw_duck_error(
    const char* message, const std::string& path, const std::string& file_name
) {
    std::string text = message == nullptr ? "no explanation" : message;
    text = text.substr(0, text.find('\n'));
    for (std::size_t at = text.find(path); at != std::string::npos;
         at = text.find(path, at + file_name.size())) {
        text.replace(at, path.size(), file_name);
    }
    throw DuckError(text);
}

void set_option(OwnedConfig& config, const char* option, const std::string& value) {
    if (duckdb_set_config(config.get(), option, value.c_str()) == DuckDBError) {
        throw base::Error(
            base::Code::internal, fmt::format("DuckDB does not know its option {}.", option)
        );
    }
}

std::string_view text_at(const duckdb_string_t* texts, std::uint64_t* validity, idx_t row) {
    if (validity != nullptr && !duckdb_validity_row_is_valid(validity, row)) {
        return {};
    }
    // The C API takes the address of a non-const string but only reads it.
    auto* text = const_cast<duckdb_string_t*>(&texts[row]);
    return {duckdb_string_t_data(text), duckdb_string_t_length(*text)};
}

// Hands the rows of one chunk to the handler; false when it stopped.
bool read_chunk(duckdb_data_chunk chunk, const Duck::RowHandler& handler) {
    const idx_t columns = duckdb_data_chunk_get_column_count(chunk);
    std::vector<const duckdb_string_t*> texts(columns);
    std::vector<std::uint64_t*> validity(columns);
    for (idx_t column = 0; column < columns; ++column) {
        const duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, column);
        texts[column] = static_cast<const duckdb_string_t*>(duckdb_vector_get_data(vector));
        validity[column] = duckdb_vector_get_validity(vector);
    }
    std::vector<std::string_view> cells(columns);
    const idx_t rows = duckdb_data_chunk_get_size(chunk);
    for (idx_t row = 0; row < rows; ++row) {
        for (idx_t column = 0; column < columns; ++column) {
            cells[column] = text_at(texts[column], validity[column], row);
        }
        if (!handler(cells)) {
            return false;
        }
    }
    return true;
}

// Fetched by another thread, while the caller works through the chunk before: a chunk of a streamed
// result owns its texts. Waited for before the result may go.
std::future<OwnedChunk> fetch(OwnedResult& result) {
    return std::async(std::launch::async, [&result] {
        return OwnedChunk(duckdb_fetch_chunk(result.get()));
    });
}

std::string lock_down_sql(const std::filesystem::path& only_file) {
    return fmt::format(
        "set temp_directory = ''; set allowed_paths = [{}]; "
        "set enable_external_access = false; set lock_configuration = true",
        sql_literal(only_file.string())
    );
}

}  // namespace

Duck::Duck(const std::filesystem::path& only_file, std::string file_name, const DuckLimits& limits)
    : handles_(std::make_unique<Handles>()) {
    handles_->path = only_file.string();
    handles_->file_name = std::move(file_name);
    OwnedConfig config;
    if (duckdb_create_config(config.address()) == DuckDBError) {
        throw base::Error(base::Code::internal, "DuckDB could not make its configuration.");
    }
    set_option(config, "threads", std::to_string(limits.threads));
    set_option(config, "memory_limit", fmt::format("{}MB", limits.memory_megabytes));
    set_option(config, "autoinstall_known_extensions", "false");
    set_option(config, "autoload_known_extensions", "false");
    set_option(config, "allow_community_extensions", "false");
    set_option(config, "allow_persistent_secrets", "false");
    char* error = nullptr;
    if (duckdb_open_ext(":memory:", &handles_->database, config.get(), &error) == DuckDBError) {
        const std::string reason = error == nullptr ? "" : error;
        duckdb_free(error);
        throw base::Error(base::Code::internal, "DuckDB could not be opened: " + reason);
    }
    if (duckdb_connect(handles_->database, &handles_->connection) == DuckDBError) {
        throw base::Error(base::Code::internal, "DuckDB could not be connected to.");
    }
    OwnedResult result;
    if (duckdb_query(handles_->connection, lock_down_sql(only_file).c_str(), result.address()) ==
        DuckDBError) {
        throw base::Error(
            base::Code::internal,
            fmt::format(
                "DuckDB could not be locked down: {}", duckdb_result_error(result.address())
            )
        );
    }
}

Duck::~Duck() = default;

void Duck::query(const std::string& sql, const RowHandler& handler) const {
    const auto fail = [this](const char* message) {
        throw_duck_error(message, handles_->path, handles_->file_name);
    };
    OwnedStatement statement;
    if (duckdb_prepare(handles_->connection, sql.c_str(), statement.address()) == DuckDBError) {
        fail(duckdb_prepare_error(statement.get()));
    }
    OwnedResult result;
    if (duckdb_execute_prepared_streaming(statement.get(), result.address()) == DuckDBError) {
        fail(duckdb_result_error(result.address()));
    }
    std::future<OwnedChunk> next = fetch(result);
    while (true) {
        OwnedChunk chunk = next.get();
        if (chunk.get() == nullptr) {
            break;
        }
        next = fetch(result);
        if (!read_chunk(chunk.get(), handler)) {
            return;
        }
    }
    if (const char* error = duckdb_result_error(result.address());
        error != nullptr && *error != '\0') {
        fail(error);
    }
}

std::string sql_literal(std::string_view text) {
    std::string out = "'";
    for (const char character : text) {
        out += character;
        if (character == '\'') {
            out += '\'';
        }
    }
    return out + "'";
}

std::string sql_identifier(std::string_view text) {
    std::string out = "\"";
    for (const char character : text) {
        out += character;
        if (character == '"') {
            out += '"';
        }
    }
    return out + '"';
}

}  // namespace tables
