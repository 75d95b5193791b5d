#include "platform/http/test_server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

using http_test::Answer;
using http_test::Client;
using http_test::small_limits;
using http_test::TestServer;

TEST(HttpServer, AnswersOverOneConnectionAgainAndAgain) {
    TestServer server;
    Client client(server.port());
    for (int i = 0; i < 3; ++i) {
        const Answer answer = client.get("/");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "hello\n");
        EXPECT_FALSE(answer.field("Date").empty());
        EXPECT_FALSE(answer.field("X-Request-Id").empty());
    }
}

TEST(HttpServer, AnswersPipelinedRequestsOneAtATimeInOrder) {
    TestServer server;
    Client client(server.port());
    client.send(
        "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: "
        "3\r\n\r\ntwo"
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    );
    EXPECT_EQ(client.receive().body, "slow but sure\n");
    EXPECT_EQ(client.receive().body, "two");
    EXPECT_EQ(client.receive().body, "hello\n");
}

TEST(HttpServer, SendsNoBodyToAHeadRequestButSaysItsLength) {
    TestServer server;
    Client client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    const Answer answer = client.receive(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.field("Content-Length"), "6");
    EXPECT_EQ(client.get("/").body, "hello\n") << "nothing of a body may lie in between";
}

TEST(HttpServer, ClosesWhenAskedTo) {
    TestServer server;
    Client client(server.port());
    const Answer answer = client.get("/", "Connection: close\r\n");
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
}
