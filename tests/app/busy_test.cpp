// What goes on while the database is busy or away, and what never waits for long work.
#include "app/demo_program.hpp"
#include "app/error_page.hpp"
#include "app/frame.hpp"
#include "app/public_versions.hpp"
#include "app/system_routes.hpp"
#include "measures/measures.hpp"
#include "platform/journal/journal.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using std::chrono::steady_clock;

// Every connection for reading of a database, for as long as it lives.
struct AllTaken {
    explicit AllTaken(db::Database& database) {
        try {
            while (true) {
                taken.push_back(database.read());
            }
        } catch (const base::Error&) {
        }
    }
    std::vector<db::Reader> taken;
};

class NoAnswer : public db::Database {
public:
    db::Dialect dialect() const override { return db::Dialect::sqlite; }
    db::Reader read() override { throw base::Error(base::Code::busy, "It does not answer."); }
    db::Transaction write() override { throw base::Error(base::Code::busy, "It does not answer."); }
};

http::Response ask_system(db::Database& database, const std::string& target) {
    http::Metrics metrics;
    const base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    const http::Dispatcher dispatcher(app::system_routes(metrics), {}, database, clock);
    http::Request request;
    request.target = target;
    request.host = "127.0.0.1:8080";
    request.client_address = "192.0.2.1";
    return dispatcher.answer(request);
}

class Busy : public StoreTest {
protected:
    std::unique_ptr<db::Database> small_pool() const {
        db::Config small = config();
        small.readers = 1;
        small.pool = 1;
        small.lease_seconds = 1;
        return db::Database::open(small);
    }
};
ON_BOTH_DATABASES(Busy);

TEST_P(Busy, ThePublicVersionsAreLearntWhileRequestsHoldEveryConnection) {
    const auto pool = small_pool();
    const auto versions = app::public_versions(config());
    const AllTaken taken(*pool);
    ASSERT_EQ(taken.taken.size(), 1U);
    const auto began = steady_clock::now();
    EXPECT_NO_THROW(versions());
    EXPECT_LT(steady_clock::now() - began, std::chrono::milliseconds(500));
}

TEST_P(Busy, APageThatSaysSoDoesNotAskTheDatabaseAgain) {
    const auto pool = small_pool();
    const base::FixedClock clock{base::Instant{1'800'000'000'000'000}};
    http::Hooks hooks;
    hooks.error_page = app::error_page;
    hooks.frame =
        [](const http::Page& page, const http::Request& request, const http::Context& context) {
            return app::frame({}, page, request, context);
        };
    hooks.bare_frame = [](const http::Page& page, const http::Request&, const http::Context& context
                       ) { return app::bare_frame({}, page, context); };
    const http::Routes routes{
        {http::Method::get,
         "/busy",
         http::anyone(),
         [](const http::Request&, http::Context& context) {
             context.database().read();
             return http::text("not busy");
         }}};
    const http::Dispatcher dispatcher(routes, hooks, *pool, clock);
    const AllTaken taken(*pool);
    http::Request request;
    request.target = "/busy";
    request.host = "127.0.0.1:8080";
    const auto began = steady_clock::now();
    const http::Response response = dispatcher.answer(request);
    EXPECT_LT(steady_clock::now() - began, std::chrono::milliseconds(1'900)) << "one wait";
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("Too much at once"), std::string::npos);
    EXPECT_NE(response.body.find("site-footer"), std::string::npos) << "in the frame of the site";
}

TEST_P(Busy, ReadinessIsOfTheDatabaseAndHealthOfTheProgram) {
    EXPECT_EQ(ask_system(database(), "/readyz").status, 200);
    EXPECT_EQ(ask_system(database(), "/readyz").body, "ready\n");
    NoAnswer away;
    EXPECT_EQ(ask_system(away, "/readyz").status, 503);
    EXPECT_EQ(ask_system(away, "/healthz").status, 200);
    EXPECT_EQ(ask_system(away, "/healthz").body, "ok\n");
}

TEST(RunsByItself, WhatMayTakeMinutesIsBesideTheLongJobs) {
    const auto names = [](const std::vector<jobs::Periodic>& periodics) {
        std::vector<std::string> all;
        for (const jobs::Periodic& periodic : periodics) {
            all.push_back(periodic.name);
        }
        std::ranges::sort(all);
        return all;
    };
    const auto sweeps = names(measures::periodics("uploads"));
    ASSERT_FALSE(sweeps.empty());
    EXPECT_EQ(names(demo_program().long_periodics()), sweeps);
    for (const std::string& name : names(demo_program().short_periodics())) {
        EXPECT_FALSE(std::ranges::binary_search(sweeps, name)) << name;
    }
}

}  // namespace
