#include "platform/http/test_server.hpp"

#include "platform/http/csrf.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <atomic>
#include <fstream>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

namespace http_test {

using http::Context;
using http::Method;
using http::Request;
using http::Response;

db::Dialect NoDatabase::dialect() const {
    return db::Dialect::sqlite;
}
db::Reader NoDatabase::read() {
    throw base::Error(base::Code::internal, "There is no database here.");
}
db::Transaction NoDatabase::write() {
    throw base::Error(base::Code::internal, "There is no database here.");
}

namespace {

std::optional<http::Hooks::Session> find_test_session(const Request& request) {
    const std::string_view cookie = request.cookie("session");
    if (cookie == "broken") {
        throw base::Error(base::Code::busy, "The database is busy. Try again in a moment.");
    }
    if (cookie != "member" && cookie != "nobody" && cookie != "proved") {
        return std::nullopt;
    }
    base::Viewer viewer("account-" + std::string(cookie), cookie == "proved");
    if (cookie != "nobody") {
        viewer.grant(
            "network-1",
            base::bit(base::Permission::read_internal) | base::bit(base::Permission::see_people)
        );
    }
    return http::Hooks::Session{"session-1", viewer, member_token};
}

Response public_page(const Request& request, Context& context) {
    Response response =
        http::page({"Waiora", html::format("<h1>{} {}</h1>", context.scope(), request.language)});
    response.public_scope = context.scope();
    response.public_version = 1;
    return response;
}

Response echo(const Request& request, Context&) {
    std::string said;
    for (const auto& [field, value] : request.form.fields()) {
        said += fmt::format("{}={}\n", field, value);
    }
    return http::text(said + request.body);
}

Response describe_upload(const Request& request, Context&) {
    const http::Upload* file = request.form.file("file");
    if (!file) {
        return http::text("no file", 422);
    }
    const bool is_on_disk =
        !file->path.empty() && std::filesystem::file_size(file->path) == file->size;
    return http::text(
        fmt::format("{} {} {} {}", file->file_name, file->size, is_on_disk, file->path.string())
    );
}

Response big_text(const Request&, Context&) {
    std::string lines;
    for (int i = 0; i < 2000; ++i) {
        lines += fmt::format("line {} of a long text\n", i);
    }
    return http::text(lines);
}

Response huge_text(const Request&, Context&) {
    return http::text(std::string(huge_size, 'x'));
}

Response immutable_file(const Request&, Context&) {
    Response response = http::text("p { margin: 0 }");
    response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

Response digits_file(const Request&, Context&) {
    static std::atomic<int> count{0};
    const auto path = std::filesystem::temp_directory_path() /
                      fmt::format("braid-digits-{}-{}", getpid(), count++);
    std::ofstream(path) << "0123456789";
    Response response = http::download_file(path, "text/csv", "Māori \"returns\".csv");
    response.remove_file_after = true;
    return response;
}

}  // namespace

http::Hooks test_hooks() {
    http::Hooks hooks;
    hooks.session = find_test_session;
    hooks.scope = [](const Request& request, http::Access::In in) -> std::optional<std::string> {
        if (in == http::Access::In::network && request.parameter("network") == "waiora") {
            return "network-1";
        }
        return std::nullopt;
    };
    hooks.second_factor_page = [](const Request& request) {
        return html::Url("/second-step").with("next", request.target);
    };
    return hooks;
}

http::Routes test_routes() {
    using base::Permission;
    return {
        {Method::get,
         "/",
         http::anyone(),
         [](const Request&, Context&) { return http::text("hello\n"); }},
        {Method::get, "/n/{network}", http::anyone(), public_page},
        {Method::get,
         "/n/{network}/inside",
         http::in_network(Permission::read_internal),
         [](const Request&, Context& context) { return http::text("inside " + context.scope()); }},
        {Method::post, "/n/{network}/inside", http::in_network(Permission::read_internal), echo},
        {Method::get,
         "/n/{network}/people",
         http::in_network(Permission::see_people),
         [](const Request&, Context&) { return http::text("people"); }},
        {Method::get,
         "/mine",
         http::signed_in(),
         [](const Request&, Context& context) {
             return http::page({"Mine", html::format("<p>{}</p>", context.notice())});
         }},
        {Method::get,
         "/sign-in",
         http::anyone(),
         [](const Request&, Context& context) { return http::text(context.csrf_token()); }},
        {Method::post,
         "/sign-in",
         http::anyone(),
         [](const Request&, Context&) {
             return http::with_notice(
                 http::redirect(html::Url("/mine")), "Kia ora, you are signed in."
             );
         }},
        {Method::post, "/echo", http::anyone(), echo, 0, true},
        {Method::post, "/uploads", http::anyone(), describe_upload, 20'000'000, true},
        {Method::post,
         "/n/{network}/uploads",
         http::in_network(Permission::read_internal),
         describe_upload,
         20'000'000},
        {Method::get,
         "/chart",
         http::anyone(),
         [](const Request&, Context&) { return http::text("a chart"); },
         0,
         false,
         true},
        {Method::get, "/assets/{name}", http::anyone(), immutable_file},
        {Method::get, "/big", http::anyone(), big_text},
        {Method::get, "/huge", http::anyone(), huge_text},
        {Method::get,
         "/whoami",
         http::anyone(),
         [](const Request& request, Context&) { return http::text(request.client_address); }},
        {Method::get, "/file", http::anyone(), digits_file},
        {Method::get,
         "/slow",
         http::anyone(),
         [](const Request&, Context&) {
             std::this_thread::sleep_for(std::chrono::milliseconds(300));
             return http::text("slow but sure\n");
         }},
        {Method::get,
         "/fail",
         http::anyone(),
         [](const Request&, Context&) -> Response {
             throw std::runtime_error("a secret of the inside");
         }},
        {Method::get,
         "/busy",
         http::anyone(),
         [](const Request&, Context&) -> Response {
             throw base::Error(base::Code::busy, "Busy now.");
         }},
    };
}

Request request(Method method, std::string target, http::Headers headers) {
    Request made;
    made.method = method;
    made.target = std::move(target);
    made.host = "braid.example";
    made.headers = std::move(headers);
    made.id = "request-1";
    return made;
}

std::string Answer::field(std::string_view name) const {
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos && at + 2 < head.size()) {
        const std::size_t end = head.find("\r\n", at + 2);
        const std::string line = head.substr(at + 2, end - at - 2);
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos && http::same_name(line.substr(0, colon), name)) {
            return line.substr(colon + 2);
        }
        at = end;
    }
    return {};
}

Client::Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval longest{10, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("the test server cannot be reached");
    }
}

Client::~Client() {
    ::close(socket_);
}

void Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) {
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool Client::fill() {
    char piece[16384];
    const ssize_t count = ::recv(socket_, piece, sizeof piece, 0);
    if (count <= 0) {
        return false;
    }
    waiting_.append(piece, static_cast<std::size_t>(count));
    return true;
}

Answer Client::receive(bool to_head) {
    Answer answer;
    std::size_t end = 0;
    while ((end = waiting_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) {
            return answer;
        }
    }
    answer.head = waiting_.substr(0, end + 2);
    waiting_.erase(0, end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const std::string length = answer.field("Content-Length");
    const std::size_t size = length.empty() || to_head ? 0 : std::stoul(length);
    while (waiting_.size() < size && fill()) {
    }
    answer.body = waiting_.substr(0, size);
    waiting_.erase(0, size);
    return answer;
}

Answer Client::get(std::string_view target, std::string_view fields) {
    send(fmt::format("GET {} HTTP/1.1\r\nHost: braid.example\r\n{}\r\n", target, fields));
    return receive();
}

Answer Client::post(std::string_view target, std::string_view body, std::string_view fields) {
    send(fmt::format(
        "POST {} HTTP/1.1\r\nHost: braid.example\r\nContent-Length: {}\r\n{}\r\n{}",
        target,
        body.size(),
        fields,
        body
    ));
    return receive();
}

std::size_t Client::read_some(std::size_t size) {
    std::string piece(size, '\0');
    const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool Client::is_closed() {
    errno = 0;
    while (fill()) {
    }
    return errno != EAGAIN && errno != EWOULDBLOCK;
}

http::ServerConfig small_limits() {
    http::ServerConfig config;
    config.listen = "127.0.0.1:0";
    config.worker_threads = 2;
    config.body_limit = 1000;
    return config;
}

TestServer::TestServer(http::ServerConfig config, bool with_cache)
    : dispatcher(test_routes(), test_hooks(), database, clock) {
    if (!config.listen.ends_with(":0")) {
        config.listen = "127.0.0.1:0";
    }
    if (with_cache) {
        cache = std::make_unique<http::PageCache>(http::PageCache::Config(), clock, metrics);
    }
    server = std::make_unique<http::Server>(config, dispatcher, metrics, cache.get());
    server->start();
}

TestServer::~TestServer() {
    server->stop();
}

}  // namespace http_test
