#include "platform/http/address.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <vector>

namespace http {
namespace {

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

constexpr std::array<unsigned char, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool is_ipv4(const IpAddress& address) {
    return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

// What connections are counted by: an IPv4 address, or the /64 an IPv6 address is in.
std::string counted_by(std::string_view address) {
    const auto parsed = parse_ip(address);
    return parsed ? std::string(
                        parsed->begin(), is_ipv4(*parsed) ? parsed->end() : parsed->begin() + 8
                    )
                  : std::string(address);
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
    const std::string copy(text);
    IpAddress address{};
    if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1) {
        return address;
    }
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
    if (inet_pton(AF_INET, copy.c_str(), address.data() + 12) == 1) {
        return address;
    }
    return std::nullopt;
}

std::string plain_address(std::string_view address) {
    const auto parsed = parse_ip(address);
    std::array<char, INET_ADDRSTRLEN> text{};
    return parsed && is_ipv4(*parsed) &&
                   inet_ntop(AF_INET, parsed->data() + 12, text.data(), text.size()) != nullptr
               ? std::string(text.data())
               : std::string(address);
}

IpRange::IpRange(std::string_view text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto address = parse_ip(text.substr(0, slash));
    const bool is_dotted = text.find(':') == std::string_view::npos;
    std::optional<std::size_t> bits = is_dotted ? 32 : 128;
    if (slash < text.size()) {
        bits = parse_number<std::size_t>(text.substr(slash + 1));
    }
    if (!address || !bits || *bits > (is_dotted ? 32u : 128u)) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "\"{}\" is not an address range; write one like 10.0.0.0/8 or fd00::/8.", text
            )
        );
    }
    address_ = *address;
    bits_ = *bits + (is_dotted ? 96 : 0);
}

bool IpRange::contains(const IpAddress& address) const {
    const std::size_t whole = bits_ / 8;
    if (!std::equal(
            address_.begin(), address_.begin() + static_cast<std::ptrdiff_t>(whole), address.begin()
        )) {
        return false;
    }
    const std::size_t rest = bits_ % 8;
    return rest == 0 || (address_[whole] >> (8 - rest)) == (address[whole] >> (8 - rest));
}

bool contains(std::span<const IpRange> ranges, std::string_view address) {
    const auto parsed = parse_ip(address);
    return parsed && std::any_of(ranges.begin(), ranges.end(), [&](const IpRange& range) {
               return range.contains(*parsed);
           });
}

std::string client_behind(
    std::string_view peer, std::string_view forwarded_for, std::span<const IpRange> trusted
) {
    std::string_view client = peer;
    std::vector<std::string_view> hops = base::split(forwarded_for, ',');
    while (!hops.empty() && contains(trusted, client)) {
        const std::string_view hop = base::trim(hops.back());
        if (!parse_ip(hop)) {
            break;
        }
        client = hop;
        hops.pop_back();
    }
    return plain_address(client);
}

ListenAddress parse_listen(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    std::string_view host = text.substr(0, std::min(colon, text.size()));
    const auto port = colon == std::string_view::npos
                          ? std::nullopt
                          : parse_number<unsigned short>(text.substr(colon + 1));
    const bool is_bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (is_bracketed) {
        host = host.substr(1, host.size() - 2);
    }
    if (host == "localhost") {
        host = "127.0.0.1";
    }
    const bool is_ipv6 = host.find(':') != std::string_view::npos;
    if (!port || !parse_ip(host) || is_ipv6 != is_bracketed) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "\"{}\" is not an address to listen on; write one like 127.0.0.1:8080 or "
                "[::1]:8080.",
                text
            )
        );
    }
    return {std::string(host), *port};
}

bool is_host(std::string_view text) {
    std::string_view host = text;
    if (host.starts_with('[')) {
        const std::size_t end = host.find(']');
        if (end == std::string_view::npos || !parse_ip(host.substr(1, end - 1))) {
            return false;
        }
        host = host.substr(end + 1);
        return host.empty() ||
               (host.front() == ':' && parse_number<unsigned short>(host.substr(1)));
    }
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        if (!parse_number<unsigned short>(host.substr(colon + 1))) {
            return false;
        }
        host = host.substr(0, colon);
    }
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '_';
    });
}

bool ConnectionCount::enter(std::string_view address, bool is_trusted) {
    const std::lock_guard lock(mutex_);
    if (total_ >= limit_) {
        return false;
    }
    if (!is_trusted && !add(address)) {
        return false;
    }
    ++total_;
    return true;
}

void ConnectionCount::leave(std::string_view address, bool is_trusted) {
    const std::lock_guard lock(mutex_);
    --total_;
    if (!is_trusted) {
        take_off(address);
    }
}

bool ConnectionCount::enter_behind_proxy(std::string_view client) {
    const std::lock_guard lock(mutex_);
    return add(client);
}

void ConnectionCount::leave_behind_proxy(std::string_view client) {
    const std::lock_guard lock(mutex_);
    take_off(client);
}

// Both with the mutex held.
bool ConnectionCount::add(std::string_view address) {
    std::size_t& count = by_address_[counted_by(address)];
    if (count >= per_address_) {
        return false;
    }
    ++count;
    return true;
}

void ConnectionCount::take_off(std::string_view address) {
    const auto found = by_address_.find(counted_by(address));
    if (found != by_address_.end() && --found->second == 0) {
        by_address_.erase(found);
    }
}

std::size_t ConnectionCount::total() const {
    const std::lock_guard lock(mutex_);
    return total_;
}

}  // namespace http
