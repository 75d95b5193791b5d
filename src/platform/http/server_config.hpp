// How the server listens and what it bears. Every limit has a default that a small machine can
// hold.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace http {

struct ServerConfig {
    std::string listen = "127.0.0.1:8080";  // "0.0.0.0:80", "[::1]:8080"; port 0: any free one
    std::size_t io_threads = 2;
    std::size_t worker_threads = 8;
    std::size_t queue_limit = 512;  // requests waiting for a worker; one more is told to come back

    std::size_t connection_limit = 4096;
    std::size_t connections_per_address =
        256;  // IPv6: per /64; behind a trusted proxy, requests at once

    std::size_t header_limit = 16 * 1024;          // bytes of request line and fields
    std::size_t body_limit = 10 * 1000 * 1000;     // bytes, where the route does not say
    std::size_t body_memory = 256 * 1000 * 1000;   // bytes of all bodies held in memory together
    std::size_t reply_memory = 256 * 1000 * 1000;  // the same for answers not yet taken

    std::chrono::milliseconds header_timeout{10'000};  // from its first byte to its end
    std::chrono::milliseconds idle_timeout{60'000};    // between requests
    // A body or an answer may take this long, plus a second for each `minimum_rate` bytes moved;
    // and never longer than this without any byte moving.
    std::chrono::milliseconds transfer_grace{10'000};
    std::size_t minimum_rate = 1000;
    std::chrono::milliseconds shutdown_grace{20'000};  // for requests under way

    std::vector<std::string>
        trusted_proxies;             // "10.0.0.0/8": their X-Forwarded-For and -Proto count
    bool behind_tls = false;         // people come by https, whatever a proxy says of it
    std::vector<std::string> hosts;  // names that are answered to; empty: any
    std::vector<std::string> languages{"en"};  // pages exist in these; the first is the default
    std::filesystem::path upload_folder = std::filesystem::temp_directory_path();
};

}  // namespace http
