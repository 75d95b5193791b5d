// What a stranger, a guesser or someone in a hurry is answered.
#include "platform/auth/sign_in_cast.hpp"

#include <gmock/gmock.h>

using support::AuthSite;
using support::Browser;
using support::place_of;
using testing::HasSubstr;
using testing::Not;

TEST_P(SignIn, WrongCodesRunOut) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string wrong = site.last_code() == "000000" ? "000001" : "000000";
    browser.get("/sign-in/code");
    for (const char* left :
         {"4 tries left", "3 tries left", "2 tries left", "one try left", "no tries left"}) {
        const http::Response response = browser.post("/sign-in/code", {{"code", wrong}});
        EXPECT_EQ(response.status, 422);
        EXPECT_THAT(response.body, HasSubstr(left));
    }
    EXPECT_EQ(browser.post("/sign-in/code", {{"code", site.last_code()}}).status, 422);
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(SignIn, TakesACodeWithSpacesAndRefusesOddOnes) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    browser.get("/sign-in/code");
    for (const std::string& odd : {std::string(), std::string("abc"), std::string(100'000, '1')}) {
        EXPECT_EQ(browser.post("/sign-in/code", {{"code", odd}}).status, 422);
    }
    const std::string code = site.last_code();
    browser.post("/sign-in/code", {{"code", code.substr(0, 3) + " " + code.substr(3)}});
    EXPECT_EQ(browser.who(), mere);
}

TEST_P(SignIn, AnswersTheSameWhetherOrNotTheAccountExists) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    const auto visit = [&](const std::string& email, std::size_t mails) {
        Browser browser(site);
        browser.get("/sign-in");
        const http::Response asked = browser.post("/sign-in", {{"email", email}});
        EXPECT_EQ(site.run_jobs(), mails);
        const http::Response shown = browser.get("/sign-in/code");
        const http::Response tried = browser.post("/sign-in/code", {{"code", "x"}});
        std::string seen;
        for (const http::Response* response : {&asked, &shown, &tried}) {
            std::string body = response->body;
            for (std::size_t at; (at = body.find(email)) != std::string::npos;) {
                body.replace(at, email.size(), "EMAIL");
            }
            const std::string token = support::between(body, "name=\"csrf\" value=\"", "\"");
            for (std::size_t at; !token.empty() && (at = body.find(token)) != std::string::npos;) {
                body.replace(at, token.size(), "TOKEN");
            }
            seen += std::to_string(response->status) + place_of(*response) + body + "\n";
            for (const auto& [name, value] : response->headers.all()) {
                seen +=
                    name == "Set-Cookie" ? name + value.substr(0, value.find('=')) : name + value;
            }
        }
        return seen;
    };
    EXPECT_EQ(visit("mere@example.org", 1), visit("none@example.org", 0));
}

TEST_P(SignIn, RefusesWhatIsNoAddressAndKeepsWhatWasTyped) {
    AuthSite site(database());
    Browser browser(site);
    browser.get("/sign-in?next=/n/waiora");
    const http::Response response =
        browser.post("/sign-in", {{"email", "<script>alert(1)</script>"}, {"next", "/n/waiora"}});
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(response.body, HasSubstr("Enter an e-mail address"));
    EXPECT_THAT(response.body, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(response.body, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(response.body, HasSubstr("value=\"/n/waiora\""));
    EXPECT_EQ(browser.post("/sign-in").status, 422);
}

TEST_P(SignIn, LeadsBackOnlyToOwnPaths) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    for (const auto& [next, place] : std::vector<std::pair<std::string, std::string>>{
             {"/n/waiora?tab=2", "/n/waiora?tab=2"},
             {"//evil.example", "/"},
             {"https://evil.example/", "/"},
             {"/\\evil.example", "/"},
             {"javascript:alert(1)", "/"}}) {
        site.clock.advance(base::hours(1));
        Browser browser(site);
        browser.get("/sign-in");
        browser.post("/sign-in", {{"email", "mere@example.org"}, {"next", next}});
        site.run_jobs();
        browser.get("/sign-in/code");
        const http::Response response = browser.post("/sign-in/code", {{"code", site.last_code()}});
        EXPECT_EQ(place_of(response), place) << next;
    }
}

TEST_P(SignIn, IsLimitedByAddressAndClientWithASentence) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    const auto ask = [&](const std::string& email, const std::string& from) {
        Browser browser(site);
        browser.address = from;
        browser.get("/sign-in");
        return browser.post("/sign-in", {{"email", email}});
    };
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(ask("mere@example.org", "192.0.2.9").status, 303) << i;
    }
    const http::Response refused = ask("MERE@example.org", "192.0.2.9");
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("Please wait 15 minutes and try again."));
    EXPECT_EQ(refused.headers.get("Retry-After"), "900");
    EXPECT_EQ(ask("none@example.org", "192.0.2.9").status, 303);
    site.clock.advance(901);
    EXPECT_EQ(ask("mere@example.org", "192.0.2.9").status, 303);
}

TEST_P(SignIn, AStrangerElsewhereLocksNobodyOut) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser own(site);
    own.get("/sign-in");
    own.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string code = site.last_code();
    const auto ask_from = [&](const std::string& address) {
        Browser stranger(site);
        stranger.address = address;
        stranger.get("/sign-in");
        const auto response = stranger.post("/sign-in", {{"email", "mere@example.org"}});
        return response.status == 303 ? place_of(response) : std::to_string(response.status);
    };
    for (int i = 0; i < 6; ++i) {
        ask_from("192.0.2.66");
    }
    EXPECT_EQ(ask_from("192.0.2.66"), "429");
    EXPECT_EQ(ask_from("192.0.2.67"), "/sign-in/code") << "others may still ask";
    for (int i = 0; i < 70; ++i) {
        EXPECT_EQ(ask_from("198.51.100." + std::to_string(i)), "/sign-in/code") << i;
    }
    EXPECT_LE(site.run_jobs(), 60U) << "the mailbox is not flooded";
    own.get("/sign-in/code");
    own.post("/sign-in/code", {{"code", code}});
    EXPECT_EQ(own.who(), mere) << "what was sent before still works";
}

TEST_P(SignIn, WrongCodesOfOthersLeaveTheLinkWorking) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser own(site);
    own.get("/sign-in");
    own.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string code = site.last_code();
    const std::string link = site.last_link();
    for (int i = 0; i < 8; ++i) {
        Browser stranger(site);
        stranger.address = "198.51.100." + std::to_string(i);
        stranger.get("/sign-in");
        stranger.post("/sign-in", {{"email", "mere@example.org"}});
        stranger.get("/sign-in/code");
        for (int wrong = 0; wrong < 5; ++wrong) {
            stranger.post("/sign-in/code", {{"code", "x"}});
        }
    }
    own.get("/sign-in/code");
    const auto refused = own.post("/sign-in/code", {{"code", code}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Open the link in the message instead"));
    own.get(link);
    own.post(link);
    EXPECT_EQ(own.who(), mere);
}

TEST_P(SignIn, IsLimitedByClientWithIpv6ByItsNetwork) {
    AuthSite site(database());
    const auto ask = [&](int i, const std::string& from) {
        Browser browser(site);
        browser.address = from;
        browser.get("/sign-in");
        return browser.post(
                          "/sign-in", {{"email", "a" + std::to_string(i) + "@example.org"}}
        ).status;
    };
    for (int i = 0; i < 60; ++i) {
        EXPECT_EQ(ask(i, "2001:db8::" + std::to_string(i)), 303);
    }
    EXPECT_EQ(ask(60, "2001:db8::ffff"), 429);
    EXPECT_EQ(ask(61, "2001:db8:0:1::1"), 303);
}
