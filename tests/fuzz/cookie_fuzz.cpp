// Cookie fields, and the notice one may carry.
#include "base/text.hpp"
#include "fuzz/fuzz.hpp"
#include "platform/http/cookie.hpp"

void fuzz::cookie(std::string_view bytes) {
    if (const auto value = http::find_cookie(bytes, "session")) {
        expect(value->find(';') == std::string_view::npos);
        expect(value->empty() || bytes.find(*value) != std::string_view::npos);
    }
    http::Request request;
    request.headers.add("Cookie", std::string(bytes));
    const std::string notice = http::notice_of(request);
    expect(base::nfc(notice) == notice);
}
