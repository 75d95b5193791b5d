// An in-memory DuckDB that can read one file and nothing else: no other path, no network, no
// extension, configuration locked. The only place that knows its C API.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tables {

struct DuckLimits {
    unsigned threads = 1;
    unsigned memory_megabytes = 96;
};

// What DuckDB says it could not do: the first line of its explanation, with the name the person
// knows in place of the file's path.
class DuckError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Duck {
public:
    // Returns false to stop. The views last for the call; a null is an empty text.
    using RowHandler = std::function<bool(std::span<const std::string_view>)>;

    Duck(const std::filesystem::path& only_file, std::string file_name, const DuckLimits& limits);
    ~Duck();
    Duck(const Duck&) = delete;
    Duck& operator=(const Duck&) = delete;

    // Streams the rows of `sql`, whose columns must all be varchar. Throws DuckError when the
    // statement or the file is refused; what `handler` throws passes through.
    void query(const std::string& sql, const RowHandler& handler) const;

private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

// `text` as an SQL string literal, and as an SQL identifier.
std::string sql_literal(std::string_view text);
std::string sql_identifier(std::string_view text);

}  // namespace tables
