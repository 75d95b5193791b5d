#include "platform/auth/qr_code.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <memory>
#include <qrencode.h>

namespace auth {

html::Html qr_code(std::string_view text, std::string_view label) {
    const std::string terminated(text.substr(0, 1001));
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        terminated.size() > 1000 ? nullptr
                                 : QRcode_encodeString8bit(terminated.c_str(), 0, QR_ECLEVEL_M),
        &QRcode_free
    );
    if (!code) {
        throw base::Error(base::Code::internal, "This text cannot be drawn as a QR code.");
    }
    // One path of unit squares, four modules of quiet zone around them.
    constexpr int quiet = 4;
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) != 0) {
                path += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
            }
        }
    }
    const int size = code->width + 2 * quiet;
    return html::format(
        "<svg class=\"qr-code\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\" width=\"{}\" "
        "height=\"{}\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" "
        "fill=\"#fff\"/><path d=\"{}\" fill=\"#000\"/></svg>",
        label,
        size,
        size,
        size * 4,
        size * 4,
        path
    );
}

}  // namespace auth
