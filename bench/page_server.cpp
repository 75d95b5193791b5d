// page_server BYTES: serves a page of so many bytes on a free port of 127.0.0.1, prints the port
// and ends with its standard input.  /cached is a public page that is kept; /pooled is the same
// bytes, through routing and a worker each time.
#include "platform/db/database.hpp"
#include "platform/http/page_cache.hpp"
#include "platform/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace {

class NoDatabase : public db::Database {
public:
    db::Dialect dialect() const override { return db::Dialect::sqlite; }
    db::Reader read() override { throw std::logic_error("no database"); }
    db::Transaction write() override { throw std::logic_error("no database"); }
};

std::string page_of(std::size_t bytes) {
    std::string page = "<!doctype html><title>Waiora</title>";
    for (std::size_t i = 0; page.size() < bytes; ++i) {
        page += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", i, i * 2654435761 % 1000003);
    }
    page.resize(bytes, ' ');
    return page;
}

http::Routes page_routes(const std::string& page) {
    const auto draw = [page](const http::Request&, http::Context&) {
        http::Response response = http::text(page);
        response.headers.set("Content-Type", "text/html; charset=utf-8");
        return response;
    };
    const auto draw_public = [draw](const http::Request& request, http::Context& context) {
        http::Response response = draw(request, context);
        response.public_scope = "network";
        return response;
    };
    return {
        {http::Method::get, "/cached", http::anyone(), draw_public},
        {http::Method::get, "/pooled", http::anyone(), draw},
    };
}

}  // namespace

int main(int count, char** words) {
    const std::size_t bytes = count > 1 ? std::stoul(words[1]) : 8192;
    NoDatabase database;
    const base::SystemClock clock;
    http::Metrics metrics;
    http::Dispatcher dispatcher(page_routes(page_of(bytes)), {}, database, clock);
    http::PageCache cache({}, clock, metrics);
    http::ServerConfig config;
    config.listen = "127.0.0.1:0";
    config.connections_per_address = 4096;
    spdlog::set_level(spdlog::level::warn);
    http::Server server(config, dispatcher, metrics, &cache);
    server.start();
    std::printf("%d\n", server.port());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    server.stop();
}
