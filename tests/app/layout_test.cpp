#include "app/layout.hpp"

#include "platform/html/markup.hpp"

#include <gtest/gtest.h>

namespace {

app::Frame small_frame() {
    return {
        .title = "Measures",
        .main = html::Html("<h1>Measures</h1>"),
        .network_name = "Riverbend",
        .network_slug = "riverbend",
        .nav =
            {{"today", "Today", html::Url("/today")},
             {"measures", "Measures", html::Url("/measures")}},
        .nav_current = "measures"};
}

}  // namespace

TEST(Layout, IsAWholeDocumentWithOneOfEachLandmark) {
    const std::string page(app::layout(small_frame()).text());
    EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"en-NZ\">"));
    for (const char* once :
         {"<main ", "<header class=\"site-header", "<footer ", "<nav ", "<h1>", "id=\"main\""}) {
        EXPECT_EQ(markup::count(page, once), 1) << once;
    }
    EXPECT_EQ(markup::count(page, "<title>Measures · Riverbend · Braid</title>"), 1);
    EXPECT_LT(page.find("class=\"skip-link\""), page.find("<header"));
    EXPECT_EQ(markup::count(page, "name=\"viewport\""), 1);
}

TEST(Layout, MarksThePresentItemInBothMenus) {
    const std::string page(app::layout(small_frame()).text());
    EXPECT_EQ(markup::count(page, "<a href=\"/measures\" aria-current=\"page\">"), 2);
}

TEST(Layout, APublicPageLoadsNoScriptAndMayBeFound) {
    app::Frame frame = small_frame();
    EXPECT_EQ(markup::count(app::layout(frame).text(), "<script"), 1);
    EXPECT_EQ(markup::count(app::layout(frame).text(), "noindex"), 1);
    frame.is_public = true;
    EXPECT_EQ(markup::count(app::layout(frame).text(), "<script"), 0);
    EXPECT_EQ(markup::count(app::layout(frame).text(), "noindex"), 0);
}

TEST(Layout, AStrangerIsOfferedToSignInAndAnAccountToSignOut) {
    app::Frame frame = small_frame();
    EXPECT_EQ(markup::count(app::layout(frame).text(), "href=\"/sign-in\""), 1);
    frame.account = app::Account{"Ana", html::Url("/account"), html::Url("/sign-out"), "t0k"};
    const std::string page(app::layout(frame).text());
    EXPECT_EQ(markup::count(page, "href=\"/sign-in\""), 0);
    EXPECT_EQ(markup::count(page, "method=\"post\" action=\"/sign-out\""), 1);
    EXPECT_EQ(markup::count(page, "value=\"t0k\""), 1);
}

TEST(Layout, SurvivesHostileWordsEverywhere) {
    const std::string attack = "<script>\"'&";
    const std::string page(
        app::layout({.title = attack,
                     .main = {},
                     .description = attack,
                     .lang = attack,
                     .network_name = attack,
                     .network_slug = attack,
                     .nav = {{attack, attack, html::Url::checked(attack)}},
                     .nav_current = attack,
                     .account = app::Account{attack, html::Url("/a"), html::Url("/b"), attack},
                     .notice = attack,
                     .demo_banner = attack})
            .text()
    );
    EXPECT_EQ(markup::count(page, "<script>"), 0);
    EXPECT_EQ(markup::count(page, attack), 0);
}
