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
    std::string to;         // one address
    std::string to_name = {};
    std::string subject;
    std::string text;       // always there
    std::string html = {};  // multipart/alternative when there
    std::vector<std::pair<std::string, std::string>> headers = {};  // List-Unsubscribe and the like
};

struct Settings {
    std::string server;     // "smtps://mail.example.org:465", "smtp://...:587"; "" writes to the outbox
    std::string user = {};
    base::Secret password = {};
    std::string from = "braid@localhost";
    std::string from_name = "Braid";
    std::filesystem::path outbox = {};
};

// A whole RFC 5322 message with CRLF, UTF-8 headers encoded (RFC 2047), bodies quoted-printable.
// Throws base::Error(invalid) for an address or header that holds a line break or is no address.
std::string compose(const Message& message, const Settings& settings, base::Instant now, const std::string& message_id);

class Mailer {
public:
    virtual ~Mailer() = default;
    // Throws base::Error(busy) when the server says to try later, (invalid) when it refuses for good.
    virtual void send(const Message& message, base::Instant now) = 0;
};

// SMTP when `settings.server` is set; otherwise files NNN.eml in `settings.outbox`.
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
