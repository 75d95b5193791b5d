// A self-signed certificate for a test's server, made on the spot and gone with the test.
#pragma once

#include "support/temporary_folder.hpp"

#include <filesystem>
#include <memory>
#include <openssl/ssl.h>
#include <string>

namespace mail_test {

struct KeyDeleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct CertificateDeleter {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

class Certificate {
public:
    // `name` is what it vouches for, as OpenSSL writes it: "IP:127.0.0.2" or
    // "DNS:mail.example.org". It holds until `days_left` days from now; a negative number makes one
    // that has run out.
    explicit Certificate(const std::string& name, int days_left = 1);

    // The certificate as a PEM file, for a client that is to trust it.
    std::filesystem::path file() const { return folder_.path() / "certificate.pem"; }
    X509* get() const { return certificate_.get(); }
    EVP_PKEY* key() const { return key_.get(); }

private:
    support::TemporaryFolder folder_;
    std::unique_ptr<EVP_PKEY, KeyDeleter> key_;
    std::unique_ptr<X509, CertificateDeleter> certificate_;
};

}  // namespace mail_test
