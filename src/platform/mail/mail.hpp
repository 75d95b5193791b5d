// E-mail: SMTP through libcurl, or an outbox of files when no server is configured.
#pragma once

#include "base/secret.hpp"
#include "base/time.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mail {

struct Message {
    std::string to;  // one address
    std::string to_name = {};
    std::string subject;
    std::string text;       // always there
    std::string html = {};  // multipart/alternative when there
    std::vector<std::pair<std::string, std::string>> headers = {};  // List-Unsubscribe and the like
    std::string id = {};  // the Message-ID, so that a second try is known as the same; "" makes one
};

struct Settings {
    // "smtps://mail.example.org:465", "smtp://...:587"; "" writes to the outbox. TLS is required,
    // with smtp:// by STARTTLS, except on a smtp:// server of this machine (localhost, 127.0.0.1).
    std::string server;
    std::string user = {};
    base::Secret password = {};
    // A PEM file of the authorities that may vouch for the server, instead of the system's; "" is
    // the system's.
    std::filesystem::path ca_file = {};
    std::string from = "braid@localhost";
    std::string from_name = "Braid";
    std::filesystem::path outbox = {};
};

// A whole RFC 5322 message with CRLF, UTF-8 headers encoded (RFC 2047), bodies quoted-printable.
// Throws base::Error(invalid) for an address or header that holds a line break or is no address.
std::string compose(
    const Message& message,
    const Settings& settings,
    base::Instant now,
    const std::string& message_id
);

class Mailer {
public:
    virtual ~Mailer() = default;
    // Throws base::Error(busy) when it may go well later (the server says so, cannot be reached or
    // does not let us in), (invalid) when the server refuses this message for good. The error's
    // text holds no address and none of the server's words.
    virtual void send(const Message& message, base::Instant now) = 0;
};

// SMTP when `settings.server` is set; otherwise files in `settings.outbox`, made when missing,
// whose names sort by time: "<microseconds>-<uuid>.eml". Throws base::Error(invalid) for a server
// that is not smtp:// or smtps://, a sender that is no address, or a `ca_file` that cannot be read.
std::unique_ptr<Mailer> make_mailer(const Settings& settings);

struct OutboxItem {
    std::string name;  // the file's
    std::string to;
    std::string subject;
    std::string text;
    base::Instant at;
};
// The newest first; for the demonstration's outbox page.
std::vector<OutboxItem> read_outbox(const std::filesystem::path& outbox, int limit = 50);

}  // namespace mail
