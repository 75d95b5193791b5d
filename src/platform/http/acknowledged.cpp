#include "platform/http/acknowledged.hpp"

// The kernel's own header: the C library's declares the same struct without this count.
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace http {

std::uint64_t acknowledged_bytes(int socket) {
    tcp_info info{};
    socklen_t size = sizeof info;
    return getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_bytes_acked : 0;
}

}  // namespace http
