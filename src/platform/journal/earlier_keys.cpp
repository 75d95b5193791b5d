#include "platform/journal/earlier_keys.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace journal {
namespace {

constexpr std::string_view key_line_name = "braid-key-1";

std::optional<EarlierKey> parse_key_line(std::string_view line) {
    const auto words = base::split(line, ' ');
    if (words.size() != 3 || words[0] != key_line_name) {
        return std::nullopt;
    }
    EarlierKey key{.public_key = std::string(words[1])};
    const std::string_view number = words[2];
    const auto [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), key.until);
    if (failure != std::errc() || end != number.data() + number.size()) {
        return std::nullopt;
    }
    return key;
}

}  // namespace

std::vector<EarlierKey> earlier_keys(const std::vector<Head>& heads, std::string_view own) {
    std::vector<EarlierKey> keys;
    for (const Head& head : heads) {
        if (head.public_key == own) {
            continue;
        }
        const auto known = std::ranges::find(keys, head.public_key, &EarlierKey::public_key);
        if (known == keys.end()) {
            keys.push_back({head.public_key, head.position});
        } else {
            known->until = std::max(known->until, head.position);
        }
    }
    return keys;
}

std::string earlier_key_line(const EarlierKey& key) {
    return fmt::format("{} {} {}\n", key_line_name, key.public_key, key.until);
}

std::vector<EarlierKey> parse_earlier_keys(std::string_view lines) {
    std::vector<EarlierKey> keys;
    int number = 0;
    for (const std::string_view line : base::split(lines, '\n')) {
        ++number;
        if (base::trim(line).empty()) {
            continue;
        }
        auto key = parse_key_line(base::trim(line));
        if (!key) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "Line {} of the journal's earlier keys is no key: expected '{} KEY POSITION'.",
                    number,
                    key_line_name
                )
            );
        }
        keys.push_back(std::move(*key));
    }
    return keys;
}

bool may_vouch(const Head& head, std::string_view own, const std::vector<EarlierKey>& earlier) {
    return head.public_key == own || std::ranges::any_of(earlier, [&](const EarlierKey& key) {
               return key.public_key == head.public_key && head.position <= key.until;
           });
}

}  // namespace journal
