// How much of what was written to a TCP connection has arrived.
#pragma once

#include <cstdint>

namespace http {

// Bytes that the other machine has confirmed, since the connection began: what only lies in a
// buffer of this machine is not among them. 0 when it cannot be said.
std::uint64_t acknowledged_bytes(int socket);

}  // namespace http
