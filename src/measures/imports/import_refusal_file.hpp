// Every row that was refused in an uploaded file, in a file beside it: pages show the first of
// them, the download lists all.
#pragma once

#include "platform/tables/refusal.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

namespace measures {

// Of a file that is refused from end to end, as many as somebody might still look through.
inline constexpr std::int64_t most_refusals_listed = 1'000'000;

// The name of the file that lists what was refused in another.
std::filesystem::path refusals_of(const std::filesystem::path& file);

class RefusalWriter {
public:
    // Begins the list anew.
    explicit RefusalWriter(const std::filesystem::path& path);
    // Long values are cut; after most_refusals_listed it says that it ends, and writes no more.
    void add(const tables::Refusal& refusal);

private:
    std::ofstream out_;
    std::int64_t written_ = 0;
};

class RefusalReader {
public:
    // One that is not there has none.
    explicit RefusalReader(const std::filesystem::path& path);
    bool is_there() const { return in_.is_open(); }
    // As they were found: rows that are no rows first, then line by line, then rows that another
    // line has already. Nothing after the last.
    std::optional<tables::Refusal> next();

private:
    std::ifstream in_;
};

// What fits a page of a text that may be as long as a file: without control characters.
std::string short_text(std::string_view text);

}  // namespace measures
