// What a browser says a new passkey is: a key that can be read again, or a sentence.
#include "base/error.hpp"
#include "platform/auth/cose_key.hpp"
#include "platform/auth/webauthn.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auth::Ceremony ceremony{"Y2hhbGxlbmdl", "https://braid.example.org", "braid.example.org"};
    const std::string client_data =
        R"({"type":"webauthn.create","challenge":"Y2hhbGxlbmdl","origin":"https://braid.example.org"})";
    try {
        const auth::NewPasskey passkey = auth::verify_registration(
            ceremony, {client_data, std::string(reinterpret_cast<const char*>(data), size)}
        );
        if (passkey.credential.empty() || !auth::parse_cose_key(passkey.public_key)) {
            std::abort();
        }
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            std::abort();
        }
    }
    return 0;
}
