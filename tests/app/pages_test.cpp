// The pages that join what all modules know, on the demonstration.
#include "app/demo_program.hpp"
#include "app/tell_followers.hpp"
#include "app/today.hpp"
#include "base/id.hpp"
#include "platform/auth/account.hpp"
#include "platform/journal/thread.hpp"

#include <gtest/gtest.h>

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

TEST(Today, LeadsThoseWhoReviewReturnsToRemindWhoIsLate) {
    const auto page = ask(network_page + "/today", sign_in("coordinator"));
    EXPECT_TRUE(says(page, "#remind\""));
    EXPECT_TRUE(says(page, "Harbour Māori Health Trust of Men with a long-term condition"));
    for (const char* who : {"practice", "community"}) {
        const auto other = ask(network_page + "/today", sign_in(who));
        EXPECT_EQ(200, other.status) << who;
        EXPECT_FALSE(says(other, "#remind")) << who;
    }
}

TEST(Today, AsksForAnAnswerToWhatAnotherNetworkProposes) {
    app::TodayPage page{};
    page.network.slug = "bay";
    page.network.zone = std::string(base::default_zone);
    page.reviews_returns = true;
    page.proposals.push_back({"one", "Elsewhere serves Bay", "Elsewhere", {2026, 12, 1}});
    const std::string shown(app::today_page(page).text());
    const std::size_t asked = shown.find("Elsewhere serves Bay");
    ASSERT_NE(asked, std::string::npos);
    EXPECT_LT(shown.find("What we owe others"), asked);
    EXPECT_LT(asked, shown.find("What is owed to us"));
    EXPECT_NE(shown.find("/n/bay/agreements/one"), std::string::npos);
    EXPECT_NE(shown.find("accept it or decline it"), std::string::npos);
}

TEST(Today, IsNotThereForAStranger) {
    EXPECT_EQ(ask(network_page + "/today").status, 303);
}

TEST(Feed, NamesWhoDidWhat) {
    const auto page = ask(network_page + "/feed", sign_in("chair"));
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(says(page, "Priya Nair"));
}

TEST(Feed, TellsACrowdOfNewPlacesInOneLine) {
    const std::string cookies = sign_in("chair");
    demo_program().database().change([&](db::Transaction& transaction) {
        const base::Viewer system = base::Viewer::system();
        const std::string network = network::get_network(transaction, system, "kowhai-bay").id;
        for (const char* name : {"North Spit", "South Spit", "Long Spit"}) {
            network::create_place(
                transaction,
                demo_program().clock().now(),
                system,
                network,
                {.id = "",
                 .parent_id = "",
                 .name = name,
                 .kind = "suburb",
                 .code_system = "",
                 .code = ""}
            );
        }
    });
    const auto page = ask(network_page + "/feed", cookies);
    EXPECT_TRUE(says(page, "added <a href=\"/n/kowhai-bay/places\">3 places</a>"));
    EXPECT_FALSE(says(page, "South Spit"));
}

TEST(FrontPage, ListsPublicNetworksAndTakesAMemberToTheirOwn) {
    EXPECT_TRUE(says(ask("/"), "Kōwhai Bay Together"));
    EXPECT_EQ(ask("/", sign_in("community")).headers.get("Location"), network_page + "/today");
}

TEST(Contact, OfANetworkStandsWhereAStrangerLooksForIt) {
    const std::string link = "<a href=\"mailto:hello@kowhai-bay.demo.example\">";
    for (const std::string& page :
         {network_page, std::string("/privacy"), std::string("/sign-in")}) {
        EXPECT_TRUE(says(ask(page), link)) << page;
    }
}

TEST(FrontPage, TakesAReaderFromOutsideToThePublicPage) {
    const std::string cookies = sign_in("national");
    EXPECT_EQ(ask("/", cookies).headers.get("Location"), network_page);
    EXPECT_EQ(ask(network_page + "/today", cookies).status, 404);
    EXPECT_EQ(ask(network_page + "/feed", cookies).status, 404);
    EXPECT_EQ(ask(network_page, cookies).status, 200);
}

TEST(OperatorPages, AreForThoseWhoRunTheServer) {
    EXPECT_EQ(ask("/operator", sign_in("coordinator")).status, 200);
    EXPECT_EQ(ask("/operator", sign_in("analyst")).status, 404);
}

TEST(OperatorPages, WorkThatFailedLeavesAsAFileForThoseWhoRunTheServerOnly) {
    demo_program().database().change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* test.dead_letter */
            insert into job_dead_letters (id, kind, payload, key, tries, attempts, reason,
                                          created_at, failed_at)
            values (:id, 'mail.send', '{}', '', 8, 8, '=1+1 did not answer', :now, :now))",
            {{"id", base::new_uuid()}, {"now", demo_program().clock().now()}}
        );
    });
    const std::string cookies = sign_in("coordinator");
    EXPECT_TRUE(says(ask("/operator", cookies), "/operator?format=csv"));
    const auto csv = ask("/operator?format=csv", cookies);
    EXPECT_EQ(csv.status, 200);
    EXPECT_TRUE(says(csv, "mail.send,'=1+1 did not answer,8,"));
    EXPECT_EQ(ask("/operator?format=xlsx", cookies).body.substr(0, 2), "PK");
    for (const char* format : {"csv", "xlsx"}) {
        const std::string file = std::string("/operator?format=") + format;
        EXPECT_EQ(ask(file, sign_in("analyst")).status, 404);
        EXPECT_EQ(ask(file).status, 303);
    }
}

TEST(OperatorPages, CloseAnAccountOpenItAgainAndRemoveItsSecondSteps) {
    const std::string cookies = sign_in("coordinator");
    const std::string analyst = sign_in("analyst");
    ASSERT_EQ(ask(network_page + "/today", analyst).status, 200);
    const std::string search = "/operator/accounts";
    EXPECT_EQ(post_form(search, search, "email=nobody%40demo.example", cookies).status, 422);
    const auto found = post_form(search, search, "email=analyst%40demo.example", cookies);
    ASSERT_EQ(found.status, 303);
    const std::string account(found.headers.get("Location"));
    EXPECT_EQ(post_form(account + "/disable", account, "", analyst).status, 404);
    EXPECT_EQ(post_form(account + "/disable", account, "", cookies).status, 303);
    EXPECT_EQ(ask(network_page + "/today", analyst).status, 303) << "signed out at once";
    EXPECT_TRUE(says(ask(account, cookies), "Closed since"));
    EXPECT_EQ(post_form(account + "/enable", account, "", cookies).status, 303);
    EXPECT_TRUE(says(ask(account, cookies), "Open: it may sign in."));
    EXPECT_EQ(post_form(account + "/reset", account, "", cookies).status, 303);
    EXPECT_TRUE(says(ask(account, cookies), "0 passkeys"));
}

TEST(OperatorPages, SayWhoseMailboxSeveralPeopleRead) {
    const std::string cookies = sign_in("coordinator");
    const std::string search = "/operator/accounts";
    const auto account_of = [&](const std::string& persona) {
        const std::string email = "email=" + persona + "%40demo.example";
        return std::string(post_form(search, search, email, cookies).headers.get("Location"));
    };
    const std::string community = account_of("community");
    EXPECT_TRUE(says(ask(community, cookies), "One person reads this mailbox"));
    EXPECT_NE(post_form(community + "/shared", "/sign-in", "", "").status, 303) << "a stranger";
    EXPECT_EQ(post_form(community + "/shared", "/account", "", sign_in("analyst")).status, 404);
    EXPECT_TRUE(says(ask(community, cookies), "One person reads this mailbox"));
    EXPECT_EQ(post_form(community + "/shared", community, "", cookies).status, 303);
    EXPECT_TRUE(says(ask(community, cookies), "Several people read this mailbox"));
    EXPECT_EQ(post_form(community + "/own", community, "", cookies).status, 303);
    EXPECT_TRUE(says(ask(community, cookies), "One person reads this mailbox"));

    const std::string analyst = account_of("analyst");
    const auto refused = post_form(analyst + "/shared", analyst, "", cookies);
    EXPECT_EQ(refused.status, 400);
    EXPECT_TRUE(says(refused, "End them first, in: "));
    EXPECT_TRUE(says(ask(analyst, cookies), "One person reads this mailbox"));
}

TEST(OperatorPages, NobodyClosesTheirOwnAccount) {
    const std::string cookies = sign_in("coordinator");
    const std::string search = "/operator/accounts";
    const auto own = post_form(search, search, "email=coordinator%40demo.example", cookies);
    const std::string account(own.headers.get("Location"));
    EXPECT_EQ(post_form(account + "/disable", account, "", cookies).status, 400);
    EXPECT_EQ(ask("/operator", cookies).status, 200);
}

TEST(Followers, AreToldOnceByMailOfWhatMoved) {
    db::Database& database = demo_program().database();
    const base::Instant now = demo_program().clock().now();
    const jobs::Periodic telling = app::tell_followers("https://braid.test");
    telling.run(database, now);
    const auto mails = [&] {
        db::Reader reader = database.read();
        return reader
            .find(
                "/* test.mails */ select count(*) as n from outgoing_mail "
                "where kind = 'follow.moved' and html_body like '%<a href=\"https://braid.test/n/%'"
            )
            ->integer("n");
    };
    const auto before = mails();
    database.change([&](db::Transaction& transaction) {
        const auto thing = transaction.find(
            "/* test.priority */ select id, network_id from priorities where is_public limit 1"
        );
        const journal::Thing priority{"priority", thing->text("id")};
        const std::string network = thing->text("network_id");
        const auto follower =
            auth::find_account_by_email(transaction, "community@demo.example").value();
        journal::follow(transaction, now, network, priority, follower.id);
        journal::write(
            transaction,
            now,
            {.scope = network, .actor = "", .kind = "priority.changed", .subject = priority}
        );
    });
    telling.run(database, now);
    EXPECT_EQ(mails(), before + 1);
    telling.run(database, now);
    EXPECT_EQ(mails(), before + 1);
}

TEST(Followers, OfAMeasureAreToldInWordsThatItsFiguresChanged) {
    db::Database& database = demo_program().database();
    const base::Instant now = demo_program().clock().now();
    const jobs::Periodic telling = app::tell_followers("https://braid.test");
    telling.run(database, now);
    std::string name;
    database.change([&](db::Transaction& transaction) {
        const auto import = transaction.find(
            R"(/* test.import */ select i.id as id, m.id as measure, m.name as name,
                  m.network_id as network from imports i join measures m on m.id = i.measure_id
               where i.state = 'live' and m.is_public order by i.id limit 1)"
        );
        name = import->text("name");
        const journal::Thing measure{"measure", import->text("measure")};
        const auto follower =
            auth::find_account_by_email(transaction, "community@demo.example").value();
        journal::follow(transaction, now, import->text("network"), measure, follower.id);
        journal::write(
            transaction,
            now,
            {.scope = import->text("network"),
             .actor = "",
             .kind = "import.made_live",
             .subject = {"import", import->text("id")},
             .object = measure,
             .audience = journal::Audience::everyone}
        );
    });
    telling.run(database, now);
    db::Reader reader = database.read();
    const auto mail = reader.find(
        R"(/* test.mail */ select text_body from outgoing_mail
           where kind = 'follow.moved' order by created_at desc, id desc limit 1)"
    );
    ASSERT_TRUE(mail);
    const std::string text = mail->text("text_body");
    EXPECT_NE(text.find("Braid imported figures of " + name), std::string::npos) << text;
    EXPECT_NE(text.find("https://braid.test" + network_page + "/measures/"), std::string::npos);
}

TEST(Metrics, AreForThisMachineOnly) {
    EXPECT_EQ(ask("/metrics").status, 404);
    http::Request request;
    request.target = "/metrics";
    request.host = "127.0.0.1:8080";
    request.client_address = "127.0.0.1";
    EXPECT_EQ(demo_program().dispatcher().answer(request).status, 200);
    request.headers.set("X-Forwarded-For", "192.0.2.1");
    EXPECT_EQ(demo_program().dispatcher().answer(request).status, 404);
}

TEST(Account, OfTheOnlyCoordinatorCannotLeaveTheNetworkWithoutOne) {
    const std::string cookies = sign_in("coordinator");
    const auto refused = post_form("/account/erase", "/account/erase", "sure=yes", cookies);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(says(refused, "You are the only one who can run Kōwhai Bay Together."));
    EXPECT_EQ(ask("/account", cookies).status, 200);
}

TEST(Frame, LeadsAPersonToTheirOwnPageAndGroups) {
    const auto page = ask(network_page + "/today", sign_in("coordinator"));
    EXPECT_TRUE(says(page, "href=\"" + network_page + "/me\""));
    EXPECT_TRUE(says(page, "href=\"/g/"));
    const auto stranger = ask(network_page);
    EXPECT_FALSE(says(stranger, "About me"));
    EXPECT_FALSE(says(stranger, "href=\"/g/"));
}
