#include "platform/tables/encoding.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/byte_survey.hpp"
#include "platform/tables/refusal.hpp"

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <istream>

namespace tables {

namespace {

void refuse_other_formats(std::string_view start, std::string_view file_name) {
    struct Format {
        std::string_view signature;
        std::string_view sentence;
    };
    static constexpr std::array formats = {
        Format{
            std::string_view("PK\x03\x04", 4),
            "an Excel workbook or a zip archive; in the spreadsheet program save it as \"CSV "
            "UTF-8\""},
        Format{
            std::string_view("\xD0\xCF\x11\xE0", 4),
            "an old Excel workbook (.xls); in the spreadsheet program save it as \"CSV UTF-8\""},
        Format{std::string_view("\x1F\x8B", 2), "compressed (gzip); unpack it first"},
        Format{std::string_view("%PDF", 4), "a PDF document; ask its source for the table as CSV"},
        Format{
            std::string_view("\xFF\xFE\x00\x00", 4),
            "in UTF-32, which Braid does not read; save it as UTF-8"},
        Format{
            std::string_view("\x00\x00\xFE\xFF", 4),
            "in UTF-32, which Braid does not read; save it as UTF-8"},
    };
    for (const Format& format : formats) {
        if (start.starts_with(format.signature)) {
            throw base::Error(
                base::Code::invalid,
                fmt::format(
                    "{} is {}. Expected text in columns (CSV, TSV) or Parquet.",
                    file_name,
                    format.sentence
                )
            );
        }
    }
}

std::optional<DetectedEncoding> from_byte_order_mark(std::string_view start) {
    if (start.starts_with("\xEF\xBB\xBF")) {
        return DetectedEncoding{Encoding::utf8, 3, false};
    }
    if (start.starts_with("\xFF\xFE")) {
        return DetectedEncoding{Encoding::utf16_le, 2, false};
    }
    if (start.starts_with("\xFE\xFF")) {
        return DetectedEncoding{Encoding::utf16_be, 2, false};
    }
    return std::nullopt;
}

void refuse_other_mark(
    std::string_view file_name,
    const std::optional<DetectedEncoding>& marked,
    std::optional<Encoding> forced
) {
    if (marked && forced && marked->encoding != *forced) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "{} begins with the byte order mark of {}, but {} was asked for. Expected the two "
                "to agree.",
                file_name,
                name(marked->encoding),
                name(*forced)
            )
        );
    }
}

// Latin text in UTF-16 has a zero in nearly every second byte, always on the same side.
std::optional<Encoding> utf16_by_nuls(const ByteSurvey& survey) {
    const std::uint64_t units = survey.bytes / 2;
    if (survey.bytes % 2 != 0 || units == 0) {
        return std::nullopt;
    }
    const auto mostly = [units](std::uint64_t nuls, std::uint64_t others) {
        return nuls * 2 >= units && others * 20 <= nuls;
    };
    if (mostly(survey.odd_nuls, survey.even_nuls)) {
        return Encoding::utf16_le;
    }
    if (mostly(survey.even_nuls, survey.odd_nuls)) {
        return Encoding::utf16_be;
    }
    return std::nullopt;
}

struct UnfitByte {
    std::uint64_t offset;
    std::string_view why;
};

// The first byte that shows `encoding` to be wrong; UTF-16 is judged while it is decoded.
std::optional<UnfitByte> first_unfit(const ByteSurvey& survey, Encoding encoding) {
    if (encoding == Encoding::utf8 || encoding == Encoding::windows_1252) {
        if (survey.first_nul != nowhere) {
            return UnfitByte{survey.first_nul, "which is not text"};
        }
    }
    if (encoding == Encoding::utf8 && survey.first_not_utf8 != nowhere) {
        return UnfitByte{survey.first_not_utf8, "which is not valid UTF-8"};
    }
    if (encoding == Encoding::windows_1252 && survey.first_not_windows != nowhere) {
        return UnfitByte{survey.first_not_windows, "which has no character in Windows-1252"};
    }
    return std::nullopt;
}

UnfitByte why_undecided(const ByteSurvey& survey) {
    if (survey.first_nul != nowhere) {
        return {survey.first_nul, "which is not text in any encoding Braid reads"};
    }
    if (survey.utf8_characters > 0) {
        return {
            survey.first_not_utf8,
            "which is not valid UTF-8, while other characters of the file are: two encodings seem "
            "to be mixed"};
    }
    if (survey.first_not_windows != nowhere) {
        return {
            survey.first_not_windows, "which is a character neither in UTF-8 nor in Windows-1252"};
    }
    return {survey.first_control, "a control character, in a file that is not UTF-8 either"};
}

}  // namespace

std::string_view name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "UTF-8";
        case Encoding::utf16_le:
            return "UTF-16 LE";
        case Encoding::utf16_be:
            return "UTF-16 BE";
        case Encoding::windows_1252:
            return "Windows-1252";
    }
    return "";
}

std::optional<Encoding> parse_encoding(std::string_view text) {
    std::string key;
    for (const char character : base::lower(text)) {
        if (std::strchr(" -_", character) == nullptr) {
            key += character;
        }
    }
    if (key == "utf8") {
        return Encoding::utf8;
    }
    if (key == "utf16le" || key == "utf16") {
        return Encoding::utf16_le;
    }
    if (key == "utf16be") {
        return Encoding::utf16_be;
    }
    if (key == "windows1252" || key == "cp1252") {
        return Encoding::windows_1252;
    }
    return std::nullopt;
}

std::uint64_t line_of_byte(std::istream& file, Encoding encoding, std::uint64_t offset) {
    const bool wide = encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
    const std::size_t low = encoding == Encoding::utf16_be ? 1 : 0;
    const std::size_t step = wide ? 2 : 1;
    std::uint64_t line = 1;
    bool after_return = false;
    std::array<char, 2> unit{};
    file.clear();
    file.seekg(0);
    for (std::uint64_t at = 0; at + step <= offset; at += step) {
        if (!file.read(unit.data(), static_cast<std::streamsize>(step))) {
            break;
        }
        const bool plain = !wide || unit[1 - low] == 0;
        const char character = plain ? unit[wide ? low : 0] : 'x';
        line += character == '\r' || (character == '\n' && !after_return) ? 1 : 0;
        after_return = character == '\r';
    }
    return line;
}

void refuse_byte(
    std::istream& file,
    std::string_view file_name,
    Encoding encoding,
    std::uint64_t offset,
    std::string_view what_is_wrong
) {
    const std::uint64_t line = line_of_byte(file, encoding, offset);
    file.clear();
    file.seekg(static_cast<std::streamoff>(offset));
    const int byte = file.get();
    throw base::Error(
        base::Code::invalid,
        fmt::format(
            "{}: byte {} (counted from 1) is 0x{:02X}, {}. Expected UTF-8, UTF-16 or Windows-1252 "
            "throughout; "
            "save the file as UTF-8, or say which encoding it is in.",
            place(file_name, line),
            base::with_commas(static_cast<std::int64_t>(offset) + 1),
            byte,
            what_is_wrong
        )
    );
}

DetectedEncoding detect_encoding(
    std::istream& file, std::string_view file_name, std::optional<Encoding> forced
) {
    std::array<char, 4> first{};
    file.clear();
    file.seekg(0);
    file.read(first.data(), first.size());
    const std::string_view start(first.data(), static_cast<std::size_t>(file.gcount()));
    refuse_other_formats(start, file_name);

    const std::optional<DetectedEncoding> marked = from_byte_order_mark(start);
    const ByteSurvey survey = survey_bytes(file);
    if (forced || marked) {
        refuse_other_mark(file_name, marked, forced);
        DetectedEncoding result = marked.value_or(DetectedEncoding{});
        result.encoding = forced.value_or(result.encoding);
        result.forced = forced.has_value();
        if (const auto unfit = first_unfit(survey, result.encoding)) {
            refuse_byte(file, file_name, result.encoding, unfit->offset, unfit->why);
        }
        return result;
    }
    if (survey.first_nul != nowhere) {
        if (const auto wide = utf16_by_nuls(survey)) {
            return {*wide, 0, false};
        }
    } else if (survey.first_not_utf8 == nowhere) {
        return {Encoding::utf8, 0, false};
    } else if (survey.utf8_characters == 0 && survey.first_not_windows == nowhere && survey.first_control == nowhere) {
        return {Encoding::windows_1252, 0, false};
    }
    const UnfitByte unfit = why_undecided(survey);
    refuse_byte(file, file_name, Encoding::utf8, unfit.offset, unfit.why);
}

}  // namespace tables
