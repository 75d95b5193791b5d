#include "app/assets.hpp"

#include "base/error.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/http/test_server.hpp"

#include <gtest/gtest.h>

namespace {

http::Response get_asset(const std::string& path) {
    http_test::NoDatabase database;
    const base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    const http::Dispatcher dispatcher(assets::routes(), http_test::test_hooks(), database, clock);
    http::Request request;
    request.target = path;
    request.path = path;
    return dispatcher.answer(request);
}

}  // namespace

TEST(Assets, AreKeptForGoodUnderTheirHash) {
    for (const auto& [name, type] : std::vector<std::pair<std::string, std::string>>{
             {"app.css", "text/css; charset=utf-8"},
             {"htmx.js", "text/javascript; charset=utf-8"},
             {"logo.svg", "image/svg+xml"},
             {"braid.svg", "image/svg+xml"},
             {"icon-180.png", "image/png"}}) {
        const http::Response response = get_asset(std::string(assets::url(name).text()));
        EXPECT_EQ(response.status, 200) << name;
        EXPECT_EQ(response.headers.get("Content-Type"), type);
        EXPECT_EQ(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
        EXPECT_FALSE(response.body.empty());
    }
}

TEST(Assets, AreNotKeptUnderAnOlderHash) {
    const http::Response response = get_asset("/assets/000000000000/app.css");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.get("Cache-Control"), "no-store");
}

TEST(Assets, ThatAreNotThereAreNotFound) {
    const std::string folder(assets::url("app.css").text().substr(0, 21));
    EXPECT_EQ(get_asset(folder + "nothing.css").status, 404);
    EXPECT_EQ(get_asset(folder + "..").status, 404);
    EXPECT_THROW(assets::url("nothing.css"), base::Error);
}

TEST(Assets, TheStyleSheetIsSmallAndFindsItsPicturesBesideIt) {
    const std::string style = get_asset(std::string(assets::url("app.css").text())).body;
    EXPECT_LT(style.size(), 60'000U);
    EXPECT_NE(style.find("./braid.svg"), std::string::npos);
    EXPECT_EQ(style.find("://"), std::string::npos);
}
