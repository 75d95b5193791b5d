#include "app/demo_program.hpp"
#include "base/text.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <set>

namespace json = boost::json;

TEST(OpenApi, DescribesExactlyTheRoutesThereAre) {
    std::set<std::string> routes;
    for (const http::Route& route : demo_program().dispatcher().routes()) {
        if (route.path.starts_with("/api/v1")) {
            routes.insert(base::lower(http::name(route.method)) + " " + route.path);
        }
    }
    const json::value document = json::parse(ask("/api/v1/openapi.json").body);
    std::set<std::string> described;
    for (const auto& path : document.at("paths").as_object()) {
        for (const auto& method : path.value().as_object()) {
            described.insert(std::string(method.key()) + " " + std::string(path.key()));
        }
    }
    EXPECT_EQ(described, routes);
}

TEST(OpenApi, AnswersHoldTheFieldsThatAreRequired) {
    const json::value document = json::parse(ask("/api/v1/openapi.json").body);
    const json::value networks = json::parse(ask("/api/v1/networks").body);
    const json::value& schema = document.at("components").at("schemas").at("Network");
    for (const json::value& field : schema.at("required").as_array()) {
        EXPECT_TRUE(networks.at("networks").at(0).as_object().contains(field.as_string()))
            << field.as_string();
    }
}

TEST(OpenApi, FiguresAreReleasedOnesWithTheirState) {
    const auto answer = ask("/api/v1/networks/kowhai-bay/measures/men-seen/figures");
    ASSERT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("\"suppressed\""), std::string::npos);
    const json::value figures = json::parse(answer.body).at("figures");
    EXPECT_TRUE(figures.as_object().contains("breaks"));
}
