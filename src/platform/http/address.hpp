// Where requests come from: IP addresses, ranges of them, and how many connections each holds.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace http {

// IPv4 addresses are kept in their IPv6-mapped form.
using IpAddress = std::array<unsigned char, 16>;
std::optional<IpAddress> parse_ip(std::string_view text);
// "192.0.2.1" for "::ffff:192.0.2.1" too, which is how a socket that listens on [::] names it.
std::string plain_address(std::string_view address);

class IpRange {
public:
    // From "10.0.0.0/8", "fd00::/8" or one address; throws Error(invalid) for other text.
    explicit IpRange(std::string_view text);
    bool contains(const IpAddress& address) const;

private:
    IpAddress address_{};
    std::size_t bits_ = 128;
};

bool contains(std::span<const IpRange> ranges, std::string_view address);

// The address of the client behind trusted proxies: the last one in X-Forwarded-For that is no
// trusted proxy itself. `peer` unless it is trusted and the field holds addresses only.
std::string client_behind(
    std::string_view peer, std::string_view forwarded_for, std::span<const IpRange> trusted
);

struct ListenAddress {
    std::string host;  // a numeric address
    unsigned short port = 0;
};
// From "127.0.0.1:8080", "[::1]:8080" or "localhost:8080"; throws Error(invalid) for other text.
ListenAddress parse_listen(std::string_view text);

// True for a Host field's form: a name, an IPv4 address or [IPv6], with an optional port.
bool is_host(std::string_view text);

// How many connections there are, in all and by address. Safe from any thread.
class ConnectionCount {
public:
    ConnectionCount(std::size_t limit, std::size_t per_address)
        : limit_(limit), per_address_(per_address) {}

    // False when one more would be too many. A trusted address is not counted by itself.
    bool enter(std::string_view address, bool is_trusted);
    void leave(std::string_view address, bool is_trusted);
    // The same for one request of a client behind a trusted proxy: counted by its address alone,
    // since the connection is the proxy's.
    bool enter_behind_proxy(std::string_view client);
    void leave_behind_proxy(std::string_view client);
    std::size_t total() const;

private:
    bool add(std::string_view address);
    void take_off(std::string_view address);

    const std::size_t limit_;
    const std::size_t per_address_;
    mutable std::mutex mutex_;
    std::size_t total_ = 0;
    std::map<std::string, std::size_t, std::less<>> by_address_;
};

}  // namespace http
