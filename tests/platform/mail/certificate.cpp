#include "platform/mail/certificate.hpp"

#include <cstdio>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace mail_test {
namespace {

void must(bool done) {
    if (!done) {
        throw std::runtime_error("the test's certificate could not be made");
    }
}

void add_name(X509* certificate, const std::string& name) {
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, name.c_str());
    must(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

void write_pem(X509* certificate, const std::filesystem::path& path) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    must(file != nullptr && PEM_write_X509(file, certificate) == 1);
    std::fclose(file);
}

}  // namespace

Certificate::Certificate(const std::string& name, int days_left)
    : key_(EVP_EC_gen("P-256")), certificate_(X509_new()) {
    X509* made = certificate_.get();
    must(key_ != nullptr && made != nullptr);
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_time_adj_ex(X509_getm_notBefore(made), -2, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(made), days_left, 0, nullptr);
    X509_set_pubkey(made, key_.get());
    const auto* common_name = reinterpret_cast<const unsigned char*>("test");
    X509_NAME* subject = X509_get_subject_name(made);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, common_name, -1, -1, 0);
    X509_set_issuer_name(made, subject);
    add_name(made, name);
    must(X509_sign(made, key_.get(), EVP_sha256()) > 0);
    write_pem(made, file());
}

}  // namespace mail_test
