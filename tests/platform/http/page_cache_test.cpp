#include "platform/http/page_cache.hpp"

#include "platform/http/test_server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace {

using http::Encoding;
using http::PageCache;
using http::PageKey;

const std::vector<std::string> languages{"en", "mi"};

std::optional<http::RawRequest> recognise(std::string_view bytes, bool trusted = false) {
    return http::recognise(bytes, trusted, languages);
}

class Cache : public testing::Test {
protected:
    void keep(const PageKey& of, const std::string& body, std::int64_t version = 1) {
        cache.keep(of, {"head", "head 304", body, "\"tag\"", nullptr}, "network-1", version);
    }
    std::string find(const PageKey& of) {
        const auto page = cache.find(of);
        return page ? page->body : "";
    }

    base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    http::Metrics metrics;
    PageCache cache{{.byte_limit = 8'000}, clock, metrics};
    const PageKey key{"a", "/", "en"};
};

TEST(RawRequests, AreRecognisedWhenPlain) {
    const std::string bytes =
        "GET /n/waiora?a=b HTTP/1.1\r\nHost: a:8080\r\nAccept-Encoding: gzip, "
        "br\r\nAccept-Language: mi\r\n"
        "If-None-Match: \"x\"\r\nConnection: keep-alive\r\nUser-Agent: any\r\n\r\nGET /next";
    const auto request = recognise(bytes);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->key.host, "a:8080");
    EXPECT_EQ(request->key.target, "/n/waiora?a=b");
    EXPECT_EQ(request->key.language, "mi");
    EXPECT_EQ(request->key.encoding, Encoding::brotli);
    EXPECT_EQ(request->if_none_match, "\"x\"");
    EXPECT_FALSE(request->is_head);
    EXPECT_EQ(bytes.substr(request->size), "GET /next");
    EXPECT_TRUE(recognise("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")->is_head);
}

TEST(RawRequests, TakeTheLongWayWhenAnythingIsUnusual) {
    for (const char* field :
         {"Cookie: a=b",
          "Content-Length: 0",
          "Transfer-Encoding: chunked",
          "Authorization: Basic x",
          "Range: bytes=0-1",
          "Connection: close",
          "Upgrade: h2c",
          "Expect: 100-continue",
          "HX-Request: true",
          "Accept: application/json",
          "Host: b",
          "Bad Name: x",
          "Content-Length : 5",
          "No colon",
          " folded: x",
          ": no name",
          "X: a\x01"}) {
        const std::string bytes = std::string("GET / HTTP/1.1\r\nHost: a\r\n") + field + "\r\n\r\n";
        EXPECT_FALSE(recognise(bytes)) << field;
    }
    for (const char* bytes :
         {"POST / HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\n",
          "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/1.1\nHost: a\n\n",
          "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / a HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET HTTP/1.1\r\n\r\n",
          "",
          "GET ",
          "GET / HTTP/1.1\r\nHost: a\r\nX: y\nContent-Length: 3\r\n\r\n"}) {
        EXPECT_FALSE(recognise(bytes)) << bytes;
    }
}

TEST(RawRequests, BelieveOnlyATrustedProxyAboutTls) {
    const char* bytes = "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\n\r\n";
    EXPECT_FALSE(recognise(bytes, false)->key.is_secure);
    EXPECT_TRUE(recognise(bytes, true)->key.is_secure);
}

TEST_F(Cache, AnswersEachKeyWithItsOwnBytes) {
    keep({"a", "/", "en"}, "plain");
    keep({"a", "/", "en", Encoding::gzip}, "zipped");
    keep({"a", "/", "mi"}, "te reo");
    keep({"b", "/", "en"}, "other host");
    keep({"a", "/?x", "en"}, "query");
    keep({"a", "/", "en", Encoding::identity, true}, "secure");
    EXPECT_EQ(find({"a", "/", "en"}), "plain");
    EXPECT_EQ(find({"a", "/", "en", Encoding::gzip}), "zipped");
    EXPECT_EQ(find({"a", "/", "mi"}), "te reo");
    EXPECT_EQ(find({"b", "/", "en"}), "other host");
    EXPECT_EQ(find({"a", "/?x", "en"}), "query");
    EXPECT_EQ(find({"a", "/", "en", Encoding::identity, true}), "secure");
    EXPECT_EQ(find({"a", "/", "en", Encoding::brotli}), "");
}

TEST_F(Cache, DropsPagesOfAnOlderVersion) {
    keep(key, "first", 1);
    cache.set_version("another", 9);
    EXPECT_EQ(find(key), "first");
    cache.set_version("network-1", 2);
    EXPECT_EQ(find(key), "");
    keep(key, "late", 1);
    EXPECT_EQ(find(key), "") << "drawn before the change, finished after it";
    keep(key, "second", 2);
    EXPECT_EQ(find(key), "second");
    keep({"a", "/other", "en"}, "third", 3);
    EXPECT_EQ(find(key), "") << "a page told of a newer version";
}

TEST_F(Cache, ForgetsAtTheEndOfTheLocalDay) {
    keep(key, "today");
    clock.set(base::start_of(base::add_days(base::date_in(clock.now()), 1)) - 1);
    EXPECT_EQ(find(key), "today");
    clock.advance(1);
    EXPECT_EQ(find(key), "");
}

TEST_F(Cache, StaysWithinItsBytes) {
    const std::string page(500, 'x');
    for (int i = 0; i < 20; ++i) {
        const std::string target = "/" + std::to_string(i);
        keep({"a", target, "en"}, page);
        find({"a", "/0", "en"});
    }
    EXPECT_LE(metrics.cache_bytes, 8'000);
    EXPECT_GT(metrics.cache_bytes, 6'000);
    EXPECT_EQ(find({"a", "/0", "en"}), page) << "used again and again";
    EXPECT_EQ(find({"a", "/1", "en"}), "");
    EXPECT_EQ(find({"a", "/19", "en"}), page);
    keep({"a", "/large", "en"}, std::string(2'000, 'x'));
    EXPECT_EQ(find({"a", "/large", "en"}), "") << "one page may not push out all others";
}

template <class Condition>
bool comes_true(Condition condition) {
    for (int i = 0; i < 1000 && !condition(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return condition();
}

TEST(CachePolling, LearnsTheVersionsOfOtherProcesses) {
    const base::SystemClock clock;
    http::Metrics metrics;
    std::atomic<std::int64_t> version{1};
    std::atomic<bool> is_gone{false};
    PageCache cache({.poll_interval = std::chrono::milliseconds(5)}, clock, metrics);
    cache.poll([&] {
        return is_gone ? std::map<std::string, std::int64_t>()
                       : std::map<std::string, std::int64_t>{{"n", version}};
    });
    const PageKey key{"a", "/", "en"};
    const auto keep = [&](std::int64_t drawn_from) {
        cache.keep(key, {"", "", "page", "", nullptr}, "n", drawn_from);
    };
    keep(1);
    ASSERT_TRUE(comes_true([&] { return cache.find(key) != nullptr; }));
    version = 2;
    EXPECT_TRUE(comes_true([&] { return cache.find(key) == nullptr; }));
    keep(2);
    EXPECT_TRUE(comes_true([&] { return cache.find(key) != nullptr; }));
    is_gone = true;
    EXPECT_TRUE(comes_true([&] { return cache.find(key) == nullptr; }))
        << "a network that is no more";
}

TEST(CachePolling, AsksTwiceInTheTimeThatAnAnswerIsGoodFor) {
    const PageCache::Config config;
    EXPECT_EQ(config.poll_interval, std::chrono::milliseconds(500));
    EXPECT_EQ(config.stale_after, std::chrono::milliseconds(1'000));
}

TEST(CachePolling, ASlowAnswerDoesNotPutTheNextQuestionOff) {
    const base::SystemClock clock;
    http::Metrics metrics;
    PageCache cache(
        {.poll_interval = std::chrono::milliseconds(600),
         .stale_after = std::chrono::milliseconds(1'200)},
        clock,
        metrics
    );
    cache.poll([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        return std::map<std::string, std::int64_t>{{"n", 1}};
    });
    const PageKey key{"a", "/", "en"};
    cache.keep(key, {"", "", "page", "", nullptr}, "n", 1);
    ASSERT_TRUE(comes_true([&] { return cache.find(key) != nullptr; }));
    for (int i = 0; i < 200; ++i) {
        ASSERT_NE(cache.find(key), nullptr) << "its age is a second at most";
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

TEST(CachePolling, AnswersNothingWhenItIsOutOfTouch) {
    const base::SystemClock clock;
    http::Metrics metrics;
    std::atomic<bool> is_down{false};
    PageCache cache(
        {.poll_interval = std::chrono::milliseconds(5),
         .stale_after = std::chrono::milliseconds(200)},
        clock,
        metrics
    );
    cache.poll([&]() -> std::map<std::string, std::int64_t> {
        if (is_down) {
            throw std::runtime_error("no database");
        }
        return {{"n", 1}};
    });
    const PageKey key{"a", "/", "en"};
    cache.keep(key, {"", "", "page", "", nullptr}, "n", 1);
    ASSERT_TRUE(comes_true([&] { return cache.find(key) != nullptr; }));
    is_down = true;
    EXPECT_TRUE(comes_true([&] { return cache.find(key) == nullptr; }));
    is_down = false;
    EXPECT_TRUE(comes_true([&] { return cache.find(key) != nullptr; }));
}

TEST(CachedPages, AreAnsweredWithTheSameBytesAsDrawnOnes) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    const auto drawn = client.get("/n/waiora", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(drawn.status, 200);
    EXPECT_EQ(server.metrics.cache_hits, 0u);
    const auto cached = client.get("/n/waiora", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(server.metrics.cache_hits, 1u);
    EXPECT_EQ(cached.status, 200);
    EXPECT_EQ(cached.body, drawn.body);
    for (const char* field :
         {"Content-Type",
          "ETag",
          "Cache-Control",
          "Vary",
          "Content-Security-Policy",
          "Content-Length"}) {
        EXPECT_EQ(cached.field(field), drawn.field(field)) << field;
        EXPECT_FALSE(cached.field(field).empty()) << field;
    }
    EXPECT_FALSE(cached.field("Date").empty());
}

TEST(CachedPages, AreNotSentAgainWhenTheClientHasThem) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    const std::string etag = client.get("/n/waiora").field("ETag");
    const auto unchanged = client.get("/n/waiora", "If-None-Match: " + etag + "\r\n");
    EXPECT_EQ(server.metrics.cache_hits, 1u);
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(unchanged.field("ETag"), etag);
    EXPECT_EQ(unchanged.body, "");
    client.send("HEAD /n/waiora HTTP/1.1\r\nHost: braid.example\r\n\r\n");
    EXPECT_EQ(client.receive(true).status, 200);
    EXPECT_EQ(server.metrics.cache_hits, 2u);
    EXPECT_EQ(client.get("/").body, "hello\n");
}

TEST(CachedPages, AreNeverForSomeoneWithACookie) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    client.get("/n/waiora");
    const auto mine = client.get("/n/waiora", "Cookie: session=member\r\n");
    EXPECT_EQ(mine.field("Cache-Control"), "private, no-store");
    EXPECT_EQ(server.metrics.cache_hits, 0u);
    client.get("/sign-in");
    client.get("/sign-in");
    EXPECT_EQ(server.metrics.cache_hits, 0u);
}

TEST(CachedPages, AreDrawnAnewAfterAChange) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    client.get("/n/waiora");
    server.cache->set_version("network-1", 2);
    EXPECT_EQ(client.get("/n/waiora").status, 200);
    EXPECT_EQ(client.get("/n/waiora").status, 200);
    EXPECT_EQ(server.metrics.cache_hits, 0u) << "the page still says version 1";
}

TEST(CachedPages, AreAnsweredInPipelinesInOrder) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    client.get("/n/waiora");
    const std::string page = "GET /n/waiora HTTP/1.1\r\nHost: braid.example\r\n\r\n";
    client.send(page + "GET / HTTP/1.1\r\nHost: braid.example\r\n\r\n" + page + page);
    EXPECT_NE(client.receive().body.find("network-1"), std::string::npos);
    EXPECT_EQ(client.receive().body, "hello\n");
    EXPECT_NE(client.receive().body.find("network-1"), std::string::npos);
    EXPECT_NE(client.receive().body.find("network-1"), std::string::npos);
    EXPECT_EQ(server.metrics.cache_hits, 3u);
}

TEST(CachedPages, AreAskedAboutAfterEachChangeMadeHere) {
    http_test::TestServer server({}, true);
    std::atomic<std::int64_t> version{1};
    server.cache->poll([&] { return std::map<std::string, std::int64_t>{{"network-1", version}}; });
    http_test::Client client(server.port());
    ASSERT_TRUE(comes_true([&] {
        client.get("/n/waiora");
        return server.metrics.cache_hits > 0;
    }));
    version = 2;
    client.post("/echo", "a=b");
    const std::uint64_t hits = server.metrics.cache_hits;
    client.get("/n/waiora");
    EXPECT_EQ(server.metrics.cache_hits, hits) << "known before the change was answered";
}

TEST(CachedPages, IncludeFilesThatNeverChange) {
    http_test::TestServer server({}, true);
    http_test::Client client(server.port());
    const auto first = client.get("/assets/style.css");
    EXPECT_EQ(client.get("/assets/style.css").body, first.body);
    EXPECT_EQ(server.metrics.cache_hits, 1u);
    const auto mine = client.get("/assets/style.css", "Cookie: session=member\r\n");
    EXPECT_EQ(mine.field("Cache-Control"), "public, max-age=31536000, immutable");
}

}  // namespace
