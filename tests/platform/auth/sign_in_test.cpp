#include "support/auth_harness.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using support::AuthSite;
using support::Browser;
using support::place_of;
using support::set_cookie_of;
using testing::HasSubstr;
using testing::Not;

STORE_TESTS(SignIn);

TEST_P(SignIn, ByCodeOpensASession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    EXPECT_EQ(browser.who(), "stranger");
    const http::Response response = browser.sign_in("Mere@Example.ORG");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(place_of(response), "/");
    EXPECT_EQ(browser.who(), mere);
    const std::string cookie = set_cookie_of(response, "__Host-braid_session");
    for (const char* part : {"HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=2592000"}) {
        EXPECT_THAT(cookie, HasSubstr(part));
    }
    EXPECT_THAT(cookie, Not(HasSubstr("Domain")));
    EXPECT_EQ(site.sent.back().to, "mere@example.org");
}

TEST_P(SignIn, ByLinkNeedsAPressSoThatScannersDoNotUseItUp) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser asking(site);
    asking.get("/sign-in");
    asking.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string link = site.last_link();
    Browser scanner(site);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(scanner.get(link).status, 200);
    }
    EXPECT_EQ(scanner.who(), "stranger");
    Browser phone(site);
    const http::Response shown = phone.get(link);
    EXPECT_EQ(shown.headers.get("Referrer-Policy"), "same-origin") << "the address is a secret";
    EXPECT_EQ(shown.headers.get("Cache-Control"), "private, no-store");
    EXPECT_EQ(phone.post(link).status, 303);
    EXPECT_EQ(phone.who(), mere);
}

TEST_P(SignIn, KeysWorkOnceAndUseUpEachOther) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string code = site.last_code();
    const std::string link = site.last_link();
    Browser other(site);
    EXPECT_EQ(other.get(link).status, 410);
    EXPECT_EQ(other.post("/sign-in/code", {{"code", code}}).status, 403)
        << "no form seen, no token";
    other.get("/sign-in");
    EXPECT_EQ(other.post(link).status, 410);
    EXPECT_EQ(place_of(other.post("/sign-in/code", {{"code", code}})), "/sign-in");
    EXPECT_EQ(other.who(), "stranger");
}

TEST_P(SignIn, KeysEndAfterTenMinutes) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    site.clock.advance(base::minutes(10));
    EXPECT_EQ(browser.get(site.last_link()).status, 410);
    browser.get("/sign-in");
    EXPECT_EQ(browser.post(site.last_link()).status, 410);
    EXPECT_EQ(place_of(browser.post("/sign-in/code", {{"code", site.last_code()}})), "/sign-in");
    EXPECT_EQ(browser.who(), "stranger");
}

TEST_P(SignIn, ACodeIsAcceptedOnlyInTheBrowserThatAsked) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string code = site.last_code();
    Browser thief(site);
    thief.get("/sign-in");
    thief.post("/sign-in", {{"email", "someone@example.org"}});
    thief.get("/sign-in/code");
    EXPECT_EQ(thief.post("/sign-in/code", {{"code", code}}).status, 422);
    EXPECT_EQ(thief.who(), "stranger");
}

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

TEST_P(SignIn, DisabledAndErasedAccountsGetNoMailAndKeepNoSession) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    ASSERT_EQ(browser.who(), mere);
    Browser later(site);
    later.get("/sign-in");
    later.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    database().change([&](db::Transaction& transaction) {
        auth::disable_account(transaction, site.clock.now(), mere, "");
    });
    EXPECT_EQ(browser.who(), "stranger");
    later.get("/sign-in/code");
    EXPECT_EQ(later.post("/sign-in/code", {{"code", site.last_code()}}).status, 422);
    later.get("/sign-in");
    later.post("/sign-in", {{"email", "mere@example.org"}});
    EXPECT_EQ(site.run_jobs(), 0u);
}

TEST_P(SignIn, GivesAnotherSessionEachTimeAndEndsTheOneBefore) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.cookies["braid_session"] = "chosen-by-an-attacker";
    browser.sign_in("mere@example.org");
    const std::string first = browser.cookies["braid_session"];
    EXPECT_NE(first, "chosen-by-an-attacker");
    site.database().change([&](db::Transaction& transaction) {
        const std::string link =
            auth::make_signin_link(transaction, site.clock.now(), "mere@example.org");
        browser.csrf.clear();
        site.sent.push_back({.to = "", .subject = "", .text = site.settings.base_url + link + "\n"}
        );
    });
    browser.get(site.last_link());
    browser.post(site.last_link());
    EXPECT_NE(browser.cookies["braid_session"], first);
    EXPECT_EQ(browser.who(), mere);
    Browser old(site);
    old.cookies["braid_session"] = first;
    EXPECT_EQ(old.who(), "stranger");
}

TEST_P(SignIn, RefusesFormsFromOtherSites) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    EXPECT_EQ(
        browser.post("/sign-in", {{"email", "mere@example.org"}, {"csrf", "no"}}).status, 403
    );
    browser.sec_fetch_site = "cross-site";
    EXPECT_EQ(browser.post("/sign-in", {{"email", "mere@example.org"}}).status, 403);
    EXPECT_EQ(site.run_jobs(), 0u);
}

TEST_P(SignIn, SignOutEndsTheSessionInTheDatabaseToo) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string token = browser.cookies["braid_session"];
    browser.get("/account");
    EXPECT_EQ(browser.post("/sign-out").status, 303);
    EXPECT_EQ(browser.who(), "stranger");
    browser.cookies["braid_session"] = token;
    EXPECT_EQ(browser.who(), "stranger");
    browser.get("/sign-in");
    EXPECT_EQ(browser.post("/sign-out").status, 303) << "signing out twice is no mistake";
}

TEST_P(SignIn, KeepsNoTokenCodeOrAddressOfAClientInTheDatabase) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    Browser browser(site);
    browser.sign_in("mere@example.org");
    const std::string token = support::between(site.last_link() + "\n", "/sign-in/link/", "\n");
    db::Reader reader = database().read();
    std::string all;
    for (const db::Row& row : reader.query(
             R"(/* test.all */
             select coalesce(token_hash, '') || ' ' || coalesce(code_hash, '') || ' ' ||
                 coalesce(browser_hash, '') as kept from sign_in_requests
             union all select token_hash || ' ' || agent as kept from sessions
             union all select bucket as kept from rate_limits)"
         )) {
        all += row.text("kept") + "\n";
    }
    EXPECT_THAT(all, HasSubstr("Firefox on Linux"));
    for (const std::string& secret :
         {token, site.last_code() + " ", browser.cookies["braid_session"], browser.address}) {
        ASSERT_FALSE(secret.empty());
        EXPECT_THAT(all, Not(HasSubstr(secret)));
    }
}

TEST_P(SignIn, ALinkFromTheConsoleWorksOnce) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    std::string link;
    database().change([&](db::Transaction& transaction) {
        link =
            auth::make_signin_link(transaction, site.clock.now(), "MERE@example.org", "/n/waiora");
        EXPECT_THROW(
            auth::make_signin_link(transaction, site.clock.now(), "none@example.org"), base::Error
        );
    });
    Browser browser(site);
    browser.get(link);
    EXPECT_EQ(place_of(browser.post(link)), "/n/waiora");
    EXPECT_EQ(browser.who(), mere);
    EXPECT_EQ(browser.get(link).status, 410);
}

TEST_P(SignIn, ALinkOfTheDemonstrationProvesTheSecondStepToo) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org", true);
    const std::string shared = site.add_account("reception@example.org");
    for (const std::string email : {"mere@example.org", "reception@example.org"}) {
        std::string link;
        database().change([&](db::Transaction& transaction) {
            link = auth::make_signin_link(transaction, site.clock.now(), email, "/whoami", true);
        });
        Browser browser(site);
        browser.get(link);
        EXPECT_EQ(place_of(browser.post(link)), "/whoami");
        EXPECT_EQ(browser.who(), email[0] == 'm' ? mere + " with second factor" : shared);
    }
}

TEST_P(SignIn, AJobRunTwiceSendsKeysThatWork) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    Browser browser(site);
    browser.get("/sign-in");
    browser.post("/sign-in", {{"email", "mere@example.org"}});
    site.run_jobs();
    const std::string first = site.last_code();
    db::Reader reader = database().read();
    const std::string request =
        reader.find("/* test.request */ select id from sign_in_requests")->text("id");
    const jobs::Job job{
        "j", std::string(auth::sign_in_mail_job), "{\"request\":\"" + request + "\"}"};
    auth::job_handlers(site.settings, site.vault).at(job.kind)(job, database(), site.clock.now());
    EXPECT_EQ(site.run_jobs(), 1u);
    browser.get("/sign-in/code");
    browser.post("/sign-in/code", {{"code", site.last_code()}});
    EXPECT_EQ(browser.who(), mere);
    EXPECT_THROW(
        auth::job_handlers(site.settings, site.vault)
            .at(job.kind)({"j", job.kind, "[]"}, database(), site.clock.now()),
        base::Error
    );
}
