// The plain requests that the page cache recognises in raw bytes, and request targets.
#include "base/error.hpp"
#include "base/text.hpp"
#include "fuzz/fuzz.hpp"
#include "platform/http/raw_request.hpp"
#include "platform/http/target.hpp"

#include <array>

void fuzz::request(std::string_view bytes) {
    static const std::array<std::string, 2> languages{"en", "mi"};
    if (const auto plain = http::recognise(bytes, true, languages)) {
        const std::string_view taken = bytes.substr(0, plain->size);
        expect(taken.ends_with("\r\n\r\n") && taken.find("\r\n\r\n") == taken.size() - 4);
        expect(plain->key.target.starts_with('/') && !plain->key.host.empty());
        expect(plain->key.target.find_first_of(" \r\n") == std::string_view::npos);
    }
    http::Request request;
    request.target = bytes;
    try {
        http::read_target(request);
        expect(base::is_valid_utf8(request.path) && request.path.starts_with('/'));
        expect((request.path + '/').find("/../") == std::string::npos);
    } catch (const base::Error& error) {
        expect(error.code() == base::Code::invalid);
    }
}
