#include "platform/mail/mail_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace mail_test {
namespace {

// One line without its CRLF; false when the other side is gone.
bool read_line(int connection, std::string& line) {
    line.clear();
    char c = 0;
    while (::recv(connection, &c, 1, 0) == 1) {
        if (c == '\n') {
            line.pop_back();
            return true;
        }
        line += c;
    }
    return false;
}

bool say(int connection, const std::string& answer) {
    const std::string line = answer + "\r\n";
    return !answer.empty() && ::send(connection, line.data(), line.size(), MSG_NOSIGNAL) > 0;
}

}  // namespace

MailServer::MailServer(Answers answers) : answers_(std::move(answers)) {
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

std::string MailServer::answer_to(const std::string& command) const {
    const std::string verb = command == "." ? command : command.substr(0, 4);
    if (const auto told = answers_.find(verb); told != answers_.end()) {
        return told->second;
    }
    if (verb == "EHLO") {
        return "250-test\r\n250 AUTH PLAIN";
    }
    return verb == "DATA" ? "354 go on" : verb == "AUTH" ? "235 welcome" : "250 ok";
}

void MailServer::serve() {
    for (int connection = 0; (connection = ::accept(listener_, nullptr, nullptr)) >= 0;) {
        converse(connection);
        ::close(connection);
    }
}

void MailServer::converse(int connection) {
    const auto hello = answers_.find("HELLO");
    std::string line;
    bool open = say(connection, hello == answers_.end() ? "220 test" : hello->second);
    bool in_message = false;
    std::string message;
    while (open && read_line(connection, line) && line != "QUIT") {
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
        open = say(connection, answer);
    }
}

}  // namespace mail_test
