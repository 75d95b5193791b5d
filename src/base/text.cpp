#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <array>
#include <memory>

namespace base {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

icu::UnicodeString decoded(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
    );
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

const icu::Collator& root_collator() {
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Collator>(
            icu::Collator::createInstance(icu::Locale::getRoot(), status)
        );
    }();
    return *collator;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t units = 0;
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<std::int32_t>(text.size()), &status);
    return U_SUCCESS(status) ||
           status == U_BUFFER_OVERFLOW_ERROR;  // "" is a success with a warning
}

std::optional<std::string> nfc(std::string_view text) {
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    normalizer->normalize(decoded(text), status).toUTF8String(result);
    return result;
}

bool is_one_line(std::string_view text) {
    const icu::UnicodeString signs = decoded(text);
    for (std::int32_t i = 0; i < signs.length(); i = signs.moveIndex32(i, 1)) {
        const UChar32 sign = signs.char32At(i);
        const bool is_break =
            (U_GET_GC_MASK(sign) & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
        if (is_break || u_hasBinaryProperty(sign, UCHAR_BIDI_CONTROL)) {
            return false;
        }
    }
    return true;
}

std::string search_key(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString folded = normalizer->normalize(decoded(text), status);
    folded.foldCase();
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        if (u_charType(folded.char32At(i)) != U_NON_SPACING_MARK) {
            bare.append(folded.char32At(i));
        }
    }
    std::string plain;
    bare.toUTF8String(plain);
    std::string key;
    for (const char c : plain) {
        if (key.empty() || !is_vowel(c) || key.back() != c) {
            key += c;
        }
    }
    return key;
}

bool collates_before(std::string_view left, std::string_view right) {
    UErrorCode status = U_ZERO_ERROR;
    return root_collator().compareUTF8(
               icu::StringPiece(left.data(), static_cast<std::int32_t>(left.size())),
               icu::StringPiece(right.data(), static_cast<std::int32_t>(right.size())),
               status
           ) == UCOL_LESS;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view trim_typed(std::string_view text) {
    constexpr std::array<std::string_view, 12> signs{
        "\u061c",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069"};
    std::size_t before = 0;
    do {
        before = text.size();
        text = trim(text);
        for (const std::string_view sign : signs) {
            text.remove_prefix(text.starts_with(sign) ? sign.size() : 0);
            text.remove_suffix(text.ends_with(sign) ? sign.size() : 0);
        }
    } while (text.size() < before);
    return text;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0;;) {
        const std::size_t next = text.find(separator, at);
        parts.push_back(text.substr(at, next - at));
        if (next == std::string_view::npos) {
            return parts;
        }
        at = next + 1;
    }
}

std::string slug(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string plain;
    icu::Normalizer2::getNFDInstance(status)->normalize(decoded(text), status).toUTF8String(plain);
    std::string result;
    for (const char c : lower(plain)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x80 && !result.empty() && result.back() != '-') {
            result += '-';
        }
    }
    while (!result.empty() && result.back() == '-') {
        result.pop_back();
    }
    return result;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

std::string with_commas(std::int64_t number) {
    std::string digits = fmt::format("{}", number);
    const bool negative = digits.front() == '-';
    digits.erase(0, negative ? 1 : 0);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return negative ? "-" + digits : digits;
}

}  // namespace base
