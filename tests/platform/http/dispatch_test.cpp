#include "platform/http/dispatch.hpp"

#include "platform/http/csrf.hpp"
#include "platform/http/test_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using http::Headers;
using http::Method;
using http::Request;
using http::Response;
using http_test::request;
using testing::HasSubstr;
using testing::Not;

class Dispatch : public testing::Test {
protected:
    Response answer(
        Method method, std::string target, Headers headers = {}, std::string body = {}
    ) {
        Request made = request(method, std::move(target), std::move(headers));
        made.body = std::move(body);
        if (!made.body.empty() && !made.headers.has("Content-Type")) {
            made.headers.add("Content-Type", "application/x-www-form-urlencoded");
        }
        made.secure = is_secure;
        return dispatcher.answer(made);
    }
    static Headers fields(std::vector<std::pair<std::string, std::string>> all) {
        Headers headers;
        for (auto& [name, value] : all) {
            headers.add(name, value);
        }
        return headers;
    }
    static Headers as(const std::string& who) { return fields({{"Cookie", "session=" + who}}); }

    http_test::NoDatabase database;
    base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    http::Dispatcher dispatcher{http_test::test_routes(), http_test::test_hooks(), database, clock};
    bool is_secure = false;
};

TEST_F(Dispatch, AnswersTheRouteOfAPath) {
    const Response response = answer(Method::get, "/");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "hello\n");
}

TEST_F(Dispatch, LeadsFromALastSlashToThePageWithoutIt) {
    const Response response = answer(Method::get, "/n/waiora/inside/?q=1");
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(response.headers.get("Location"), "/n/waiora/inside?q=1");
    EXPECT_EQ(answer(Method::get, "//evil.example/").status, 404);
    EXPECT_EQ(answer(Method::post, "/n/waiora/inside/").status, 404);
}

TEST_F(Dispatch, SaysNotFoundForAnUnknownPathAndAnUnknownScope) {
    EXPECT_EQ(answer(Method::get, "/nowhere").status, 404);
    EXPECT_EQ(answer(Method::get, "/nowhere/").status, 404);
    EXPECT_EQ(answer(Method::get, "/n/unknown").status, 404);
    EXPECT_EQ(answer(Method::get, "/n/unknown/inside", as("member")).status, 404);
}

TEST_F(Dispatch, NamesTheAllowedMethods) {
    const Response refused = answer(Method::del, "/n/waiora/inside");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.get("Allow"), "OPTIONS, GET, HEAD, POST");
    const Response asked = answer(Method::options, "/echo");
    EXPECT_EQ(asked.status, 204);
    EXPECT_EQ(asked.headers.get("Allow"), "OPTIONS, POST");
}

TEST_F(Dispatch, SendsAStrangerToSignInWithoutSayingWhetherThePageExists) {
    const Response real = answer(Method::get, "/n/waiora/inside?a=b");
    EXPECT_EQ(real.status, 303);
    EXPECT_EQ(real.headers.get("Location"), "/sign-in?next=%2Fn%2Fwaiora%2Finside%3Fa%3Db");
    const Response unreal = answer(Method::get, "/n/unknown/inside");
    EXPECT_EQ(unreal.status, 303);
    EXPECT_EQ(unreal.body, real.body);
    EXPECT_EQ(answer(Method::head, "/mine").status, 303);
}

TEST_F(Dispatch, TellsAStrangersOtherRequestsToSignInFirst) {
    EXPECT_EQ(answer(Method::post, "/n/waiora/inside", {}, "a=b").status, 401);
    EXPECT_EQ(answer(Method::post, "/n/unknown/inside", {}, "a=b").status, 401);
    EXPECT_EQ(answer(Method::get, "/mine", fields({{"Accept", "application/json"}})).status, 401);
    const Response part = answer(Method::get, "/mine", fields({{"HX-Request", "true"}}));
    EXPECT_EQ(part.status, 401);
    EXPECT_EQ(part.headers.get("HX-Redirect"), "/sign-in?next=%2Fmine");
}

TEST_F(Dispatch, HidesFromAnAccountWhatItMayNotSee) {
    EXPECT_EQ(answer(Method::get, "/n/waiora/inside", as("nobody")).status, 404);
    EXPECT_EQ(answer(Method::get, "/n/waiora/people", as("nobody")).status, 404);
    EXPECT_EQ(answer(Method::get, "/n/waiora/inside", as("member")).body, "inside network-1");
}

TEST_F(Dispatch, AsksForTheSecondStepOfWhoHoldsAPermissionThatNeedsIt) {
    const Response sent = answer(Method::get, "/n/waiora/people", as("member"));
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(sent.headers.get("Location"), "/second-step?next=%2Fn%2Fwaiora%2Fpeople");
    EXPECT_EQ(answer(Method::get, "/n/waiora/people", as("proved")).body, "people");
}

TEST_F(Dispatch, TakesAFormOnlyWithTheSessionsToken) {
    const auto post = [&](const std::string& body, Headers more = as("member")) {
        return answer(Method::post, "/n/waiora/inside", std::move(more), body).status;
    };
    const std::string masked = http::masked_token(http_test::member_token);
    EXPECT_EQ(post("a=b&csrf=" + masked), 200);
    EXPECT_EQ(post(std::string("a=b&csrf=") + http_test::member_token), 200);
    EXPECT_EQ(post("a=b"), 403);
    EXPECT_EQ(post("a=b&csrf="), 403);
    EXPECT_EQ(post("a=b&csrf=" + masked + "0"), 403);
    EXPECT_EQ(post("a=b&csrf=" + http::masked_token("another secret")), 403);
    EXPECT_EQ(post("a=b", fields({{"Cookie", "session=member"}, {"X-CSRF-Token", masked}})), 200);
    EXPECT_EQ(post("csrf=" + masked, fields({{"Cookie", "session=nobody"}})), 404);
}

TEST_F(Dispatch, RefusesAFormThatTheBrowserSaysCameFromElsewhere) {
    const std::string body = std::string("csrf=") + http_test::member_token;
    const auto post = [&](const std::string& name, const std::string& value) {
        return answer(
                   Method::post,
                   "/n/waiora/inside",
                   fields({{"Cookie", "session=member"}, {name, value}}),
                   body
        )
            .status;
    };
    EXPECT_EQ(post("Sec-Fetch-Site", "same-origin"), 200);
    EXPECT_EQ(post("Sec-Fetch-Site", "none"), 200);
    EXPECT_EQ(post("Sec-Fetch-Site", "cross-site"), 403);
    EXPECT_EQ(post("Sec-Fetch-Site", "same-site"), 403);
    EXPECT_EQ(post("Origin", "http://braid.example"), 200);
    EXPECT_EQ(post("Origin", "https://braid.example"), 403);
    EXPECT_EQ(post("Origin", "http://evil.example"), 403);
    EXPECT_EQ(post("Origin", "null"), 403);
}

TEST_F(Dispatch, ProtectsAStrangersFormsByACookieOfTheirOwn) {
    const Response form = answer(Method::get, "/sign-in");
    const std::string cookie(form.headers.get("Set-Cookie"));
    ASSERT_THAT(cookie, testing::StartsWith("visitor="));
    EXPECT_THAT(cookie, HasSubstr("; HttpOnly; SameSite=Lax"));
    EXPECT_EQ(form.headers.get("Cache-Control"), "private, no-store");
    const std::string pair = cookie.substr(0, cookie.find(';'));
    const std::string body = "csrf=" + form.body;

    EXPECT_EQ(answer(Method::post, "/sign-in", fields({{"Cookie", pair}}), body).status, 303);
    EXPECT_EQ(answer(Method::post, "/sign-in", {}, body).status, 403) << "no cookie";
    EXPECT_EQ(answer(Method::post, "/sign-in", fields({{"Cookie", pair}}), "a=b").status, 403)
        << "no token";
    const std::string other = "visitor=" + std::string(43, 'A');
    EXPECT_EQ(answer(Method::post, "/sign-in", fields({{"Cookie", other}}), body).status, 403);
    EXPECT_EQ(
        answer(Method::post, "/sign-in", fields({{"Cookie", "visitor="}}), "csrf=").status, 403
    );

    const Response again = answer(Method::get, "/sign-in", fields({{"Cookie", pair}}));
    EXPECT_FALSE(again.headers.has("Set-Cookie")) << "one cookie serves all forms of a visit";
    EXPECT_NE(again.body, form.body) << "the token is masked anew";
    EXPECT_EQ(
        answer(Method::post, "/sign-in", fields({{"Cookie", pair}}), "csrf=" + again.body).status,
        303
    );
}

TEST_F(Dispatch, UsesAHostCookieBehindTls) {
    is_secure = true;
    const Response form = answer(Method::get, "/sign-in");
    const std::string cookie(form.headers.get("Set-Cookie"));
    EXPECT_THAT(cookie, testing::StartsWith("__Host-visitor="));
    EXPECT_THAT(cookie, HasSubstr("; Secure"));
    EXPECT_EQ(form.headers.get("Strict-Transport-Security"), "max-age=31536000");
    const std::string pair = cookie.substr(0, cookie.find(';'));
    EXPECT_EQ(
        answer(Method::post, "/sign-in", fields({{"Cookie", pair}}), "csrf=" + form.body).status,
        303
    );
    const std::string insecure = pair.substr(7);
    EXPECT_EQ(
        answer(Method::post, "/sign-in", fields({{"Cookie", insecure}}), "csrf=" + form.body)
            .status,
        403
    );
}

TEST_F(Dispatch, LeavesCrossSiteRoutesToTheirHandlers) {
    EXPECT_EQ(
        answer(Method::post, "/echo", fields({{"Sec-Fetch-Site", "cross-site"}}), "a=b").body,
        "a=b\na=b"
    );
}

TEST_F(Dispatch, ShowsANoticeOnce) {
    const Response form = answer(Method::get, "/sign-in");
    std::string visitor(form.headers.get("Set-Cookie"));
    visitor.resize(visitor.find(';'));
    const Response done =
        answer(Method::post, "/sign-in", fields({{"Cookie", visitor}}), "csrf=" + form.body);
    std::string notice(done.headers.get("Set-Cookie"));
    notice.resize(notice.find(';'));
    const Response page =
        answer(Method::get, "/mine", fields({{"Cookie", "session=member; " + notice}}));
    EXPECT_THAT(page.body, HasSubstr("<p>Kia ora, you are signed in.</p>"));
    EXPECT_THAT(std::string(page.headers.get("Set-Cookie")), testing::StartsWith("notice=;"));
    EXPECT_THAT(std::string(page.headers.get("Set-Cookie")), HasSubstr("Max-Age=0"));
    const Response other = answer(Method::get, "/", fields({{"Cookie", notice}}));
    EXPECT_FALSE(other.headers.has("Set-Cookie")) << "it waits for a page that shows it";
}

TEST_F(Dispatch, PutsTheSecurityHeadersOnEverything) {
    for (const char* target : {"/", "/nowhere", "/mine", "/fail", "/%zz"}) {
        const Response response = answer(Method::get, target);
        EXPECT_THAT(
            std::string(response.headers.get("Content-Security-Policy")),
            HasSubstr("default-src 'self'")
        );
        EXPECT_THAT(
            std::string(response.headers.get("Content-Security-Policy")), Not(HasSubstr("unsafe"))
        );
        EXPECT_EQ(response.headers.get("X-Content-Type-Options"), "nosniff") << target;
        EXPECT_EQ(response.headers.get("X-Frame-Options"), "DENY") << target;
        EXPECT_FALSE(response.headers.get("Referrer-Policy").empty());
        EXPECT_FALSE(response.headers.get("Permissions-Policy").empty());
        EXPECT_FALSE(response.headers.has("Strict-Transport-Security"));
    }
}

TEST_F(Dispatch, LetsOtherSitesFrameOnlyWhatMayBeEmbedded) {
    const auto policy = [&](const char* target) {
        return std::string(answer(Method::get, target).headers.get("Content-Security-Policy"));
    };
    EXPECT_THAT(policy("/"), HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(policy("/chart"), HasSubstr("frame-ancestors *"));
    EXPECT_FALSE(answer(Method::get, "/chart").headers.has("X-Frame-Options"));
}

TEST_F(Dispatch, LetsNobodyKeepWhatHasASession) {
    EXPECT_EQ(answer(Method::get, "/n/waiora").headers.get("Cache-Control"), "public, no-cache");
    const Response signed_in = answer(Method::get, "/n/waiora", as("member"));
    EXPECT_EQ(signed_in.headers.get("Cache-Control"), "private, no-store");
    EXPECT_FALSE(signed_in.public_scope);
    const Response expired = answer(Method::get, "/n/waiora", as("expired"));
    EXPECT_EQ(expired.headers.get("Cache-Control"), "private, no-store");
    EXPECT_FALSE(expired.public_scope);
    EXPECT_EQ(answer(Method::get, "/").headers.get("Cache-Control"), "private, no-store");
}

TEST_F(Dispatch, HidesWhatWentWrongInside) {
    const Response response = answer(Method::get, "/fail");
    EXPECT_EQ(response.status, 500);
    EXPECT_THAT(response.body, Not(HasSubstr("secret")));
    EXPECT_THAT(response.body, HasSubstr("request-1"));
}

TEST_F(Dispatch, SaysWhenToComeBack) {
    const Response handler = answer(Method::get, "/busy");
    EXPECT_EQ(handler.status, 503);
    EXPECT_EQ(handler.headers.get("Retry-After"), "2");
    EXPECT_EQ(answer(Method::get, "/", as("broken")).status, 503);
}

TEST_F(Dispatch, AnswersErrorsAsJsonToWhoPrefersIt) {
    const Response response =
        answer(Method::get, "/nowhere", fields({{"Accept", "application/json"}}));
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(
        response.body,
        R"({"title":"Not Found","status":404,"detail":"This page does not exist, or is not open to you.",)"
        R"("code":"not_found","request":"request-1","fields":[]})"
    );
}

TEST_F(Dispatch, RefusesBadAddressesAndForms) {
    for (const char* target :
         {"/%zz", "/a%00b", "/../etc/passwd", "/a/%2e%2e/b", "/%ff", "/a%2fb", "/a\\b", "*"}) {
        EXPECT_EQ(answer(Method::get, target).status, 400) << target;
    }
    EXPECT_EQ(answer(Method::post, "/echo", {}, "a=%zz").status, 400);
    EXPECT_EQ(answer(Method::post, "/echo", {}, "a=%ff").status, 400);
    EXPECT_EQ(answer(Method::post, "/echo", {}, "a=%00").status, 400);
    EXPECT_EQ(
        answer(Method::post, "/echo", fields({{"Content-Type", "multipart/form-data"}}), "a=b")
            .status,
        400
    );
}

TEST_F(Dispatch, AsksForARefusalBeforeABodyIsRead) {
    Request stranger = request(Method::post, "/n/waiora/uploads");
    ASSERT_TRUE(dispatcher.refusal(stranger));
    Request member = request(Method::post, "/n/waiora/uploads", as("member"));
    EXPECT_FALSE(dispatcher.refusal(member));
    Request outsider = request(Method::post, "/n/waiora/uploads", as("nobody"));
    EXPECT_EQ(dispatcher.refusal(outsider)->status, 404);
    Request forged = request(
        Method::post,
        "/n/waiora/uploads",
        fields({{"Cookie", "session=member"}, {"Origin", "http://evil"}})
    );
    EXPECT_EQ(dispatcher.refusal(forged)->status, 403);
}

TEST(DispatchRoutes, RefusesTwoRoutesForOnePlace) {
    http_test::NoDatabase database;
    const base::SystemClock clock;
    const http::Handler none = [](const Request&, http::Context&) { return Response(); };
    const http::Routes routes{
        {Method::get, "/n/{network}", http::anyone(), none},
        {Method::get, "/n/{other}", http::anyone(), none}};
    EXPECT_THROW(http::Dispatcher(routes, {}, database, clock), base::Error);
}

}  // namespace
