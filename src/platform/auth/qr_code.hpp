// A QR code as inline SVG.
#pragma once

#include "platform/html/html.hpp"

#include <string_view>

namespace auth {

// `text` of at most 1,000 bytes. Accessibility: an image named `label`; the text itself must stand
// beside it. Throws base::Error(internal) when it is too long.
html::Html qr_code(std::string_view text, std::string_view label);

}  // namespace auth
