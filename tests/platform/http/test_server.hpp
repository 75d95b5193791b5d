// A server on 127.0.0.1 with a few routes, a client that speaks raw bytes, and a session made of a
// cookie: "session=member" is an account with rights, "session=nobody" one without.
#pragma once

#include "platform/db/database.hpp"
#include "platform/http/page_cache.hpp"
#include "platform/http/server.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace http_test {

class NoDatabase : public db::Database {
public:
    db::Dialect dialect() const override;
    db::Reader read() override;
    db::Transaction write() override;
};

// More than the kernels of both ends keep for a client that does not read.
inline constexpr std::size_t huge_size = 24'000'000;
inline constexpr const char* member_token = "a-token-of-the-member";

http::Hooks test_hooks();
// GET /, /n/{network} (public, cached), /n/{network}/inside (read_internal), /mine (signed in),
// /n/{network}/people (see_people), POST /echo and /uploads (anyone), GET /file, /big, /huge,
// /fail, /whoami (the client's address) ...
http::Routes test_routes();

http::Request request(http::Method method, std::string target, http::Headers headers = {});

struct Answer {
    int status = 0;
    std::string head;
    std::string body;
    // The value of a field, "" when there is none.
    std::string field(std::string_view name) const;
};

// One connection. Reads give up after ten seconds.
class Client {
public:
    explicit Client(unsigned short port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view bytes);
    // The next answer; status 0 when the connection ended instead.
    Answer receive(bool to_head = false);
    Answer get(std::string_view target, std::string_view fields = "");
    Answer post(std::string_view target, std::string_view body, std::string_view fields = "");
    // At most so many bytes of what comes next; how many they were.
    std::size_t read_some(std::size_t size);
    bool is_closed();

private:
    bool fill();
    int socket_;
    std::string waiting_;
};

struct TestServer {
    explicit TestServer(http::ServerConfig config = {}, bool with_cache = false);
    ~TestServer();
    unsigned short port() const { return server->port(); }

    NoDatabase database;
    base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    http::Metrics metrics;
    http::Dispatcher dispatcher;
    std::unique_ptr<http::PageCache> cache;
    std::unique_ptr<http::Server> server;
};

// Small limits and short times, so that tests of them are quick.
http::ServerConfig small_limits();

}  // namespace http_test
