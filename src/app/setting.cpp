#include "app/setting.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <concepts>

namespace app {
namespace {

template <std::integral Number>
bool read_number(const std::string& text, Number least, Number most, Number& into) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || number < least || number > most) {
        return false;
    }
    into = number;
    return true;
}

bool read_yes_no(const std::string& text, bool& into) {
    if (text != "true" && text != "false") {
        return false;
    }
    into = text == "true";
    return true;
}

bool read_text(const std::string& text, std::string& into) {
    into = text;
    return true;
}

// 4 or 6; nothing for what is no IP address.
std::optional<int> address_family(const std::string& text) {
    in6_addr bytes{};
    if (inet_pton(AF_INET, text.c_str(), &bytes) == 1) {
        return 4;
    }
    if (inet_pton(AF_INET6, text.c_str(), &bytes) == 1) {
        return 6;
    }
    return std::nullopt;
}

// "127.0.0.1:8080" or "[::1]:8080"
bool read_listen(const std::string& text, Listen& into) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) {
        return false;
    }
    std::string address = text.substr(0, colon);
    const bool in_brackets = address.starts_with('[') && address.ends_with(']');
    if (in_brackets) {
        address = address.substr(1, address.size() - 2);
    }
    if (address_family(address) != (in_brackets ? 6 : 4)) {
        return false;
    }
    std::uint16_t port = 0;
    if (!read_number<std::uint16_t>(text.substr(colon + 1), 0, 65535, port)) {
        return false;
    }
    into = {address, port};
    return true;
}

bool is_network(const std::string& text) {
    const auto slash = text.find('/');
    const auto family = address_family(text.substr(0, slash));
    int prefix = 0;
    return family && (slash == std::string::npos ||
                      read_number(text.substr(slash + 1), 0, *family == 4 ? 32 : 128, prefix));
}

bool read_networks(const std::string& text, std::vector<std::string>& into) {
    into.clear();
    for (const auto part : base::split(text, ',')) {
        if (const auto network = std::string(base::trim(part)); !network.empty()) {
            into.push_back(network);
        }
    }
    return std::ranges::all_of(into, is_network);
}

bool read_base_url(const std::string& text, std::string& into) {
    const bool is_web = text.starts_with("https://") || text.starts_with("http://");
    const auto host = text.find("//") + 2;
    if (!text.empty() && (!is_web || host >= text.size() ||
                          text.find_first_of("/?# \"<>", host) != std::string::npos)) {
        return false;
    }
    into = text;
    return true;
}

bool read_web_address(const std::string& text, std::string& into) {
    const bool is_web = text.starts_with("https://") || text.starts_with("http://");
    if (!text.empty() && (!is_web || text.find_first_of(" \"<>") != std::string::npos)) {
        return false;
    }
    into = text;
    return true;
}

bool read_database(const std::string& text, std::string& into) {
    const auto scheme = text.find("://");
    const bool is_postgres = text.starts_with("postgresql://") || text.starts_with("postgres://");
    if (scheme != std::string::npos && !is_postgres) {
        return false;
    }
    into = text;
    return true;
}

bool read_mail_server(const std::string& text, std::string& into) {
    if (!text.empty() && !text.starts_with("smtp://") && !text.starts_with("smtps://")) {
        return false;
    }
    into = text;
    return true;
}

bool read_mail_address(const std::string& text, std::string& into) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == text.size() ||
        text.find_first_of(" \r\n<>,", 0) != std::string::npos) {
        return false;
    }
    into = text;
    return true;
}

bool read_time_zone(const std::string& text, std::string& into) {
    try {
        base::date_in(base::Instant{}, text);
    } catch (const base::Error&) {
        return false;
    }
    into = text;
    return true;
}

using Kind = SettingKind;
using Text = const std::string&;
constexpr std::int64_t megabyte = 1024 * 1024;

constexpr std::array all_settings{
    Setting{
        "listen",
        Kind::text,
        "an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080",
        [](Config& c, Text t) { return read_listen(t, c.listen); }},
    Setting{
        "data",
        Kind::text,
        "the path of a folder",
        [](Config& c, Text t) {
            c.data = t;
            return !t.empty();
        }},
    Setting{
        "database",
        Kind::text,
        "the path of a file, or postgresql://user:password@host/name",
        [](Config& c, Text t) { return read_database(t, c.database); },
        true},
    Setting{
        "key_file",
        Kind::text,
        "the path of a file",
        [](Config& c, Text t) {
            c.key_file = t;
            return true;
        }},
    Setting{
        "base_url",
        Kind::text,
        "http:// or https:// and a host, without a path, such as https://braid.example.org",
        [](Config& c, Text t) { return read_base_url(t, c.base_url); }},
    Setting{
        "source_url",
        Kind::text,
        "http:// or https:// and an address, such as https://code.example.org/braid",
        [](Config& c, Text t) { return read_web_address(t, c.source_url); }},
    Setting{
        "trusted_proxies",
        Kind::list,
        "IP addresses or networks, such as [\"127.0.0.1\", \"10.0.0.0/8\"]",
        [](Config& c, Text t) { return read_networks(t, c.trusted_proxies); }},
    Setting{
        "time_zone",
        Kind::text,
        "a name of the IANA time zone list, such as Pacific/Auckland",
        [](Config& c, Text t) { return read_time_zone(t, c.time_zone); }},
    Setting{
        "demo",
        Kind::yes_no,
        "true or false",
        [](Config& c, Text t) { return read_yes_no(t, c.demo); }},
    Setting{
        "workers",
        Kind::whole_number,
        "a whole number from 0 (two for each processor) to 512",
        [](Config& c, Text t) { return read_number(t, 0, 512, c.workers); }},
    Setting{
        "public_cache_bytes",
        Kind::whole_number,
        "a whole number of bytes, 0 or more",
        [](Config& c, Text t) {
            return read_number<std::int64_t>(t, 0, 65536 * megabyte, c.public_cache_bytes);
        }},
    Setting{
        "mail.server",
        Kind::text,
        "smtps://host:465, smtp://host:587, or nothing for the outbox folder",
        [](Config& c, Text t) { return read_mail_server(t, c.mail.server); }},
    Setting{
        "mail.user",
        Kind::text,
        "text",
        [](Config& c, Text t) { return read_text(t, c.mail.user); }},
    Setting{
        "mail.password",
        Kind::text,
        "text",
        [](Config& c, Text t) {
            c.mail.password = base::Secret(t);
            return true;
        },
        true},
    Setting{
        "mail.ca_file",
        Kind::text,
        "the path of a file, or nothing for the system's authorities",
        [](Config& c, Text t) {
            c.mail.ca_file = t;
            return true;
        }},
    Setting{
        "mail.from",
        Kind::text,
        "one e-mail address",
        [](Config& c, Text t) { return read_mail_address(t, c.mail.from); }},
    Setting{
        "mail.from_name",
        Kind::text,
        "text",
        [](Config& c, Text t) { return read_text(t, c.mail.from_name); }},
    Setting{
        "limits.header_bytes",
        Kind::whole_number,
        "a whole number of bytes from 1024 to 1048576",
        [](Config& c, Text t) {
            return read_number<std::int64_t>(t, 1024, megabyte, c.limits.header_bytes);
        }},
    Setting{
        "limits.body_bytes",
        Kind::whole_number,
        "a whole number of bytes from 1024 to 1073741824",
        [](Config& c, Text t) {
            return read_number<std::int64_t>(t, 1024, 1024 * megabyte, c.limits.body_bytes);
        }},
    Setting{
        "limits.connections",
        Kind::whole_number,
        "a whole number from 10 to 100000",
        [](Config& c, Text t) { return read_number(t, 10, 100'000, c.limits.connections); }},
    Setting{
        "limits.connections_per_address",
        Kind::whole_number,
        "a whole number from 1 to 100000",
        [](Config& c, Text t) {
            return read_number(t, 1, 100'000, c.limits.connections_per_address);
        }},
    Setting{
        "limits.idle_seconds",
        Kind::whole_number,
        "a whole number of seconds from 1 to 3600",
        [](Config& c, Text t) { return read_number(t, 1, 3600, c.limits.idle_seconds); }},
    Setting{
        "limits.header_seconds",
        Kind::whole_number,
        "a whole number of seconds from 1 to 3600",
        [](Config& c, Text t) { return read_number(t, 1, 3600, c.limits.header_seconds); }},
    Setting{
        "limits.transfer_seconds",
        Kind::whole_number,
        "a whole number of seconds from 1 to 3600",
        [](Config& c, Text t) { return read_number(t, 1, 3600, c.limits.transfer_seconds); }},
};

}  // namespace

std::string Setting::variable() const {
    std::string name = "BRAID_";
    for (const char letter : key) {
        const bool is_small = letter >= 'a' && letter <= 'z';
        name += letter == '.' ? '_' : is_small ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return name;
}

std::string Setting::flag() const {
    std::string name = "--";
    for (const char letter : key) {
        name += letter == '.' || letter == '_' ? '-' : letter;
    }
    return name;
}

std::span<const Setting> settings() {
    return all_settings;
}

const Setting* find_setting(std::string_view key) {
    const auto found = std::ranges::find(all_settings, key, &Setting::key);
    return found == all_settings.end() ? nullptr : &*found;
}

}  // namespace app
