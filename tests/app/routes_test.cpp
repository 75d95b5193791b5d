// Every route of the program: who may use it, and what a stranger gets. What someone of another
// network gets is in other_network_test.cpp.
#include "app/demo_program.hpp"
#include "demo/demo.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace {

using Kind = http::Access::Kind;

// The pattern with its parameters filled in: the demonstration's network, and ids of nothing.
std::string target_of(const http::Route& route) {
    std::string target;
    for (std::size_t at = 0; at < route.path.size();) {
        if (route.path[at] != '{') {
            target += route.path[at++];
            continue;
        }
        const std::size_t end = route.path.find('}', at);
        const std::string name = route.path.substr(at + 1, end - at - 1);
        target += name == "network" ? demo::slug : "0191f3a2-0000-7000-8000-000000000000";
        at = end + 1;
    }
    return target;
}

http::Response ask_as_stranger(const http::Route& route) {
    http::Request request;
    request.method = route.method;
    request.target = target_of(route);
    request.host = "127.0.0.1";
    request.client_address = "192.0.2.1";
    return demo_program().dispatcher().answer(request);
}

std::string label(const http::Route& route) {
    return std::string(http::name(route.method)) + " " + route.path;
}

std::set<std::string> listed_open_routes() {
    std::set<std::string> routes;
    std::ifstream file(BRAID_SOURCE_DIR "/tests/guards/open_routes.txt");
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line[0] != '#') {
            routes.insert(line.substr(0, line.find("  ")));
        }
    }
    return routes;
}

std::set<std::string> open_routes(const app::Program& program) {
    std::set<std::string> open;
    for (const http::Route& route : program.dispatcher().routes()) {
        if (route.access.kind == Kind::anyone) {
            open.insert(label(route));
        }
    }
    return open;
}

// Those of a server that was started with --demo: what is open there only is listed too.
std::set<std::string> open_routes_of_a_demonstration() {
    const support::TemporaryFolder folder;
    app::Config config = config_in(folder.path());
    config.demo = true;
    return open_routes(app::Program(config));
}

}  // namespace

TEST(Routes, WhatIsOpenToAnyoneIsOnAListWithAReason) {
    const std::set<std::string> open = open_routes_of_a_demonstration();
    const std::set<std::string> listed = listed_open_routes();
    for (const std::string& route : open) {
        EXPECT_TRUE(listed.contains(route)) << route << " is not in tests/guards/open_routes.txt";
    }
    for (const std::string& route : listed) {
        EXPECT_TRUE(open.contains(route)) << route << " is listed, and is not open to anyone";
    }
}

TEST(Routes, OnlyADemonstrationShowsItsOutboxToAnyone) {
    std::set<std::string> open = open_routes_of_a_demonstration();
    EXPECT_EQ(1U, open.erase("GET /outbox"));
    EXPECT_EQ(open, open_routes(demo_program()));
}

TEST(Routes, AStrangerIsSentToSignInAndNeverFurther) {
    for (const http::Route& route : demo_program().dispatcher().routes()) {
        if (route.access.kind == Kind::anyone) {
            continue;
        }
        const http::Response answer = ask_as_stranger(route);
        if (http::is_safe(route.method)) {
            EXPECT_EQ(answer.status, 303) << label(route);
            EXPECT_TRUE(answer.headers.get("Location").starts_with("/sign-in?next="))
                << label(route);
        } else {
            EXPECT_TRUE(answer.status == 401 || answer.status == 403)
                << label(route) << " " << answer.status;
        }
    }
}

TEST(Routes, OpenPagesNeverFailForAStranger) {
    for (const http::Route& route : demo_program().dispatcher().routes()) {
        if (route.access.kind == Kind::anyone && route.method == http::Method::get) {
            EXPECT_LT(ask_as_stranger(route).status, 500) << label(route);
        }
    }
}

TEST(Routes, ANetworkRouteNamesItsNetwork) {
    for (const http::Route& route : demo_program().dispatcher().routes()) {
        if (route.access.kind != Kind::permission) {
            continue;
        }
        if (route.access.in == http::Access::In::network) {
            EXPECT_NE(route.path.find("{network}"), std::string::npos) << label(route);
        }
        if (route.access.in == http::Access::In::group) {
            EXPECT_NE(route.path.find("{group}"), std::string::npos) << label(route);
        }
    }
}
