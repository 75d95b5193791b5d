// What the log says of a request, and what it never says.
#include "platform/http/test_server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>
#include <thread>

namespace {

using http_test::Answer;
using http_test::Client;
using http_test::small_limits;
using http_test::TestServer;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

// Catches the log for as long as it lives. Read it when the server has stopped.
class CaughtLog {
public:
    CaughtLog() {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_, true)
        ));
    }
    ~CaughtLog() { spdlog::set_default_logger(before_); }
    CaughtLog(const CaughtLog&) = delete;
    CaughtLog& operator=(const CaughtLog&) = delete;

    std::string text() const { return text_.str(); }
    int lines_with(const std::string& words) const {
        std::istringstream lines(text_.str());
        int count = 0;
        for (std::string line; std::getline(lines, line);) {
            count += line.find(words) != std::string::npos;
        }
        return count;
    }

private:
    std::ostringstream text_;
    std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

TEST(HttpLog, NothingThatWasSentForgesALine) {
    CaughtLog log;
    {
        TestServer server;
        Client client(server.port());
        EXPECT_EQ(client.get("/?a%0Aforged=%FF").status, 400);
    }
    EXPECT_THAT(log.text(), HasSubstr("status=400"));
    EXPECT_THAT(log.text(), Not(HasSubstr("forged")));
}

TEST(HttpLog, HasOneLineForARequestAndNothingOfWhoAsked) {
    CaughtLog log;
    std::vector<std::string> ids;
    {
        TestServer server;
        Client client(server.port());
        const std::string fields = "Cookie: session=member\r\nX-Forwarded-For: 192.0.2.77\r\n";
        ids.push_back(client.get("/n/waiora?email=kim@example.org", fields).field("X-Request-Id"));
        ids.push_back(client.get("/n/a-one-time-token/inside", fields).field("X-Request-Id"));
        ids.push_back(client.get("/fail?name=Kim", fields).field("X-Request-Id"));
        ids.push_back(
            client.post("/echo", "email=kim@example.org&name=Kim", fields).field("X-Request-Id")
        );
    }
    for (const std::string& id : ids) {
        EXPECT_EQ(log.lines_with("request id=" + id + " method="), 1) << log.text();
    }
    for (const char* personal : {"kim@", "Kim", "one-time-token", "192.0.2.77", "127.0.0.1"}) {
        EXPECT_THAT(log.text(), Not(HasSubstr(personal)));
    }
}

TEST(HttpLog, NamesEachRefusalByTheIdThatWasSentWithIt) {
    CaughtLog log;
    std::vector<Answer> refusals;
    {
        auto config = small_limits();
        config.header_timeout = milliseconds(100);
        config.transfer_grace = milliseconds(100);
        config.connections_per_address = 1;
        TestServer server(config);
        for (const char* bytes :
             {"junk\r\n\r\n",
              "GET / HTTP/1.1\r\n",
              "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
              "GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n"}) {
            {
                Client client(server.port());
                client.send(bytes);
                refusals.push_back(client.receive());
            }
            for (int i = 0; i < 400 && server.metrics.connections > 0; ++i) {
                std::this_thread::sleep_for(milliseconds(5));
            }
        }
        Client only(server.port());
        only.get("/");
        refusals.push_back(Client(server.port()).receive());
    }
    std::vector<int> statuses;
    for (const Answer& refusal : refusals) {
        statuses.push_back(refusal.status);
        const std::string id = refusal.field("X-Request-Id");
        EXPECT_FALSE(id.empty()) << refusal.head;
        EXPECT_EQ(
            log.lines_with(fmt::format("request refused id={} status={}", id, refusal.status)), 1
        ) << log.text();
    }
    EXPECT_EQ(statuses, (std::vector{400, 408, 408, 417, 503}));
}

}  // namespace
