#include "platform/tables/refusal.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace tables {

std::string quoted_excerpt(std::string_view text, std::size_t limit) {
    std::string out = "\"";
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool starts_character = (byte & 0xC0) != 0x80;
        if (starts_character && characters++ == limit) {
            return out + "…\"";
        }
        out += byte < 0x20 ? ' ' : text[i];
    }
    return out + '"';
}

std::string sentence(const Refusal& refusal) {
    const std::string line = base::with_commas(static_cast<std::int64_t>(refusal.line));
    if (refusal.column.empty()) {
        return fmt::format(
            "Line {}: found {}; expected {}.", line, refusal.value, refusal.expected
        );
    }
    return fmt::format(
        "Line {}, column {}: found {}; expected {}.",
        line,
        quoted_excerpt(refusal.column),
        refusal.value.empty() ? "nothing" : quoted_excerpt(refusal.value),
        refusal.expected
    );
}

std::string counted(std::uint64_t count, std::string_view one_thing) {
    return fmt::format(
        "{} {}{}",
        base::with_commas(static_cast<std::int64_t>(count)),
        one_thing,
        count == 1 ? "" : "s"
    );
}

std::string place(std::string_view file, std::uint64_t line) {
    return fmt::format("{}, line {}", file, base::with_commas(static_cast<std::int64_t>(line)));
}

}  // namespace tables
