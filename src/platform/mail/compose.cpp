#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/mail/encoding.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace mail {
namespace {

constexpr std::size_t longest_header_line = 998;  // RFC 5322, 2.1.1, without CRLF

// Written by compose itself, so that no header of a caller can change who sends what to whom.
constexpr std::array<std::string_view, 10> own_headers = {
    "date",
    "from",
    "to",
    "cc",
    "bcc",
    "sender",
    "subject",
    "message-id",
    "mime-version",
    "auto-submitted"};

[[noreturn]] void refuse_message(const std::string& what) {
    throw base::Error(base::Code::invalid, what);
}

void check_one_line(std::string_view text, std::string_view what) {
    const bool has_control = std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 0 && c < ' ') || c == 127;
    });
    if (has_control || !base::is_valid_utf8(text)) {
        refuse_message(fmt::format(
            "The {} of a message must be one line of text, without line breaks or control "
            "characters.",
            what
        ));
    }
}

void check_body(std::string_view text) {
    if (!base::is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
        refuse_message("The text of a message must be valid UTF-8.");
    }
}

bool is_header_name(std::string_view name) {
    return !name.empty() && name.size() <= 60 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

// Breaks a long line before a space; words are never cut.
std::string folded(const std::string& line) {
    std::string result;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t next = std::min(line.find(' ', at + 1), line.size());
        const std::string word = line.substr(at, next - at);
        if (column + word.size() > 76 && column > 0 && word != " ") {
            result += "\r\n";
            column = 0;
        }
        result += word;
        column += word.size();
        at = next;
    }
    return result;
}

std::string caller_header(const std::string& name, const std::string& value) {
    const std::string lower_name = base::lower(name);
    const bool own =
        std::find(own_headers.begin(), own_headers.end(), lower_name) != own_headers.end();
    if (!is_header_name(name) || own || lower_name.starts_with("content-")) {
        refuse_message(
            "A message holds a header that may not be set, or whose name is not a header's name."
        );
    }
    const bool is_ascii =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c < 127; });
    if (!is_ascii || base::trim(value).empty()) {
        refuse_message(fmt::format("The header {} must be one line of ASCII characters.", name));
    }
    const std::string text = folded(fmt::format("{}: {}", name, base::trim(value)));
    for (const std::string_view line : base::split(text, '\n')) {
        if (line.size() > longest_header_line) {
            refuse_message(fmt::format("The header {} holds a word of over 998 characters.", name));
        }
    }
    return text + "\r\n";
}

std::string mailbox(std::string_view header, const std::string& address, const std::string& name) {
    check_one_line(name, "name");
    const std::string sendable = sendable_address(address);
    const std::string_view trimmed = base::trim(name);
    if (trimmed.empty()) {
        return fmt::format("{}: {}\r\n", header, sendable);
    }
    return fmt::format("{}: {}\r\n <{}>\r\n", header, header_phrase(trimmed), sendable);
}

// "Sun, 22 Nov 2026 09:05:00 +0000" (RFC 5322, 3.3)
std::string mail_date(base::Instant at) {
    static constexpr std::array<const char*, 7> weekdays = {
        "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::sys_time<std::chrono::microseconds> instant{
        std::chrono::microseconds(at.micros)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
    return fmt::format(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
        weekdays[std::chrono::weekday(day).c_encoding()],
        static_cast<unsigned>(date.day()),
        months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

std::string id_header(const std::string& message_id, const std::string& from) {
    const bool plain = std::all_of(message_id.begin(), message_id.end(), [](char c) {
        return c > ' ' && c < 127 && c != '<' && c != '>';
    });
    if (!plain || message_id.empty() || message_id.size() > 200) {
        refuse_message("The identifier of a message must be one short word of ASCII characters.");
    }
    const std::string domain =
        message_id.find('@') == std::string::npos ? from.substr(from.rfind('@')) : "";
    return fmt::format("Message-ID: <{}{}>\r\n", message_id, domain);
}

std::string part(std::string_view type, std::string_view text) {
    check_body(text);
    std::string body = quoted_printable(text);
    if (!body.ends_with("\r\n")) {
        body += "\r\n";
    }
    return fmt::format(
        "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        type,
        body
    );
}

std::string content(const Message& message, const std::string& message_id) {
    if (message.html.empty()) {
        return part("text/plain", message.text);
    }
    // "=_" never stands in quoted-printable text, so no body can hold the boundary.
    const std::string boundary = "=_braid_" + base::fingerprint(message_id).substr(0, 24);
    return fmt::format(
        "Content-Type: multipart/alternative;\r\n "
        "boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}\r\n--{0}\r\n{2}\r\n--{0}--\r\n",
        boundary,
        part("text/plain", message.text),
        part("text/html", message.html)
    );
}

}  // namespace

std::string compose(
    const Message& message,
    const Settings& settings,
    base::Instant now,
    const std::string& message_id
) {
    check_one_line(message.subject, "subject");
    std::string result = fmt::format("Date: {}\r\n", mail_date(now));
    result += mailbox("From", settings.from, settings.from_name);
    result += mailbox("To", message.to, message.to_name);
    result += fmt::format("Subject: {}\r\n", header_text(base::trim(message.subject)));
    result += id_header(message_id, sendable_address(settings.from));
    result += "MIME-Version: 1.0\r\n";
    result += "Auto-Submitted: auto-generated\r\n";  // RFC 3834: no holiday replies to a program
    for (const auto& [name, value] : message.headers) {
        result += caller_header(name, value);
    }
    return result + content(message, message_id);
}

}  // namespace mail
