// The columns of a file: exact headers as written, and tidy keys to meet them by.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

struct Column {
    std::string name;  // the header exactly as written, trailing spaces and misspellings too
    std::string key;   // tidy_key(name); "column 3" where the header is empty
};

// NFC, lower case, trimmed, each run of spaces (no-break ones too) as one space.
std::string tidy_key(std::string_view text);

// The candidate fewest changes of letters away from `text` by tidy keys, where it is near enough
// to be a slip; "" otherwise.
std::string closest_match(std::string_view text, std::span<const std::string> candidates);

class Columns {
public:
    Columns() = default;
    explicit Columns(std::vector<std::string> names);

    const std::vector<Column>& list() const { return columns_; }
    std::size_t size() const { return columns_.size(); }
    const Column& operator[](std::size_t index) const { return columns_[index]; }

    // The index of the column so named, exactly or by tidy key. Throws base::Error(invalid) when
    // two columns answer to it.
    std::optional<std::size_t> find_column(std::string_view name) const;
    // As find_column; throws base::Error(invalid) naming the nearest header and all headers.
    std::size_t get_column(std::string_view name) const;

private:
    std::vector<Column> columns_;
};

}  // namespace tables
