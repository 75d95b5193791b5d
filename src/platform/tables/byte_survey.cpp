#include "platform/tables/byte_survey.hpp"

#include <algorithm>
#include <cstring>
#include <istream>
#include <string_view>
#include <vector>

namespace tables {

namespace {

bool is_all_text(const char* eight) {
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    // High bit of any byte set, or any byte below 0x20 (Mycroft's test).
    const std::uint64_t below = (word - 0x2020202020202020U) & ~word & 0x8080808080808080U;
    return ((word & 0x8080808080808080U) | below) == 0;
}

void survey_ascii(ByteSurvey& survey, unsigned char byte, std::uint64_t offset) {
    if (byte == 0) {
        (offset % 2 == 0 ? survey.even_nuls : survey.odd_nuls) += 1;
        survey.first_nul = std::min(survey.first_nul, offset);
    } else if (byte < 0x20 && std::strchr("\t\r\n\f\x1A", byte) == nullptr) {
        survey.first_control = std::min(survey.first_control, offset);
    }
}

void survey_high(ByteSurvey& survey, unsigned char byte, std::uint64_t offset) {
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) {
        survey.first_not_windows = std::min(survey.first_not_windows, offset);
    }
}

// The length of the well-formed character of several bytes that `text` begins with, or 0
// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    return length;
}

// Surveys `text`, whose first byte is at `offset` of the file. Returns how many bytes were used:
// an unfinished character at the end is left for the next call unless this is the `last`.
std::size_t survey_chunk(
    ByteSurvey& survey, std::string_view text, std::uint64_t offset, bool last
) {
    std::size_t i = 0;
    while (i < text.size()) {
        if (i + 8 <= text.size() && is_all_text(text.data() + i)) {
            i += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            survey_ascii(survey, byte, offset + i);
            ++i;
            continue;
        }
        if (!last && text.size() - i < 4) {
            return i;
        }
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) {
            survey.first_not_utf8 = std::min(survey.first_not_utf8, offset + i);
        } else {
            survey.utf8_characters += 1;
        }
        const std::size_t next = i + std::max<std::size_t>(length, 1);
        for (; i < next; ++i) {
            survey_high(survey, static_cast<unsigned char>(text[i]), offset + i);
        }
    }
    return i;
}

}  // namespace

ByteSurvey survey_bytes(std::istream& file) {
    ByteSurvey survey;
    std::vector<char> buffer(1 << 18);
    std::size_t held = 0;
    file.clear();
    file.seekg(0);
    while (true) {
        file.read(buffer.data() + held, static_cast<std::streamsize>(buffer.size() - held));
        const std::size_t size = held + static_cast<std::size_t>(file.gcount());
        const bool last = !file;
        const std::size_t used = survey_chunk(survey, {buffer.data(), size}, survey.bytes, last);
        survey.bytes += used;
        held = size - used;
        std::memmove(buffer.data(), buffer.data() + used, held);
        if (last) {
            return survey;
        }
    }
}

}  // namespace tables
