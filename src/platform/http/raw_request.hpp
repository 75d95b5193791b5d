// The plainest GET and HEAD requests, recognised in the bytes as they came, for the page cache.
// Anything unusual is not recognised and takes the long way through the parser and dispatch.
#pragma once

#include "platform/http/negotiate.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace http {

// What decides which bytes answer a public page.
struct PageKey {
    std::string_view host;
    std::string_view target;  // path and query, as sent
    std::string_view language;
    Encoding encoding = Encoding::identity;
    bool is_secure = false;
};

struct RawRequest {
    PageKey key;
    bool is_head = false;
    std::string_view if_none_match;
    std::size_t size = 0;  // bytes of the request
};

// The request at the front of `bytes`; nothing unless it is whole, well formed, HTTP/1.1, without a
// body, and has no field that could change the answer or the connection: Cookie, Authorization,
// Range, HX-Request, a wish for JSON, Connection other than keep-alive, Upgrade, Expect.
std::optional<RawRequest> recognise(
    std::string_view bytes, bool peer_is_trusted, std::span<const std::string> languages
);

}  // namespace http
