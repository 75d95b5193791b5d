#include "platform/journal/chain.hpp"

#include "base/secret.hpp"

#include <fmt/format.h>

#include <array>

namespace journal {
namespace {

constexpr std::string_view encoding_name = "braid-journal-1";

void append_field(std::string& bytes, std::string_view field) {
    bytes += fmt::format("{}:{},", field.size(), field);
}

}  // namespace

std::string chain_start() {
    return std::string(64, '0');
}

std::string canonical_entry(const db::Row& row) {
    static constexpr std::array<std::string_view, 9> texts = {
        "scope",
        "actor",
        "on_behalf_of",
        "kind",
        "subject_kind",
        "subject_id",
        "object_kind",
        "object_id",
        "audience",
    };
    std::string bytes;
    append_field(bytes, encoding_name);
    append_field(bytes, row.text("id"));
    append_field(bytes, fmt::format("{}", row.integer("happened_at")));
    for (const std::string_view column : texts) {
        append_field(bytes, row.text(column));
    }
    return bytes;
}

std::string next_hash(
    const std::string& previous, std::int64_t position, const std::string& canonical
) {
    return base::fingerprint(fmt::format("{},{},{}", previous, position, canonical));
}

}  // namespace journal
