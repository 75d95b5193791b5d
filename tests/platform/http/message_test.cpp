#include "platform/http/message.hpp"

#include "base/error.hpp"
#include "platform/http/address.hpp"
#include "platform/http/cookie.hpp"
#include "platform/http/negotiate.hpp"
#include "platform/http/router.hpp"
#include "platform/http/target.hpp"

#include <gtest/gtest.h>

namespace {

using http::Encoding;
using http::Method;

http::Request read(std::string target) {
    http::Request request;
    request.target = std::move(target);
    http::read_target(request);
    return request;
}

TEST(Headers, CompareNamesWithoutCase) {
    http::Headers headers;
    headers.add("Accept", "a");
    headers.add("ACCEPT", "b");
    EXPECT_EQ(headers.get("accept"), "a");
    EXPECT_EQ(headers.count("Accept"), 2u);
    headers.set("aCCept", "c");
    EXPECT_EQ(headers.count("Accept"), 1u);
    EXPECT_EQ(headers.get("Accept"), "c");
    EXPECT_FALSE(headers.has("Accep"));
}

TEST(Target, DecodesPathAndQuery) {
    const http::Request request = read("/n/M%C4%81ori%20x?q=a+b&q=c%26d");
    EXPECT_EQ(request.path, "/n/Māori x");
    EXPECT_EQ(request.query.all("q"), (std::vector<std::string>{"a b", "c&d"}));
}

TEST(Target, RefusesWhatCouldBeReadInTwoWays) {
    for (const char* bad :
         {"",
          "x",
          "/..",
          "/a/../b",
          "/a/%2E%2e",
          "/./a",
          "/a%2Fb",
          "/a%5cb",
          "/a\\b",
          "/%",
          "/%0",
          "/%0a",
          "/%00",
          "/%80",
          "/a#b",
          "http://other/"}) {
        EXPECT_THROW(read(bad), base::Error) << bad;
    }
    EXPECT_EQ(read("/a..b/...").path, "/a..b/...");
}

TEST(Cookies, AreFoundByName) {
    EXPECT_EQ(http::find_cookie("a=1; b=2;c=\"3\" ; d", "b"), "2");
    EXPECT_EQ(http::find_cookie("a=1; b=2;c=\"3\" ; d", "c"), "3");
    EXPECT_EQ(http::find_cookie("a=1; a=2", "a"), "1");
    EXPECT_EQ(http::find_cookie("aa=1; a=x=y", "a"), "x=y");
    EXPECT_EQ(http::find_cookie("d; e", "d"), std::nullopt);
    EXPECT_EQ(http::find_cookie("", "a"), std::nullopt);
}

TEST(Cookies, AreRefusedWhenTheyWouldBreakTheField) {
    http::Response response;
    EXPECT_THROW(http::set_cookie(response, {"a", "b; Domain=evil", {}}), base::Error);
    EXPECT_THROW(http::set_cookie(response, {"a", "b\r\nX: y", {}}), base::Error);
    EXPECT_THROW(http::set_cookie(response, {"a=b", "c", {}}), base::Error);
    EXPECT_FALSE(response.headers.has("Set-Cookie"));
}

TEST(Notices, SurviveTheCookieAndAreCutBetweenCharacters) {
    const auto round_trip = [](const std::string& text) {
        const http::Response response = http::with_notice(http::Response(), text);
        const std::string cookie(response.headers.get("Set-Cookie"));
        http::Request request;
        request.headers.add("Cookie", cookie.substr(0, cookie.find(';')));
        return http::notice_of(request);
    };
    EXPECT_EQ(round_trip("Kia ora; \"ā\" = 100 %"), "Kia ora; \"ā\" = 100 %");
    std::string macrons = "x";
    for (int i = 0; i < 400; ++i) {
        macrons += "ā";
    }
    EXPECT_EQ(round_trip(macrons), macrons.substr(0, 499));
}

TEST(Notices, IgnoreWhatIsNotText) {
    http::Request request;
    request.headers.add("Cookie", "notice=%ff%fe");
    EXPECT_EQ(http::notice_of(request), "");
}

TEST(Negotiation, ChoosesTheBestEncoding) {
    EXPECT_EQ(http::choose_encoding("gzip, deflate, br"), Encoding::brotli);
    EXPECT_EQ(http::choose_encoding("gzip"), Encoding::gzip);
    EXPECT_EQ(http::choose_encoding("br;q=0, gzip;q=0.5"), Encoding::gzip);
    EXPECT_EQ(http::choose_encoding("br;q=0.3, gzip;q=0.5"), Encoding::gzip);
    EXPECT_EQ(http::choose_encoding("br;q=junk"), Encoding::identity);
    EXPECT_EQ(http::choose_encoding("identity"), Encoding::identity);
    EXPECT_EQ(http::choose_encoding(""), Encoding::identity);
}

TEST(Negotiation, ChoosesTheBestLanguage) {
    const std::vector<std::string> offered{"en", "mi"};
    EXPECT_EQ(http::choose_language("mi", offered), "mi");
    EXPECT_EQ(http::choose_language("en-NZ,en;q=0.9,mi;q=0.8", offered), "en");
    EXPECT_EQ(http::choose_language("fr, MI-NZ;q=0.7, en;q=0.1", offered), "mi");
    EXPECT_EQ(http::choose_language("fr", offered), "en");
    EXPECT_EQ(http::choose_language(",;,=;q", offered), "en");
}

TEST(Negotiation, TellsJsonFromHtml) {
    EXPECT_TRUE(http::prefers_json("application/json"));
    EXPECT_TRUE(http::prefers_json("text/html;q=0.5, application/json"));
    EXPECT_FALSE(
        http::prefers_json("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    );
    EXPECT_FALSE(http::prefers_json("*/*"));
    EXPECT_FALSE(http::prefers_json(""));
}

TEST(Router, PrefersWrittenSegmentsAndFallsBackToParameters) {
    const http::Handler none = [](const http::Request&, http::Context&) {
        return http::Response();
    };
    const http::Routes routes{
        {Method::get, "/n/new", http::anyone(), none},
        {Method::get, "/n/{network}", http::anyone(), none},
        {Method::post, "/n/{network}", http::anyone(), none},
        {Method::get, "/n/{network}/g/{group}", http::anyone(), none},
        {Method::get, "/n/new/x", http::anyone(), none},
    };
    const http::Router router(routes);
    const auto path = [&](Method method, std::string_view target) {
        const auto match = router.match(method, target);
        return match.route ? match.route->path : std::string();
    };
    EXPECT_EQ(path(Method::get, "/n/new"), "/n/new");
    EXPECT_EQ(path(Method::post, "/n/new"), "/n/{network}");
    EXPECT_EQ(path(Method::get, "/n/new/g/1"), "/n/{network}/g/{group}");
    EXPECT_EQ(path(Method::get, "/n/other"), "/n/{network}");
    EXPECT_EQ(path(Method::head, "/n/other"), "/n/{network}");
    EXPECT_EQ(path(Method::get, "/n/"), "");
    EXPECT_EQ(path(Method::get, "/n//g/1"), "");
    EXPECT_EQ(path(Method::get, "/n/a/"), "");
    EXPECT_EQ(path(Method::get, ""), "");
    const auto match = router.match(Method::get, "/n/a/g/b");
    EXPECT_EQ(match.parameters, (std::vector<std::string_view>{"a", "b"}));
    EXPECT_TRUE(router.match(Method::del, "/n/new").allowed.size() == 2);
}

TEST(Addresses, AreInRangesOfBothKinds) {
    const http::IpRange private_range("10.0.0.0/9");
    EXPECT_TRUE(private_range.contains(*http::parse_ip("10.127.1.2")));
    EXPECT_FALSE(private_range.contains(*http::parse_ip("10.128.0.0")));
    EXPECT_TRUE(private_range.contains(*http::parse_ip("::ffff:10.1.1.1")));
    EXPECT_TRUE(http::IpRange("fd00::/8").contains(*http::parse_ip("fdff::1")));
    EXPECT_FALSE(http::IpRange("fd00::/8").contains(*http::parse_ip("fe00::1")));
    EXPECT_TRUE(http::IpRange("127.0.0.1").contains(*http::parse_ip("127.0.0.1")));
    for (const char* bad :
         {"", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "a/8", "10.0.0.0/", "10.0.0.0/-1"}) {
        EXPECT_THROW(http::IpRange{bad}, base::Error) << bad;
    }
}

TEST(Addresses, OfTheClientAreTakenFromTrustedProxiesOnly) {
    const std::vector<http::IpRange> trusted{http::IpRange("10.0.0.0/8")};
    EXPECT_EQ(http::client_behind("10.0.0.1", "1.2.3.4, 5.6.7.8", trusted), "5.6.7.8");
    EXPECT_EQ(http::client_behind("10.0.0.1", "1.2.3.4, 10.9.9.9", trusted), "1.2.3.4");
    EXPECT_EQ(http::client_behind("9.9.9.9", "1.2.3.4", trusted), "9.9.9.9");
    EXPECT_EQ(http::client_behind("10.0.0.1", "", trusted), "10.0.0.1");
    EXPECT_EQ(http::client_behind("10.0.0.1", "1.2.3.4, junk", trusted), "10.0.0.1");
}

TEST(Addresses, ToListenOnAreReadStrictly) {
    EXPECT_EQ(http::parse_listen("[::1]:8080").host, "::1");
    EXPECT_EQ(http::parse_listen("localhost:0").host, "127.0.0.1");
    EXPECT_EQ(http::parse_listen("0.0.0.0:80").port, 80);
    for (const char* bad :
         {"",
          "8080",
          "127.0.0.1",
          "127.0.0.1:",
          "127.0.0.1:70000",
          "::1:80",
          "[127.0.0.1]:80",
          "a:1"}) {
        EXPECT_THROW(http::parse_listen(bad), base::Error) << bad;
    }
}

TEST(Hosts, HaveOneForm) {
    for (const char* good :
         {"braid.example", "localhost:8080", "127.0.0.1", "[::1]", "[::1]:80", "a_b.nz"}) {
        EXPECT_TRUE(http::is_host(good)) << good;
    }
    for (const char* bad :
         {"", "a b", "a/b", "a@b", "a:b", ":80", "[::1", "[zz]", "[::1]x", "a:80:80", "a:99999"}) {
        EXPECT_FALSE(http::is_host(bad)) << bad;
    }
}

TEST(Downloads, QuoteTheirNames) {
    const http::Response response = http::download("a", "text/csv", "Māori \"x\"\r\n.csv");
    EXPECT_EQ(
        response.headers.get("Content-Disposition"),
        "attachment; filename=\"M__ori _x___.csv\"; filename*=UTF-8''M%C4%81ori%20%22x%22%0D%0A.csv"
    );
}

}  // namespace
