// What a client says it would rather have: encodings, languages, JSON or HTML (RFC 9110, 12.5).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace http {

enum class Encoding { identity, gzip, brotli };

// "", "gzip" or "br".
std::string_view name(Encoding encoding);

// The best we can make of what an Accept-Encoding field allows.
Encoding choose_encoding(std::string_view accept_encoding);

// The offered language ("en", "mi") that Accept-Language likes best; the first one when it likes
// none. `offered` must not be empty.
std::string_view choose_language(
    std::string_view accept_language, std::span<const std::string> offered
);

// True when an Accept field puts JSON before HTML.
bool prefers_json(std::string_view accept);

// True when a proxy's X-Forwarded-Proto says that the client came by TLS.
bool is_forwarded_secure(std::string_view forwarded_proto);

}  // namespace http
