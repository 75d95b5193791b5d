// A mail server for tests: takes one conversation at a time on a free port of this machine, answers
// as it is told, and keeps what it heard.
#pragma once

#include "platform/mail/certificate.hpp"
#include "platform/mail/wire.hpp"

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mail_test {

// How the server comes under TLS: never, when the client says STARTTLS, or before the first word.
enum class Tls { none, on_request, at_once };

class MailServer {
public:
    // `answers` by command ("RCPT", "DATA", "TEXT" for the first line of a message, "." for
    // its end, "HELLO" for the first line, "AUTH"); all others are the usual ones. An answer of ""
    // closes the connection.
    using Answers = std::map<std::string, std::string>;
    explicit MailServer(Answers answers = {});
    MailServer(Answers answers, Tls tls, const Certificate& certificate);
    ~MailServer();

    int port() const { return port_; }
    // In the order heard; what follows "STARTTLS" came under TLS.
    std::vector<std::string> commands() const;
    std::vector<std::string> messages() const;

private:
    struct ContextDeleter {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };

    void listen();
    void serve();
    void converse(Wire& wire);
    std::string answer_to(const std::string& command) const;

    Answers answers_;
    Tls tls_ = Tls::none;
    std::unique_ptr<SSL_CTX, ContextDeleter> context_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> commands_;
    std::vector<std::string> messages_;
    std::thread thread_;
};

}  // namespace mail_test
