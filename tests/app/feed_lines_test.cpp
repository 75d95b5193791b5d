// How lines of the activity read for those who may not see what they are about.
#include "app/feed.hpp"
#include "network/cast.hpp"
#include "network/network.hpp"
#include "support/database_test.hpp"
#include "support/test_app.hpp"

#include <gmock/gmock.h>

class FeedLines : public testing::Test {
protected:
    // "Added someone", of each line the viewer sees.
    std::vector<std::string> told(const std::string& who, const std::string& without = "") {
        db::Reader reader = database->read();
        std::vector<std::string> lines;
        for (const app::FeedLine& line :
             app::read_feed(reader, app.viewer(who), cast.network, {.without_kind = without})) {
            lines.push_back(
                line.words + (line.subject.title.empty() ? "" : " " + line.subject.title)
            );
        }
        return lines;
    }
    void write(const std::string& kind, const journal::Thing& subject) {
        db::Transaction tx = database->write();
        journal::write(
            tx,
            app.clock().now(),
            {.scope = cast.network,
             .actor = "",
             .kind = kind,
             .subject = subject,
             .audience = journal::Audience::members}
        );
        tx.commit();
    }
    std::string add_person() {
        db::Transaction tx = database->write();
        const std::string id = network::create_person(
            tx,
            app.clock().now(),
            base::Viewer::system(),
            cast.network,
            {.name = "Hana Moana", .organisation_id = {}, .position = {}}
        );
        tx.commit();
        return id;
    }

    TestDatabase database;
    support::TestApp app{*database, {}};
    support::Cast cast = support::make_cast(app);
};

TEST_F(FeedLines, NameNobodyToThoseWhoMayNotSeePeople) {
    write("person.added", {"person", add_person()});
    EXPECT_EQ("added someone", told("member").at(0));
    EXPECT_EQ("added Hana Moana", told("coordinator").at(0));
}

TEST_F(FeedLines, AreSentencesAboutThoseWhoAreGoneAndAboutOneself) {
    write("person.erased", {"person", "0198cccc-0000-7000-8000-000000000009"});
    EXPECT_EQ("erased someone", told("coordinator").at(0));
    write("invitation.accepted", {"person", add_person()});
    EXPECT_EQ("accepted the invitation", told("coordinator").at(0));
    EXPECT_EQ("accepted the invitation", told("member").at(0));
}

TEST_F(FeedLines, OfFiguresThatAreGoneAreWholeSentences) {
    write("raw.read", {"return", "0198cccc-0000-7000-8000-000000000009"});
    EXPECT_EQ("opened the raw figures", told("coordinator").at(0));
    EXPECT_THAT(
        told("coordinator", "raw.read"), testing::Not(testing::Contains("opened the raw figures"))
    ) << "What is new is what changed";
}
