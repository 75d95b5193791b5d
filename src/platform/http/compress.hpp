// gzip and brotli of finished text.
#pragma once

#include "platform/http/negotiate.hpp"

namespace http {

// Below this many bytes nothing is gained.
inline constexpr std::size_t smallest_compressed = 860;

// True for types whose bytes shrink: text, JSON, SVG and their kin.
bool is_compressible(std::string_view content_type);

// Throws Error(internal) when the library fails. The same bytes give the same result.
std::string compressed(std::string_view bytes, Encoding encoding);

}  // namespace http
