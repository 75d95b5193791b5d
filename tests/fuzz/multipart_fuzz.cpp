// Multipart bodies with the boundary "b": the first byte says how the rest is cut into pieces, and
// the cut must change nothing.
#include "base/error.hpp"
#include "fuzz/fuzz.hpp"
#include "platform/http/multipart.hpp"

#include <optional>

namespace {

std::optional<http::Form> read_in_pieces(std::string_view bytes, std::size_t size) {
    try {
        http::MultipartReader reader("b");
        while (!bytes.empty()) {
            reader.feed(bytes.substr(0, size));
            bytes.remove_prefix(std::min(size, bytes.size()));
        }
        return reader.finish();
    } catch (const base::Error& error) {
        fuzz::expect(error.code() == base::Code::invalid || error.code() == base::Code::too_large);
        return std::nullopt;
    }
}

}  // namespace

void fuzz::multipart(std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    const std::size_t size = 1 + static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const auto whole = read_in_pieces(bytes, bytes.size() + 1);
    const auto cut = read_in_pieces(bytes, size);
    expect(whole.has_value() == cut.has_value());
    if (whole) {
        expect(whole->fields() == cut->fields());
        expect(whole->files().size() == cut->files().size());
        for (std::size_t i = 0; i < whole->files().size(); ++i) {
            expect(whole->files()[i].second.bytes == cut->files()[i].second.bytes);
            expect(whole->files()[i].second.file_name == cut->files()[i].second.file_name);
        }
    }
}
