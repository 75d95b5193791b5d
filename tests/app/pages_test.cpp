// The pages that join what all modules know, on the demonstration.
#include "app/demo_program.hpp"
#include "demo/demo.hpp"

#include <gtest/gtest.h>

namespace {

const std::string network_page = std::string("/n/") + demo::slug;

bool says(const http::Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
}

}  // namespace

TEST(PublicPage, TellsAnyoneWhatWasAgreedAndHowItIsGoing) {
    const auto page = ask(network_page);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "services change first where they have worked least"));
    EXPECT_TRUE(says(page, "Every child well by two"));
    EXPECT_TRUE(says(page, "The clinic is open when we are at work"));
    EXPECT_TRUE(says(page, "services had fully immunised"));
    EXPECT_TRUE(says(page, "Posters about smoking"));
    EXPECT_TRUE(says(page, "Agenda version 2"));
}

TEST(PublicPage, ShowsAStrangerNothingInternal) {
    const auto page = ask(network_page);
    EXPECT_FALSE(says(page, "three others agreed"));
    EXPECT_FALSE(says(page, "Mere Parata"));
    EXPECT_FALSE(says(page, "share one outreach nurse from March"));
}

TEST(PublicPage, MayBeCachedForStrangersOnly) {
    EXPECT_TRUE(ask(network_page).public_scope);
    const auto own = ask(network_page, sign_in("coordinator"));
    EXPECT_FALSE(own.public_scope);
    EXPECT_EQ(own.headers.get("Cache-Control"), "private, no-store");
}

TEST(Today, PutsWhatWeOweOthersFirst) {
    const auto page = ask(network_page + "/today", sign_in("coordinator"));
    ASSERT_EQ(page.status, 200);
    const auto owe = page.body.find("What we owe others");
    const auto owed = page.body.find("What is owed to us");
    const auto late = page.body.find("Agree with the council on heaters");
    EXPECT_LT(owe, late);
    EXPECT_LT(late, owed);
    EXPECT_LT(owed, page.body.find("What is new"));
}

TEST(Today, IsNotThereForAStranger) {
    EXPECT_EQ(ask(network_page + "/today").status, 303);
}

TEST(Feed, NamesWhoDidWhat) {
    const auto page = ask(network_page + "/feed", sign_in("chair"));
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Priya Nair"));
}

TEST(FrontPage, ListsPublicNetworksAndTakesAMemberToTheirOwn) {
    EXPECT_TRUE(says(ask("/"), "Kōwhai Bay Together"));
    EXPECT_EQ(ask("/", sign_in("community")).headers.get("Location"), network_page + "/today");
}

TEST(OperatorPages, AreForThoseWhoRunTheServer) {
    EXPECT_EQ(ask("/operator", sign_in("coordinator")).status, 200);
    EXPECT_EQ(ask("/operator", sign_in("analyst")).status, 404);
}
