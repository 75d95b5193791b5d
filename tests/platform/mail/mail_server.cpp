#include "platform/mail/mail_server.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace mail_test {
namespace {

// Of "braid", as AUTH PLAIN takes it: base64 of "\0braid\0secret".
constexpr const char* known_password = "AGJyYWlkAHNlY3JldA==";

}  // namespace

MailServer::MailServer(Answers answers) : answers_(std::move(answers)) {
    listen();
}

MailServer::MailServer(Answers answers, Tls tls, const Certificate& certificate)
    : answers_(std::move(answers)), tls_(tls), context_(SSL_CTX_new(TLS_server_method())) {
    SSL_CTX_use_certificate(context_.get(), certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), certificate.key());
    listen();
}

MailServer::~MailServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::vector<std::string> MailServer::commands() const {
    const std::lock_guard lock(mutex_);
    return commands_;
}

std::vector<std::string> MailServer::messages() const {
    const std::lock_guard lock(mutex_);
    return messages_;
}

void MailServer::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, length) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &length) != 0) {
        throw std::runtime_error("the test's mail server could not listen");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

std::string MailServer::answer_to(const std::string& command) const {
    const std::string verb = command == "." ? command : command.substr(0, 4);
    if (const auto told = answers_.find(verb); told != answers_.end()) {
        return told->second;
    }
    if (verb == "EHLO") {
        const bool offers_tls = tls_ == Tls::on_request;
        return std::string("250-test\r\n") + (offers_tls ? "250-STARTTLS\r\n" : "") +
               "250 AUTH PLAIN";
    }
    return verb == "DATA"              ? "354 go on"
           : verb == "STAR"            ? "220 go on"
           : verb == "AUTH"            ? "334 "
           : command == known_password ? "235 welcome"
                                       : "250 ok";
}

void MailServer::serve() {
    // A client that leaves while OpenSSL writes to it must not end the test.
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);
    for (int connection = 0; (connection = ::accept(listener_, nullptr, nullptr)) >= 0;) {
        Wire wire(connection);
        if (tls_ != Tls::at_once || wire.start_tls(context_.get())) {
            converse(wire);
        }
    }
}

void MailServer::converse(Wire& wire) {
    const auto hello = answers_.find("HELLO");
    std::string line;
    bool open = wire.say(hello == answers_.end() ? "220 test" : hello->second);
    bool in_message = false;
    std::string message;
    while (open && wire.read_line(line) && line != "QUIT") {
        if (in_message && answers_.contains("TEXT")) {
            return;
        }
        if (in_message && line != ".") {
            message += line.substr(line.starts_with('.') ? 1 : 0) + "\r\n";
            continue;
        }
        const std::string answer = answer_to(line);
        {
            const std::lock_guard lock(mutex_);
            commands_.push_back(line);
            if (in_message) {
                messages_.push_back(message);
            }
        }
        message.clear();
        in_message = answer.starts_with("354");
        open = wire.say(answer);
        if (open && line == "STARTTLS" && answer.starts_with("2")) {
            open = wire.start_tls(context_.get());
        }
    }
}

}  // namespace mail_test
