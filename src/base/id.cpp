#include "base/id.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace base {
namespace {

// Milliseconds in the high bits and a 12-bit counter below, never going back (RFC 9562, 6.2, method
// 1).
std::uint64_t next_stamp() {
    static std::mutex mutex;
    static std::uint64_t last = 0;
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch()
    );
    const std::lock_guard lock(mutex);
    const std::uint64_t fresh = static_cast<std::uint64_t>(now.count()) << 12;
    last = fresh > last ? fresh : last + 1;
    return last;
}

}  // namespace

std::string new_uuid() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data() + 8, 8);
    const std::uint64_t stamp = next_stamp();
    for (std::size_t i = 0; i < 6; ++i) {
        bytes[i] = static_cast<unsigned char>(stamp >> (12 + 8 * (5 - i)));
    }
    bytes[6] = static_cast<unsigned char>(0x70U | ((stamp >> 8) & 0x0FU));
    bytes[7] = static_cast<unsigned char>(stamp & 0xFFU);
    bytes[8] = static_cast<unsigned char>(0x80U | (bytes[8] & 0x3FU));
    static constexpr char hex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text += '-';
        }
        text += hex[bytes[i] >> 4];
        text += hex[bytes[i] & 15];
    }
    return text;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !digit) {
            return false;
        }
    }
    return true;
}

}  // namespace base
