// The server's end of one connection: lines that come and go, in the clear or under TLS.
#pragma once

#include <memory>
#include <openssl/ssl.h>
#include <string>

namespace mail_test {

struct SslDeleter {
    void operator()(SSL* session) const { SSL_free(session); }
};

class Wire {
public:
    explicit Wire(int socket) : socket_(socket) {}
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    // What follows is under TLS; false when the other side does not agree to it.
    bool start_tls(SSL_CTX* context);
    // One line without its CRLF; false when the other side is gone.
    bool read_line(std::string& line);
    // False when there is nothing to say or nobody to hear it.
    bool say(const std::string& answer);

private:
    bool read_byte(char& byte);

    int socket_;
    std::unique_ptr<SSL, SslDeleter> session_;
};

}  // namespace mail_test
