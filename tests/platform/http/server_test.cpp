#include "platform/http/test_server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>
#include <unistd.h>

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

TEST(HttpServer, CompressesTextForWhoTakesIt) {
    TestServer server;
    Client client(server.port());
    const Answer plain = client.get("/big");
    const Answer gzip = client.get("/big", "Accept-Encoding: gzip\r\n");
    const Answer brotli = client.get("/big", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(plain.field("Content-Encoding"), "");
    EXPECT_EQ(gzip.field("Content-Encoding"), "gzip");
    EXPECT_EQ(brotli.field("Content-Encoding"), "br");
    EXPECT_LT(gzip.body.size(), plain.body.size() / 4);
    EXPECT_LT(brotli.body.size(), plain.body.size() / 4);
    EXPECT_EQ(brotli.field("Vary"), "Accept-Encoding");
    EXPECT_EQ(client.get("/", "Accept-Encoding: gzip\r\n").field("Content-Encoding"), "")
        << "too small to gain";
}

TEST(HttpServer, GivesEachEncodingItsOwnEntityTag) {
    TestServer server;
    Client client(server.port());
    const std::string plain = client.get("/big").field("ETag");
    const std::string brotli = client.get("/big", "Accept-Encoding: br\r\n").field("ETag");
    EXPECT_NE(plain, brotli);
    EXPECT_EQ(client.get("/big").field("ETag"), plain);
    const Answer unchanged = client.get(
        "/big", fmt::format("Accept-Encoding: br\r\nIf-None-Match: \"x\", W/{}\r\n", brotli)
    );
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(unchanged.field("ETag"), brotli);
    EXPECT_EQ(unchanged.field("Content-Length"), "");
    EXPECT_EQ(client.get("/big", "If-None-Match: " + brotli + "\r\n").status, 200);
}

TEST(HttpServer, DecidesPermissionBeforeItComparesEntityTags) {
    TestServer server;
    Client client(server.port());
    const std::string etag =
        client.get("/n/waiora/inside", "Cookie: session=member\r\n").field("ETag");
    ASSERT_FALSE(etag.empty());
    const std::string known = "If-None-Match: " + etag + "\r\n";
    EXPECT_EQ(client.get("/n/waiora/inside", known + "Cookie: session=member\r\n").status, 304);
    EXPECT_EQ(client.get("/n/waiora/inside", known).status, 303);
    EXPECT_EQ(client.get("/n/waiora/inside", known + "Cookie: session=nobody\r\n").status, 404);
    EXPECT_EQ(client.get("/n/waiora/inside", "If-None-Match: *\r\n").status, 303);
}

TEST(HttpServer, SendsFilesAndPartsOfThem) {
    TestServer server;
    Client client(server.port());
    const Answer whole = client.get("/file");
    EXPECT_EQ(whole.body, "0123456789");
    EXPECT_EQ(whole.field("Accept-Ranges"), "bytes");
    const auto part = [&](const std::string& range) {
        return client.get("/file", "Range: " + range + "\r\n");
    };
    EXPECT_EQ(part("bytes=2-4").body, "234");
    EXPECT_EQ(part("bytes=2-4").status, 206);
    EXPECT_EQ(part("bytes=2-4").field("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(part("bytes=7-").body, "789");
    EXPECT_EQ(part("bytes=-3").body, "789");
    EXPECT_EQ(part("bytes=-30").body, "0123456789");
    EXPECT_EQ(part("bytes=8-99").body, "89");
    EXPECT_EQ(part("bytes=10-").status, 416);
    EXPECT_EQ(part("bytes=10-").field("Content-Range"), "bytes */10");
    EXPECT_EQ(part("bytes=-0").status, 416);
    for (const char* ignored :
         {"bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=-", "bytes"}) {
        EXPECT_EQ(part(ignored).status, 200) << ignored;
    }
    EXPECT_EQ(client.get("/file", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n").status, 200);
    client.send("HEAD /file HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive(true).field("Content-Length"), "10");
    EXPECT_EQ(client.get("/").body, "hello\n");
}

namespace {

std::string multipart_body(std::size_t size) {
    return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"data.csv\"\r\n\r\n" +
           std::string(size, 'x') + "\r\n--b--\r\n";
}

constexpr const char* multipart_type = "Content-Type: multipart/form-data; boundary=b\r\n";

}  // namespace

TEST(HttpUploads, GoToDiskOnUploadRoutesAndAreGoneAfterwards) {
    TestServer server(small_limits());
    Client client(server.port());
    const Answer answer = client.post("/uploads", multipart_body(3'000'000), multipart_type);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body.substr(0, 21), "data.csv 3000000 true");
    const std::filesystem::path path = answer.body.substr(22);
    EXPECT_FALSE(path.empty());
    for (int i = 0; i < 200 && std::filesystem::exists(path); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_EQ(client.get("/").body, "hello\n");
}

TEST(HttpUploads, AreRefusedBeforeTheyAreReadWhenNotAllowed) {
    TestServer server(small_limits());
    Client stranger(server.port());
    stranger.send(fmt::format(
        "POST /n/waiora/uploads HTTP/1.1\r\nHost: a\r\n{}Content-Length: 3000000\r\n\r\n",
        multipart_type
    ));
    EXPECT_EQ(stranger.receive().status, 401) << "not one byte of the body was sent";
    Client outsider(server.port());
    outsider.send(fmt::format(
        "POST /n/waiora/uploads HTTP/1.1\r\nHost: a\r\n{}Cookie: session=nobody\r\nContent-Length: "
        "3000000\r\n\r\n",
        multipart_type
    ));
    EXPECT_EQ(outsider.receive().status, 404);
    EXPECT_TRUE(outsider.is_closed());
}

TEST(HttpUploads, CarryTheirTokenInTheForm) {
    TestServer server(small_limits());
    Client client(server.port());
    const std::string token = fmt::format(
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n",
        http_test::member_token
    );
    const std::string fields = std::string(multipart_type) + "Cookie: session=member\r\n";
    const Answer taken = client.post("/n/waiora/uploads", token + multipart_body(100'000), fields);
    EXPECT_EQ(taken.body.substr(0, 20), "data.csv 100000 true");
    EXPECT_EQ(client.post("/n/waiora/uploads", multipart_body(100'000), fields).status, 403);
}

TEST(HttpUploads, AskedAboutFirstAreToldToGoOn) {
    TestServer server(small_limits());
    Client client(server.port());
    const std::string body = multipart_body(100'000);
    client.send(fmt::format(
        "POST /uploads HTTP/1.1\r\nHost: a\r\n{}Expect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        multipart_type,
        body.size()
    ));
    EXPECT_EQ(client.receive(true).status, 100);
    client.send(body);
    EXPECT_EQ(client.receive().body.substr(0, 20), "data.csv 100000 true");
}

TEST(HttpUploads, ThatBreakOffLeaveNothingBehind) {
    auto config = small_limits();
    config.upload_folder =
        std::filesystem::temp_directory_path() / fmt::format("braid-uploads-{}", getpid());
    std::filesystem::create_directory(config.upload_folder);
    {
        TestServer server(config);
        {
            Client client(server.port());
            client.send(fmt::format(
                "POST /uploads HTTP/1.1\r\nHost: a\r\n{}Content-Length: 200000\r\n\r\n{}",
                multipart_type,
                multipart_body(100'000).substr(0, 90'000)
            ));
            for (int i = 0; i < 400 && std::filesystem::is_empty(config.upload_folder); ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            EXPECT_FALSE(std::filesystem::is_empty(config.upload_folder));
        }
        for (int i = 0; i < 400 && !std::filesystem::is_empty(config.upload_folder); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        EXPECT_TRUE(std::filesystem::is_empty(config.upload_folder));
        Client bad(server.port());
        EXPECT_EQ(bad.post("/uploads", "--b\r\nnonsense", multipart_type).status, 400);
        EXPECT_EQ(bad.post("/uploads", "x", "Content-Type: multipart/form-data\r\n").status, 400);
        Client other(server.port());
        EXPECT_LT(
            other.post("/uploads", "x", "Content-Type: multipart/form-dataX; boundary=b\r\n")
                .status,
            500
        ) << "no upload, whatever it begins with";
        EXPECT_EQ(
            other.post("/uploads", std::string(1001, 'x'), "Content-Type: text/plain\r\n").status,
            413
        ) << "only an upload may be larger than what is held in memory";
    }
    std::filesystem::remove_all(config.upload_folder);
}

TEST(HttpProxies, AreBelievedOnlyWhenTrusted) {
    const std::string fields = "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: https\r\n";
    {
        TestServer server;
        Client client(server.port());
        EXPECT_EQ(client.get("/", fields).field("Strict-Transport-Security"), "");
    }
    auto config = small_limits();
    config.trusted_proxies = {"127.0.0.0/8"};
    config.connections_per_address = 1;
    TestServer server(config);
    Client client(server.port());
    EXPECT_NE(client.get("/", fields).field("Strict-Transport-Security"), "");
    Client second(server.port());
    EXPECT_EQ(second.get("/").status, 200) << "a proxy may hold many connections";
}

TEST(HttpProxies, AreNotNeededForSecureCookiesWherePeopleComeByHttps) {
    auto config = small_limits();
    config.behind_tls = true;
    TestServer server(config, true);
    Client client(server.port());
    const Answer answer = client.get("/sign-in");
    EXPECT_NE(answer.field("Strict-Transport-Security"), "");
    EXPECT_NE(answer.field("Set-Cookie").find("; Secure"), std::string::npos);
    EXPECT_EQ(answer.field("Set-Cookie").find("__Host-"), 0u);
    const std::string cookie =
        answer.field("Set-Cookie").substr(0, answer.field("Set-Cookie").find(';'));
    const std::string fields = fmt::format(
        "Cookie: {}\r\nOrigin: https://braid.example\r\nX-CSRF-Token: {}\r\n", cookie, answer.body
    );
    EXPECT_EQ(client.post("/sign-in", "", fields).status, 303) << "the form is its own site's";
    client.get("/n/waiora");
    const Answer cached = client.get("/n/waiora");
    EXPECT_EQ(server.metrics.cache_hits, 1u);
    EXPECT_NE(cached.field("Strict-Transport-Security"), "");
}

TEST(HttpMetrics, CountByRouteAndStatusClass) {
    TestServer server;
    Client client(server.port());
    client.get("/n/waiora");
    client.get("/n/unknown");
    client.get("/nowhere/at/all");
    client.get("/fail");
    const std::string text = server.metrics.text();
    EXPECT_NE(
        text.find("braid_http_requests_total{route=\"/n/{network}\",status=\"2xx\"} 1\n"),
        std::string::npos
    );
    EXPECT_NE(
        text.find("braid_http_requests_total{route=\"/n/{network}\",status=\"4xx\"} 1\n"),
        std::string::npos
    );
    EXPECT_NE(
        text.find("braid_http_requests_total{route=\"/fail\",status=\"5xx\"} 1\n"),
        std::string::npos
    );
    EXPECT_NE(text.find("braid_http_request_seconds_bucket{le=\"+Inf\"} 4\n"), std::string::npos);
    EXPECT_NE(text.find("braid_http_connections 1\n"), std::string::npos);
    EXPECT_EQ(text.find("nowhere"), std::string::npos) << "a path is never a label";
}
