#include "platform/html/html.hpp"

#include "base/id.hpp"

#include <gtest/gtest.h>

#include <type_traits>

static_assert(!std::is_constructible_v<html::Html, std::string>);
static_assert(!std::is_constructible_v<html::Url, std::string>);

TEST(Html, FormatEscapesEverythingThatIsNotHtml) {
    const std::string hostile = "<script>\"'&";
    EXPECT_EQ(
        html::format("<p title=\"{}\">{}</p>", hostile, html::Html("<b>ok</b>")).text(),
        "<p title=\"&lt;script&gt;&quot;&#39;&amp;\"><b>ok</b></p>"
    );
    EXPECT_EQ(html::format("{} {:.1f}", 3, 2.25).text(), "3 2.2");
}

TEST(Html, UrlsEncodeEachSegment) {
    struct Thing;
    EXPECT_EQ(
        html::url("/n/{}/m/{}", std::string("a/b?c"), base::Id<Thing>("x-1")).text(),
        "/n/a%2Fb%3Fc/m/x-1"
    );
    EXPECT_EQ(html::Url("/a#top").with("q", "Māori & co").text(), "/a?q=M%C4%81ori%20%26%20co#top");
}

TEST(Html, RunTimeUrlsGoNowhereUnlessTheirSchemeIsAllowed) {
    for (const char* bad :
         {"javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          "//evil.example",
          "/\\evil",
          " https://a",
          "data:x",
          "\tjavascript:x"}) {
        EXPECT_EQ(html::Url::checked(bad).text(), "") << bad;
    }
    for (const char* good : {"https://example.org/a?b=c", "/n/x", "mailto:a@b.nz", "#main"}) {
        EXPECT_EQ(html::Url::checked(good).text(), good);
    }
}
