// What a server bears: hostile bytes, sizes, slowness, crowds, and being stopped.
#include "platform/http/test_server.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace {

using http_test::Answer;
using http_test::Client;
using http_test::small_limits;
using http_test::TestServer;
using std::chrono::milliseconds;
using testing::HasSubstr;

int status_of_bytes(TestServer& server, const std::string& bytes) {
    Client client(server.port());
    client.send(bytes);
    const int status = client.receive().status;
    EXPECT_TRUE(client.is_closed()) << bytes.substr(0, 100);
    return status;
}

TEST(HttpLimits, RefusesMalformedRequestsWithOneAnswerAndCloses) {
    TestServer server;
    const std::vector<std::pair<std::string, int>> cases{
        {"junk\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost a\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", 400},
        {std::string("GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 33), 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"POST /echo HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\nContent-Length: 1\r\n\r\na", 417},
    };
    for (const auto& [bytes, status] : cases) {
        EXPECT_EQ(status_of_bytes(server, bytes), status) << bytes;
    }
}

TEST(HttpLimits, LeavesNoRoomForSmuggling) {
    TestServer server;
    const std::string inner = "0\r\n\r\nGET /fail HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::vector<std::string> fields{
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 5, 5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\x0b"
        "chunked",
    };
    for (const std::string& field : fields) {
        Client client(server.port());
        client.send(fmt::format("POST /echo HTTP/1.1\r\nHost: a\r\n{}\r\n\r\n{}", field, inner));
        EXPECT_GE(client.receive().status, 400) << field;
        EXPECT_TRUE(client.is_closed()) << field;
    }
    EXPECT_EQ(server.metrics.route("/fail").by_class[5], 0u);
}

TEST(HttpLimits, ReadsChunkedBodies) {
    TestServer server;
    Client client(server.port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\none\r\n4;x=y\r\n two\r\n0\r\nTrailer: x\r\n\r\n"
    );
    EXPECT_EQ(client.receive().body, "one two");
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    EXPECT_EQ(client.receive().status, 400);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpLimits, AnswersOnlyToItsNames) {
    auto config = small_limits();
    config.hosts = {"braid.example"};
    TestServer server(config);
    Client client(server.port());
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_EQ(status_of_bytes(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
    EXPECT_EQ(
        status_of_bytes(server, "GET http://evil.example/ HTTP/1.1\r\nHost: braid.example\r\n\r\n"),
        421
    );
    Client other(server.port());
    other.send("GET http://braid.example:80/ HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(other.receive().status, 200) << "the target's own host counts";
}

TEST(HttpLimits, RefusesAHeadOfMoreThanSixteenKilobytes) {
    TestServer server;
    Client client(server.port());
    EXPECT_EQ(client.get("/", "X: " + std::string(15'000, 'x') + "\r\n").status, 200);
    EXPECT_EQ(client.get("/", "X: " + std::string(17'000, 'x') + "\r\n").status, 431);
    EXPECT_TRUE(client.is_closed());
    Client long_target(server.port());
    EXPECT_EQ(long_target.get("/" + std::string(17'000, 'x')).status, 431);
}

TEST(HttpLimits, RefusesABodyOverTheLimitWhetherDeclaredOrNot) {
    TestServer server(small_limits());
    Client exact(server.port());
    EXPECT_EQ(exact.post("/echo", std::string(1000, 'x')).body.size(), 1000u);
    const Answer declared = exact.post("/echo", std::string(1001, 'x'));
    EXPECT_EQ(declared.status, 413);
    EXPECT_THAT(declared.body, HasSubstr("at most 1,000 bytes"));
    EXPECT_TRUE(exact.is_closed());
    Client chunked(server.port());
    chunked.send(fmt::format(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n500\r\n{}\r\n",
        std::string(0x500, 'x')
    ));
    EXPECT_EQ(chunked.receive().status, 413);
    EXPECT_TRUE(chunked.is_closed());
}

TEST(HttpLimits, AStrangersFormIsShort) {
    auto config = small_limits();
    config.body_limit = 10'000'000;
    TestServer server(config);
    Client client(server.port());
    EXPECT_EQ(client.post("/echo", std::string(64 * 1024, 'x')).status, 200);
    EXPECT_EQ(client.post("/echo", std::string(64 * 1024 + 1, 'x')).status, 413);
}

TEST(HttpLimits, CutsASenderThatHasFallenSilentHoweverMuchItSentBefore) {
    auto config = small_limits();
    config.body_limit = 100'000;
    config.minimum_rate = 10;  // what is sent below would buy an hour
    config.transfer_grace = std::chrono::milliseconds(300);
    TestServer server(config);
    Client client(server.port());
    client.send(fmt::format(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n{}",
        std::string(40'000, 'x')
    ));
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpLimits, HoldsOnlySoManyBytesOfBodiesInMemory) {
    auto config = small_limits();
    config.body_limit = 100'000;
    config.body_memory = 50'000;
    TestServer server(config);
    Client client(server.port());
    EXPECT_EQ(client.post("/echo", std::string(40'000, 'x')).status, 200);
    const Answer refused = client.post("/echo", std::string(60'000, 'x'));
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.field("Retry-After"), "2");
    Client later(server.port());
    EXPECT_EQ(later.post("/echo", std::string(40'000, 'x')).status, 200)
        << "what was held is let go";
}

TEST(HttpLimits, RefusesAConnectionTooMany) {
    auto config = small_limits();
    config.connections_per_address = 2;
    TestServer server(config);
    Client first(server.port());
    auto second = std::make_unique<Client>(server.port());
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second->get("/").status, 200);
    {
        Client third(server.port());
        EXPECT_EQ(third.receive().status, 503);
    }
    second.reset();
    for (int i = 0; i < 200 && server.metrics.connections > 1; ++i) {
        std::this_thread::sleep_for(milliseconds(10));
    }
    Client again(server.port());
    EXPECT_EQ(again.get("/").status, 200);
}

TEST(HttpLimits, SaysBusyWhenTheQueueIsFull) {
    auto config = small_limits();
    config.worker_threads = 1;
    config.queue_limit = 1;
    TestServer server(config);
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<Client>(server.port()));
        clients.back()->send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    int served = 0;
    int busy = 0;
    for (const auto& client : clients) {
        const Answer answer = client->receive();
        served += answer.status == 200;
        busy += answer.status == 503 && answer.field("Retry-After") == "2";
    }
    EXPECT_GE(served, 1);
    EXPECT_GE(busy, 1);
    EXPECT_EQ(served + busy, 6);
}

TEST(HttpTimeouts, EndIdleConnectionsSilently) {
    auto config = small_limits();
    config.idle_timeout = milliseconds(100);
    TestServer server(config);
    Client client(server.port());
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_EQ(client.receive().status, 0);
    EXPECT_TRUE(client.is_closed());
}

TEST(HttpTimeouts, EndASlowHead) {
    auto config = small_limits();
    config.header_timeout = milliseconds(200);
    TestServer server(config);
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n");
    std::thread trickle([&] {
        for (int i = 0; i < 20; ++i) {
            client.send("X: y\r\n");
            std::this_thread::sleep_for(milliseconds(50));
        }
    });
    EXPECT_EQ(client.receive().status, 408) << "more bytes do not give more time";
    trickle.join();
}

TEST(HttpTimeouts, EndASlowBodyButNotASteadyOne) {
    auto config = small_limits();
    config.transfer_grace = milliseconds(200);
    config.minimum_rate = 1000;
    TestServer server(config);
    Client slow(server.port());
    slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    std::thread trickle([&] {
        for (int i = 0; i < 30; ++i) {
            slow.send("x");
            std::this_thread::sleep_for(milliseconds(40));
        }
    });
    EXPECT_EQ(slow.receive().status, 408);
    trickle.join();

    Client steady(server.port());
    steady.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    for (int i = 0; i < 9; ++i) {
        steady.send(std::string(100, 'x'));
        std::this_thread::sleep_for(milliseconds(50));
    }
    EXPECT_EQ(steady.receive().body.size(), 900u)
        << "450 ms for 900 bytes: 200 ms of grace and the rate";
}

TEST(HttpShutdown, FinishesRequestsUnderWay) {
    TestServer server;
    Client working(server.port());
    Client idle(server.port());
    EXPECT_EQ(idle.get("/").status, 200);
    working.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(50));
    server.server->stop();
    const Answer answer = working.receive();
    EXPECT_EQ(answer.body, "slow but sure\n");
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_TRUE(idle.is_closed());
    EXPECT_THROW(Client(server.port()), std::runtime_error);
}

TEST(HttpShutdown, DoesNotWaitForeverForAClient) {
    auto config = small_limits();
    config.shutdown_grace = milliseconds(100);
    TestServer server(config);
    Client client(server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(50));
    server.server->stop();
    EXPECT_EQ(client.receive().status, 0);
}

TEST(HttpServerStart, NamesTheAddressItCannotUse) {
    TestServer server;
    auto config = small_limits();
    config.listen = fmt::format("127.0.0.1:{}", server.port());
    http::Server second(config, server.dispatcher, server.metrics);
    try {
        second.start();
        FAIL() << "two servers on one port";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr(config.listen));
    }
}

}  // namespace
