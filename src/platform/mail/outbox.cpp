#include "platform/mail/outbox.hpp"

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "platform/mail/encoding.hpp"
#include "platform/mail/smtp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace mail {
namespace {

constexpr std::size_t longest_file_read = 1 << 20;

[[noreturn]] void throw_unwritable(const std::filesystem::path& path) {
    throw base::Error(
        base::Code::internal,
        fmt::format(
            "The mail outbox {} cannot be written to: {}.",
            path.string(),
            std::generic_category().message(errno)
        )
    );
}

// Writes and flushes a new file only its owner may read.
void write_new_file(const std::filesystem::path& path, std::string_view bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        throw_unwritable(path.parent_path());
    }
    bool written = true;
    while (written && !bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        written = count >= 0 || errno == EINTR;
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    written = written && ::fsync(file) == 0;
    if (::close(file) != 0 || !written) {
        ::unlink(path.c_str());
        throw_unwritable(path.parent_path());
    }
}

class OutboxMailer : public Mailer {
public:
    explicit OutboxMailer(const Settings& settings) : settings_(settings) {}

    void send(const Message& message, base::Instant now) override {
        const std::string uuid = base::new_uuid();
        const std::string bytes =
            compose(message, settings_, now, message.id.empty() ? uuid : message.id);
        const std::filesystem::path unfinished =
            settings_.outbox / fmt::format(".{}.unfinished", uuid);
        write_new_file(unfinished, bytes);
        std::filesystem::rename(
            unfinished, settings_.outbox / fmt::format("{:016}-{}.eml", now.micros, uuid)
        );
    }

private:
    Settings settings_;
};

// The headers of a message or a part by lower-case name, and what follows the empty line.
struct Parsed {
    std::vector<std::pair<std::string, std::string>> headers;
    std::string_view body;

    std::string header(std::string_view name) const {
        for (const auto& [key, value] : headers) {
            if (key == name) {
                return value;
            }
        }
        return "";
    }
};

Parsed parse_part(std::string_view text) {
    Parsed parsed;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find("\r\n"), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 2, text.size()));
        if (line.empty()) {
            break;
        }
        if (line.front() == ' ' && !parsed.headers.empty()) {
            parsed.headers.back().second += line;
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            const std::string value(base::trim(line.substr(colon + 1)));
            parsed.headers.emplace_back(base::lower(line.substr(0, colon)), value);
        }
    }
    parsed.body = text;
    return parsed;
}

// The plain text of a message of ours.
std::string plain_text(const Parsed& message) {
    const std::string type = message.header("content-type");
    const std::size_t start = type.find("boundary=\"");
    if (start == std::string::npos) {
        return decode_quoted_printable(message.body);
    }
    const std::size_t name = start + std::string_view("boundary=\"").size();
    const std::string mark = "--" + type.substr(name, type.find('"', name) - name);
    const std::size_t first = message.body.find(mark);
    const std::size_t last =
        first == std::string_view::npos ? first : message.body.find("\r\n" + mark, first);
    if (last == std::string_view::npos) {
        return "";
    }
    const std::size_t from = first + mark.size() + 2;
    const std::string_view inside =
        message.body.substr(std::min(from, last), last - std::min(from, last));
    return decode_quoted_printable(parse_part(inside).body);
}

std::string address_in(const std::string& mailbox_text) {
    const std::size_t open = mailbox_text.rfind('<');
    return open == std::string::npos
               ? mailbox_text
               : mailbox_text.substr(open + 1, mailbox_text.rfind('>') - open - 1);
}

OutboxItem read_item(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(longest_file_read, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    const Parsed message = parse_part(bytes);
    OutboxItem item;
    item.name = path.filename().string();
    item.to = address_in(message.header("to"));
    item.subject = decode_header(message.header("subject"));
    item.text = plain_text(message);
    std::from_chars(item.name.data(), item.name.data() + item.name.size(), item.at.micros);
    return item;
}

}  // namespace

std::unique_ptr<Mailer> make_outbox_mailer(const Settings& settings) {
    std::error_code failure;
    const bool made = std::filesystem::create_directories(settings.outbox, failure);
    if (failure || settings.outbox.empty()) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("The mail outbox {} cannot be made.", settings.outbox.string())
        );
    }
    if (made) {
        std::filesystem::permissions(settings.outbox, std::filesystem::perms::owner_all, failure);
    }
    return std::make_unique<OutboxMailer>(settings);
}

std::unique_ptr<Mailer> make_mailer(const Settings& settings) {
    sendable_address(settings.from);
    return settings.server.empty() ? make_outbox_mailer(settings) : make_smtp_mailer(settings);
}

std::vector<OutboxItem> read_outbox(const std::filesystem::path& outbox, int limit) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(outbox, failure)) {
        if (entry.path().extension() == ".eml" && entry.is_regular_file(failure)) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end(), std::greater<>());
    files.resize(std::min(files.size(), static_cast<std::size_t>(std::max(limit, 0))));
    std::vector<OutboxItem> items;
    items.reserve(files.size());
    for (const auto& file : files) {
        items.push_back(read_item(file));
    }
    return items;
}

}  // namespace mail
