#include "platform/mail/wire.hpp"

#include <sys/socket.h>
#include <unistd.h>

namespace mail_test {

// Says goodbye before it goes, as servers do, even when not all was read.
Wire::~Wire() {
    ::shutdown(socket_, SHUT_WR);
    ::close(socket_);
}

bool Wire::start_tls(SSL_CTX* context) {
    session_.reset(SSL_new(context));
    return session_ && SSL_set_fd(session_.get(), socket_) == 1 && SSL_accept(session_.get()) == 1;
}

bool Wire::read_line(std::string& line) {
    line.clear();
    for (char byte = 0; read_byte(byte);) {
        if (byte == '\n') {
            line.pop_back();
            return true;
        }
        line += byte;
    }
    return false;
}

bool Wire::say(const std::string& answer) {
    const std::string line = answer + "\r\n";
    if (answer.empty()) {
        return false;
    }
    return session_ ? SSL_write(session_.get(), line.data(), static_cast<int>(line.size())) > 0
                    : ::send(socket_, line.data(), line.size(), MSG_NOSIGNAL) > 0;
}

bool Wire::read_byte(char& byte) {
    return session_ ? SSL_read(session_.get(), &byte, 1) == 1 : ::recv(socket_, &byte, 1, 0) == 1;
}

}  // namespace mail_test
