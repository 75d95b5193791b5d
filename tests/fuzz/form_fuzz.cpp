// Urlencoded forms: what is accepted is NFC text and reads the same when written and read again.
#include "base/error.hpp"
#include "base/text.hpp"
#include "fuzz/fuzz.hpp"
#include "platform/http/target.hpp"

void fuzz::form(std::string_view bytes) {
    try {
        http::Form form;
        http::read_pairs(bytes, form);
        std::string written;
        for (const auto& [name, value] : form.fields()) {
            expect(base::nfc(value) == value);
            written += http::percent_encoded(name) + '=' + http::percent_encoded(value) + '&';
        }
        http::Form again;
        http::read_pairs(written, again);
        expect(again.fields() == form.fields());
    } catch (const base::Error& error) {
        expect(error.code() == base::Code::invalid);
    }
}
