// The HTTP/1.1 server: sockets, timeouts and limits. A few I/O threads read and write; handlers run
// on a pool of workers. Requests of one connection are answered one at a time, in order.
#pragma once

#include "platform/http/dispatch.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/server_config.hpp"

#include <memory>

namespace http {

class PageCache;

class Server {
public:
    // What is referred to must outlive the server. `cache` may be null. Throws Error(invalid) for a
    // configuration that cannot be used.
    Server(
        ServerConfig config,
        const Dispatcher& dispatcher,
        Metrics& metrics,
        PageCache* cache = nullptr
    );
    ~Server();  // stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens and returns. Throws Error(invalid), naming the address, when it cannot be listened
    // on.
    void start();
    // The port that is listened on, also when the configuration left it open.
    unsigned short port() const;
    // Takes no more connections, finishes the requests under way (for at most `shutdown_grace`),
    // closes what is idle and returns when all is still. May be called twice.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace http
