// A mail server for tests: takes one conversation at a time on a free port of this machine, answers
// as it is told, and keeps what it heard.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mail_test {

class MailServer {
public:
    // `answers` by command ("RCPT", "DATA", "." for the end of a message, "HELLO" for the first
    // line, "AUTH"); all others are the usual ones. An answer of "" closes the connection.
    using Answers = std::map<std::string, std::string>;
    explicit MailServer(Answers answers = {});
    ~MailServer();

    int port() const { return port_; }
    std::vector<std::string> commands() const;
    std::vector<std::string> messages() const;

private:
    void serve();
    void converse(int connection);
    std::string answer_to(const std::string& command) const;

    Answers answers_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> commands_;
    std::vector<std::string> messages_;
    std::thread thread_;
};

}  // namespace mail_test
