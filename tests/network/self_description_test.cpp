#include "network/self_description.hpp"

#include "network/cast.hpp"
#include "network/routes.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

TEST(SelfDescriptionRules, AnAnswerSurvivesPackingAndReadsInPlainWords) {
    const network::DescriptionForm ethnicity{.codes = {"11111", "21111", "42100"}};
    const auto same =
        network::unpack_answer("ethnicity", network::pack_answer("ethnicity", ethnicity));
    EXPECT_EQ(same.codes, ethnicity.codes);
    EXPECT_EQ(
        network::answer_lines("ethnicity", same),
        (std::vector<std::string>{"New Zealand European", "Māori", "Chinese"})
    );
    const network::DescriptionForm background{.words = "First line\nSecond line"};
    EXPECT_EQ(
        network::unpack_answer("background", network::pack_answer("background", background)).words,
        background.words
    );
    network::DescriptionForm disability;
    disability.functioning = {"none", "", "a_lot", "", "", "cannot_do"};
    EXPECT_EQ(
        network::unpack_answer("disability", network::pack_answer("disability", disability))
            .functioning,
        disability.functioning
    );
    const network::DescriptionForm language{.words = "Samoan, English", .interpreter = "Samoan"};
    const auto spoken =
        network::unpack_answer("language", network::pack_answer("language", language));
    EXPECT_EQ(spoken.words, "Samoan, English");
    EXPECT_EQ(spoken.interpreter, "Samoan");
}

TEST(SelfDescriptionRules, ConsentAndAPurposeAreAskedForEveryAnswer) {
    network::DescriptionForm form{.codes = {"21111"}, .purpose = "counting", .consents = true};
    EXPECT_TRUE(network::validate("ethnicity", form).empty());
    form.consents = false;
    ASSERT_EQ(network::validate("ethnicity", form).size(), 1U);
    EXPECT_EQ(network::validate("ethnicity", form)[0].field, "consents");
    form.consents = true;
    form.purpose = "marketing";
    EXPECT_EQ(network::validate("ethnicity", form)[0].field, "purpose");
}

TEST(SelfDescriptionRules, RefuseWhatNoStandardHas) {
    const auto refuses = [](const char* kind, network::DescriptionForm form) {
        form.purpose = "counting";
        form.consents = true;
        return !network::validate(kind, form).empty();
    };
    EXPECT_TRUE(refuses("ethnicity", {}));
    EXPECT_TRUE(refuses("ethnicity", {.codes = {"00000"}}));
    EXPECT_TRUE(refuses("ethnicity", {.codes = {"21111", "21111"}}));
    EXPECT_TRUE(refuses("iwi", {.codes = {"9"}}));
    EXPECT_TRUE(refuses("iwi", {.codes = {"0104", "0104"}}));
    EXPECT_FALSE(refuses("iwi", {.codes = {"0104", "0101"}}));
    EXPECT_TRUE(refuses("gender", {.codes = {"7"}}));
    EXPECT_TRUE(refuses("gender", {.codes = {"1"}, .words = "x"}));
    EXPECT_FALSE(refuses("gender", {.codes = {"3"}, .words = "In my own words"}));
    EXPECT_TRUE(refuses("disability", {}));
    EXPECT_TRUE(refuses("disability", {.functioning = {"a lot"}}));
    EXPECT_FALSE(refuses("disability", {.functioning = {"a_lot"}}));
    EXPECT_TRUE(refuses("language", {}));
    EXPECT_TRUE(refuses("background", {.words = std::string(2001, 'x')}));
}

TEST(SelfDescriptionRules, CodesAreFoundByNameHoweverMacronsAreWritten) {
    for (const network::CodeChoice& usual : network::find_codes("ethnicity", "")) {
        EXPECT_FALSE(usual.label.empty()) << usual.code;
        EXPECT_EQ(usual.label.find("nfd"), std::string::npos);
    }
    ASSERT_FALSE(network::find_codes("ethnicity", "maori").empty());
    const auto iwi = network::find_codes("iwi", "ngapuhi");
    ASSERT_FALSE(iwi.empty());
    EXPECT_EQ(iwi[0].label, "Ngāpuhi");
    EXPECT_TRUE(network::find_codes("iwi", "zzzz").empty());
    EXPECT_LE(network::find_codes("ethnicity", "a").size(), 40U);
}

struct SelfDescriptionPages : testing::Test {
    TestDatabase database;
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    support::TestApp app{*database, network::routes(vault, "https://braid.test")};
    support::Cast cast = support::make_cast(app);

    std::string person_path(const std::string& name) {
        db::Reader reader = database->read();
        return "/n/braidwater/people/" +
               network::find_person_of_account(reader, cast.network, app.viewer(name).account())
                   ->id;
    }
    http::Response say(const char* kind, support::Fields fields, const char* purpose) {
        fields.emplace_back("purpose", purpose);
        fields.emplace_back("consents", "yes");
        fields.emplace_back("act", "save");
        return app.post("/n/braidwater/me/" + std::string(kind), fields, "member");
    }
};

TEST_F(SelfDescriptionPages, AreForThePersonThemselves) {
    for (const char* path : {"/n/braidwater/me", "/n/braidwater/me/iwi"}) {
        EXPECT_EQ(app.get(path, "member").status, 200) << path;
        EXPECT_EQ(app.get(path, "outsider").status, 404) << path;
        EXPECT_NE(app.get(path).status, 200) << path;
    }
    EXPECT_EQ(app.get("/n/braidwater/me/shoe-size", "member").status, 404);
    EXPECT_EQ(app.post("/n/braidwater/me/iwi", {}, "outsider").status, 404);
    EXPECT_EQ(app.post("/n/braidwater/me/iwi/withdraw", {}, "outsider").status, 404);
    for (const network::Named& kind : network::description_kinds) {
        EXPECT_EQ(app.get("/n/braidwater/me/" + std::string(kind.code), "member").status, 200)
            << kind.code;
    }
}

TEST_F(SelfDescriptionPages, AnAnswerIsSealedInTheDatabase) {
    ASSERT_EQ(say("background", {{"words", "Came as a <b>refugee</b>"}}, "counting").status, 303);
    db::Reader reader = database->read();
    const auto row = reader.find("/* test.answer */ select answer from self_descriptions");
    EXPECT_EQ(row->text("answer").find("refugee"), std::string::npos);
    const auto page = app.get("/n/braidwater/me", "member");
    EXPECT_NE(page.body.find("Came as a &lt;b&gt;refugee&lt;/b&gt;"), std::string::npos);
}

TEST_F(SelfDescriptionPages, WhatIsTickedSurvivesASearch) {
    const auto page = app.post(
        "/n/braidwater/me/ethnicity",
        {{"codes", "21111"}, {"search", "Tongan"}, {"act", "search"}},
        "member"
    );
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("Tongan"), std::string::npos);
    EXPECT_NE(page.body.find("value=\"21111\""), std::string::npos);
    EXPECT_EQ(app.post("/n/braidwater/me/ethnicity", {{"codes", "21111"}}, "member").status, 422);
}

TEST_F(SelfDescriptionPages, ACoordinatorReadsOnlyWhatIsForArrangementsAndLeavesAMark) {
    say("language", {{"words", "Samoan"}, {"interpreter", "Samoan"}}, "arrangements");
    say("background", {{"words", "Not for you"}}, "counting");
    const std::string path = person_path("member");
    const auto page = app.get(path, "coordinator").body;
    EXPECT_NE(page.find("Language and interpreter"), std::string::npos);
    EXPECT_EQ(page.find("Samoan"), std::string::npos);
    EXPECT_NE(app.get("/n/braidwater/me", "member").body.find("Nobody but you"), std::string::npos);
    EXPECT_EQ(app.post(path + "/descriptions", {}, "delegate").status, 404);
    EXPECT_EQ(app.post(path + "/descriptions", {}, "outsider").status, 404);
    const auto read = app.post(path + "/descriptions", {}, "coordinator");
    EXPECT_EQ(read.status, 200);
    EXPECT_NE(read.body.find("Needs an interpreter: Samoan"), std::string::npos);
    EXPECT_EQ(read.body.find("Not for you"), std::string::npos);
    const auto mine = app.get("/n/braidwater/me", "member").body;
    EXPECT_EQ(mine.find("Nobody but you"), std::string::npos);
    EXPECT_NE(mine.find("coordinator"), std::string::npos);
    EXPECT_EQ(app.post(person_path("delegate") + "/descriptions", {}, "coordinator").status, 404);
}

TEST_F(SelfDescriptionPages, AWithdrawnAnswerIsGone) {
    say("gender", {{"codes", "3"}, {"words", "Mine"}}, "counting");
    say("gender", {{"codes", "3"}, {"words", "Changed"}}, "counting");
    EXPECT_EQ(app.post("/n/braidwater/me/gender/withdraw", {}, "member").status, 303);
    EXPECT_EQ(app.post("/n/braidwater/me/gender/withdraw", {}, "member").status, 303);
    db::Reader reader = database->read();
    for (const db::Row& row :
         reader.query("/* test.rows */ select answer, withdrawn_at from self_descriptions")) {
        EXPECT_EQ(row.text("answer"), "");
        EXPECT_FALSE(row.is_null("withdrawn_at"));
    }
    EXPECT_EQ(app.get("/n/braidwater/me", "member").body.find("Changed"), std::string::npos);
}
