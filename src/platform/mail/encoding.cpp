#include "platform/mail/encoding.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace mail {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t bytes_in_encoded_word = 39;  // 52 base64 digits, 64 characters with the marks
constexpr std::string_view word_start = "=?UTF-8?B?";
constexpr std::string_view word_end = "?=";

char hex_digit(unsigned value) {
    return "0123456789ABCDEF"[value & 15U];
}

std::optional<unsigned> hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<unsigned>(c - 'A' + 10);
    }
    return std::nullopt;
}

bool is_line_end(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == '\r' || text[at] == '\n';
}

// Whether the character at `at` stands for itself; a space does unless it ends its line.
bool is_literal(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\t') {
        return !is_line_end(text, at + 1);
    }
    return c > ' ' && c < 127 && c != '=';
}

// The bytes of whole characters that fit into one encoded word.
std::size_t word_length(std::string_view text) {
    std::size_t length = std::min(text.size(), bytes_in_encoded_word);
    while (length > 0 && length < text.size() &&
           (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    return length > 0 ? length : std::min(text.size(), bytes_in_encoded_word);
}

std::string encoded_words(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, word_length(text));
        text.remove_prefix(part.size());
        std::string digits(
            sodium_base64_encoded_len(part.size(), sodium_base64_VARIANT_ORIGINAL), '\0'
        );
        sodium_bin2base64(
            digits.data(),
            digits.size(),
            reinterpret_cast<const unsigned char*>(part.data()),
            part.size(),
            sodium_base64_VARIANT_ORIGINAL
        );
        digits.pop_back();  // the terminating NUL
        result += result.empty() ? "" : "\r\n ";
        result += word_start;
        result += digits;
        result += word_end;
    }
    return result;
}

bool is_plain_ascii(std::string_view text) {
    return text.size() <= 60 && text.find("=?") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

std::string unfolded(std::string_view value) {
    std::string result;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\r' && value[i] != '\n') {
            result += value[i];
        }
    }
    return result;
}

// The bytes of an encoded word's base64 digits; nothing when they are not base64.
std::optional<std::string> decode_word(std::string_view digits) {
    std::string bytes(digits.size(), '\0');
    std::size_t length = 0;
    const int failed = sodium_base642bin(
        reinterpret_cast<unsigned char*>(bytes.data()),
        bytes.size(),
        digits.data(),
        digits.size(),
        nullptr,
        &length,
        nullptr,
        sodium_base64_VARIANT_ORIGINAL
    );
    bytes.resize(length);
    return failed == 0 ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string result;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_line_end(text, i)) {
            result += "\r\n";
            column = 0;
            i += text.substr(i, 2) == "\r\n" ? 1 : 0;
            continue;
        }
        const bool literal = is_literal(text, i);
        const std::size_t width = literal ? 1 : 3;
        const std::size_t room = longest_line - (is_line_end(text, i + 1) ? 0 : 1);
        if (column + width > room) {
            result += "=\r\n";
            column = 0;
        }
        if (literal) {
            result += text[i];
        } else {
            const auto byte = static_cast<unsigned char>(text[i]);
            result += '=';
            result += hex_digit(byte >> 4U);
            result += hex_digit(byte);
        }
        column += width;
    }
    return result;
}

std::string decode_quoted_printable(std::string_view encoded) {
    std::string result;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '\r') {
            continue;
        }
        if (encoded[i] != '=') {
            result += encoded[i];
            continue;
        }
        const std::string_view rest = encoded.substr(i + 1);
        const auto high = rest.size() >= 2 ? hex_value(rest[0]) : std::nullopt;
        const auto low = rest.size() >= 2 ? hex_value(rest[1]) : std::nullopt;
        if (high && low) {
            result += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else if (rest.starts_with("\r\n")) {
            i += 2;
        } else if (rest.starts_with("\n")) {
            i += 1;
        } else {
            result += '=';
        }
    }
    return result;
}

std::string header_text(std::string_view text) {
    const bool loses_spaces = text.starts_with(' ') || text.ends_with(' ');
    return is_plain_ascii(text) && !loses_spaces ? std::string(text) : encoded_words(text);
}

std::string header_phrase(std::string_view text) {
    if (!is_plain_ascii(text)) {
        return encoded_words(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '"';
}

std::string decode_header(std::string_view value) {
    const std::string line = unfolded(value);
    std::string result;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t start = line.find(word_start, at);
        const std::size_t digits = start + word_start.size();
        const std::size_t end = start == std::string::npos ? start : line.find(word_end, digits);
        const auto bytes = end == std::string::npos
                               ? std::nullopt
                               : decode_word(line.substr(digits, end - digits));
        if (!bytes) {
            return result + line.substr(at);
        }
        // The space between two encoded words is not part of the text.
        const std::string between = line.substr(at, start - at);
        result += between == " " && at > 0 ? "" : between;
        result += *bytes;
        at = end + word_end.size();
    }
    return result;
}

}  // namespace mail
