// Text as Braid keeps it: valid UTF-8 in NFC, macrons never stripped from what is stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// `text` in normalisation form C; nothing when it is not valid UTF-8 or holds a NUL.
std::optional<std::string> nfc(std::string_view text);

bool is_valid_utf8(std::string_view text);

// True when no control character, no line or paragraph separator and no sign that turns the
// direction of what follows (Unicode's Bidi_Control) is in it: what a name or title is, which
// stands in headers, lists and links.
bool is_one_line(std::string_view text);
inline constexpr const char* not_one_line =
    "Write this on one line, without tabs, line breaks or invisible signs of direction.";

// The key text is searched by: lower case, without diacritics, and with the doubled vowels that
// some iwi write instead of macrons folded too, so that "Maaori", "Māori" and "maori" meet.
std::string search_key(std::string_view text);

// Root collation (CLDR), for lists that mix languages: macrons are a secondary difference.
bool collates_before(std::string_view left, std::string_view right);

std::string_view trim(std::string_view text);
// What was typed or pasted: signs of direction at its ends are not part of it either, such as those
// around telephone numbers that address books copy.
std::string_view trim_typed(std::string_view text);
std::string lower(std::string_view text);  // ASCII only: for codes, headers, e-mail domains
std::vector<std::string_view> split(std::string_view text, char separator);

// "waiora-valley" from "Waiora Valley": ASCII letters, digits and single hyphens; may be empty.
std::string slug(std::string_view text);

// Number of Unicode code points; what a person counts when told "at most 200 characters".
std::size_t length(std::string_view text);

// 1234567 -> "1,234,567"
std::string with_commas(std::int64_t number);

}  // namespace base
