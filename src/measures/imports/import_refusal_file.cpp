#include "measures/imports/import_refusal_file.hpp"

#include <charconv>

namespace measures {
namespace {

// Neither stands in a text that short_text() made.
constexpr char end_of_field = '\t';
constexpr char end_of_refusal = '\n';

}  // namespace

std::string short_text(std::string_view text) {
    const std::string quoted = tables::quoted_excerpt(text, 200);
    return quoted.substr(1, quoted.size() - 2);
}

std::filesystem::path refusals_of(const std::filesystem::path& file) {
    std::filesystem::path path = file;
    path += ".refused";
    return path;
}

RefusalWriter::RefusalWriter(const std::filesystem::path& path)
    : out_(path, std::ios::binary | std::ios::trunc) {}

void RefusalWriter::add(const tables::Refusal& refusal) {
    if (++written_ == most_refusals_listed + 1) {
        out_ << refusal.line << end_of_field << end_of_field << end_of_field
             << "\"nothing: the list ends here, after its first million; more was refused\""
             << end_of_refusal;
    }
    if (written_ > most_refusals_listed) {
        return;
    }
    out_ << refusal.line << end_of_field << short_text(refusal.column) << end_of_field
         << short_text(refusal.value) << end_of_field
         << tables::quoted_excerpt(refusal.expected, 2'000) << end_of_refusal;
}

RefusalReader::RefusalReader(const std::filesystem::path& path) : in_(path, std::ios::binary) {}

std::optional<tables::Refusal> RefusalReader::next() {
    tables::Refusal refusal;
    std::string line;
    std::string expected;
    if (!std::getline(in_, line, end_of_field) ||
        !std::getline(in_, refusal.column, end_of_field) ||
        !std::getline(in_, refusal.value, end_of_field) ||
        !std::getline(in_, expected, end_of_refusal) || expected.size() < 2) {
        return std::nullopt;
    }
    std::from_chars(line.data(), line.data() + line.size(), refusal.line);
    refusal.expected = expected.substr(1, expected.size() - 2);
    return refusal;
}

}  // namespace measures
