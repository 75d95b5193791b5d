// What one client may take from the others: memory by not reading, connections, requests at once.
#include "platform/http/address.hpp"
#include "platform/http/test_server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

namespace {

using http_test::Answer;
using http_test::Client;
using http_test::small_limits;
using http_test::TestServer;
using std::chrono::milliseconds;

bool becomes_still(TestServer& server, std::int64_t connections) {
    for (int i = 0; i < 400 && server.metrics.connections > connections; ++i) {
        std::this_thread::sleep_for(milliseconds(10));
    }
    return server.metrics.connections <= connections;
}

void ask_for_huge(Client& client) {
    client.send("GET /huge HTTP/1.1\r\nHost: a\r\n\r\n");
}

http::ServerConfig impatient() {
    auto config = small_limits();
    config.transfer_grace = milliseconds(600);
    config.minimum_rate = 1000;  // what is asked for would buy hours
    return config;
}

TEST(HttpAnswers, AreCutOffForAClientThatStopsReading) {
    TestServer server(impatient());
    Client silent(server.port());
    ask_for_huge(silent);
    std::this_thread::sleep_for(milliseconds(200));
    ASSERT_EQ(server.metrics.connections, 1) << "it is not all in the kernel";
    EXPECT_TRUE(becomes_still(server, 0));
}

TEST(HttpAnswers, GoOnForAClientThatReadsSlowlyAndSteadily) {
    TestServer server(impatient());
    Client steady(server.port());
    ask_for_huge(steady);
    for (int i = 0; i < 40; ++i) {
        ASSERT_GT(steady.read_some(100'000), 0u);
        std::this_thread::sleep_for(milliseconds(50));
    }
    EXPECT_EQ(server.metrics.connections, 1) << "after three times the grace";
}

TEST(HttpAnswers, HoldOnlySoManyBytesInMemoryTogether) {
    auto config = impatient();
    config.reply_memory = http_test::huge_size + 1'000'000;
    TestServer server(config);
    Client silent(server.port());
    ask_for_huge(silent);
    std::this_thread::sleep_for(milliseconds(200));
    Client other(server.port());
    const Answer refused = other.get("/huge");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.field("Retry-After"), "2");
    EXPECT_EQ(other.get("/").status, 200);
    EXPECT_TRUE(becomes_still(server, 1));
    EXPECT_EQ(other.get("/huge").body.size(), http_test::huge_size) << "what was held is let go";
}

TEST(HttpAnswers, MayBeLargeWhenNobodyElseHoldsAny) {
    auto config = small_limits();
    config.reply_memory = 1000;
    TestServer server(config);
    Client client(server.port());
    EXPECT_EQ(client.get("/huge").body.size(), http_test::huge_size);
}

TEST(HttpCrowds, AreRefusedBeyondTheConnectionsOfTheServer) {
    auto config = small_limits();
    config.connection_limit = 2;
    config.trusted_proxies = {"127.0.0.0/8"};
    TestServer server(config);
    Client first(server.port());
    auto second = std::make_unique<Client>(server.port());
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second->get("/").status, 200);
    {
        Client third(server.port());
        const Answer refused = third.receive();
        EXPECT_EQ(refused.status, 503);
        EXPECT_NE(refused.field("X-Request-Id"), "");
    }
    second.reset();
    EXPECT_TRUE(becomes_still(server, 1));
    Client again(server.port());
    EXPECT_EQ(again.get("/").status, 200);
}

TEST(HttpCrowds, BehindAProxyAreCountedByTheAddressThatIsForwarded) {
    auto config = small_limits();
    config.connections_per_address = 1;
    config.trusted_proxies = {"127.0.0.0/8"};
    TestServer server(config);
    Client busy(server.port());
    busy.send("GET /slow HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(100));
    Client same(server.port());
    EXPECT_EQ(same.get("/", "X-Forwarded-For: 192.0.2.1\r\n").status, 503);
    Client other(server.port());
    EXPECT_EQ(other.get("/", "X-Forwarded-For: 192.0.2.2\r\n").status, 200);
    EXPECT_EQ(other.get("/").status, 200) << "the proxy itself is not counted";
    EXPECT_EQ(busy.receive().status, 200);
    EXPECT_EQ(busy.get("/", "X-Forwarded-For: 192.0.2.1\r\n").status, 200) << "one at a time";
    busy.send("POST /echo HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.1\r\nContent-Length: 9");
    busy.send("\r\n\r\nabc");
}

TEST(HttpCrowds, OfIpv4AreToldApartWhereTheServerListensOnIpv6) {
    http::ConnectionCount count(100, 1);
    EXPECT_TRUE(count.enter("::ffff:192.0.2.1", false));
    EXPECT_TRUE(count.enter("::ffff:192.0.2.2", false));
    EXPECT_FALSE(count.enter("192.0.2.1", false)) << "the same address in its other form";
    EXPECT_TRUE(count.enter("2001:db8:0:1::1", false));
    EXPECT_FALSE(count.enter("2001:db8:0:1::2", false)) << "one /64";
    count.leave("::ffff:192.0.2.1", false);
    EXPECT_TRUE(count.enter("192.0.2.1", false));
}

TEST(HttpCrowds, HaveTheirPlainAddressWhereTheServerListensOnIpv6) {
    auto config = small_limits();
    config.listen = "[::]:0";
    std::unique_ptr<TestServer> server;
    try {
        server = std::make_unique<TestServer>(config);
    } catch (const base::Error& error) {
        GTEST_SKIP() << "no IPv6 here: " << error.what();
    }
    Client client(server->port());
    EXPECT_EQ(client.get("/whoami").body, "127.0.0.1");
}

}  // namespace
