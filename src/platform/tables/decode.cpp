#include "platform/tables/decode.hpp"

#include "base/error.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <array>
#include <istream>
#include <memory>
#include <string>
#include <vector>

namespace tables {

namespace {

constexpr std::size_t decode_chunk = 1 << 16;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(Encoding encoding) {
    const char* icu_name = encoding == Encoding::utf16_le   ? "UTF-16LE"
                           : encoding == Encoding::utf16_be ? "UTF-16BE"
                                                            : "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(icu_name, &status));
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status
    );
    if (U_FAILURE(status)) {
        throw base::Error(
            base::Code::internal, std::string("ICU has no converter for ") + icu_name
        );
    }
    return converter;
}

class ConvertingDecoder {
public:
    ConvertingDecoder(
        std::istream& file, std::string_view file_name, const DetectedEncoding& detected
    )
        : file_(file),
          file_name_(file_name),
          encoding_(detected.encoding),
          bom_bytes_(detected.bom_bytes),
          offset_(detected.bom_bytes),
          converter_(open_converter(detected.encoding)),
          bytes_(decode_chunk),
          units_(decode_chunk + 16),
          utf8_((decode_chunk + 16) * 3) {}

    void run(const TextSink& sink) {
        bool last = false;
        while (!last) {
            file_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
            const auto size = static_cast<std::size_t>(file_.gcount());
            last = !file_;
            if (!sink(convert(size, last))) {
                return;
            }
            offset_ += size;
        }
    }

private:
    std::string_view convert(std::size_t size, bool last) {
        UErrorCode status = U_ZERO_ERROR;
        const char* source = bytes_.data();
        UChar* target = units_.data();
        ucnv_toUnicode(
            converter_.get(),
            &target,
            units_.data() + units_.size(),
            &source,
            bytes_.data() + size,
            nullptr,
            last,
            &status
        );
        if (U_FAILURE(status)) {
            refuse_at(static_cast<std::uint64_t>(source - bytes_.data()));
        }
        const auto count = static_cast<std::size_t>(target - units_.data());
        refuse_nul(count);
        units_before_ += count;
        std::int32_t length = 0;
        u_strToUTF8(
            utf8_.data(),
            static_cast<std::int32_t>(utf8_.size()),
            &length,
            units_.data(),
            static_cast<std::int32_t>(count),
            &status
        );
        if (U_FAILURE(status)) {
            throw base::Error(base::Code::internal, "ICU could not write UTF-8.");
        }
        return {utf8_.data(), static_cast<std::size_t>(length)};
    }

    [[noreturn]] void refuse_at(std::uint64_t used) {
        std::array<char, 8> invalid{};
        auto length = static_cast<std::int8_t>(invalid.size());
        UErrorCode status = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter_.get(), invalid.data(), &length, &status);
        const std::uint64_t at = offset_ + used - static_cast<std::uint64_t>(length);
        refuse_byte(
            file_, file_name_, encoding_, at, "half of a character, its other half missing"
        );
    }

    void refuse_nul(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (units_[i] == 0) {
                refuse_byte(
                    file_, file_name_, encoding_, offset_of_unit(i), "a NUL, which is not text"
                );
            }
        }
    }

    // For UTF-16, where each unit is two bytes; Windows-1252 was checked for NUL before.
    std::uint64_t offset_of_unit(std::size_t index) const {
        return bom_bytes_ + (units_before_ + index) * 2;
    }

    std::istream& file_;
    std::string_view file_name_;
    Encoding encoding_;
    std::uint64_t bom_bytes_;
    std::uint64_t offset_;  // of the first byte of the chunk in hand
    std::uint64_t units_before_ = 0;
    Converter converter_;
    std::vector<char> bytes_;
    std::vector<UChar> units_;
    std::vector<char> utf8_;
};

}  // namespace

void decode(
    std::istream& file,
    std::string_view file_name,
    const DetectedEncoding& detected,
    const TextSink& sink
) {
    file.clear();
    file.seekg(detected.bom_bytes);
    if (detected.encoding != Encoding::utf8) {
        ConvertingDecoder(file, file_name, detected).run(sink);
        return;
    }
    std::vector<char> buffer(decode_chunk);
    do {
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    } while (sink({buffer.data(), static_cast<std::size_t>(file.gcount())}) && file);
}

}  // namespace tables
