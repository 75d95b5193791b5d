#include "platform/journal/cast.hpp"
#include "support/database_test.hpp"

namespace cast = journal_test;

STORE_TESTS(JournalStore);

TEST_P(JournalStore, RefusesWhateverIsNoIdOrKindAndDoesNotRepeatIt) {
    const journal::Entry good = cast::entry(cast::story());
    std::vector<journal::Entry> wrong(12, good);
    wrong[0].actor = "Hana Smith";
    wrong[1].scope = "Waiora Valley";
    wrong[2].kind = "moved";
    wrong[3].kind = "story.told by Hana";
    wrong[4].kind = ".moved";
    wrong[5].subject.id = "";
    wrong[6].subject.id = "hana@example.org";
    wrong[7].object = {"", cast::ann};
    wrong[8].object = {"partner", "Hana's clinic"};
    wrong[9].on_behalf_of = "021 555 123";
    wrong[10].subject.kind = "Story";
    wrong[11].kind = "a.b.c";
    for (const journal::Entry& entry : wrong) {
        try {
            cast::write(database(), entry);
            ADD_FAILURE() << "written: " << entry.kind << " " << entry.subject.kind;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::Code::internal);
            EXPECT_EQ(std::string(error.what()).find("Hana"), std::string::npos) << error.what();
        }
    }
    db::Reader reader = database().read();
    EXPECT_TRUE(journal::feed(reader, base::Viewer::system(), cast::valley).empty());
}

TEST_P(JournalStore, TheDatabaseItselfRefusesWords) {
    db::Transaction transaction = database().write();
    try {
        transaction.execute(
            R"(/* test.insert */
            insert into journal (id, happened_at, scope, actor, on_behalf_of, kind, subject_kind, subject_id,
                object_kind, object_id, audience)
            values (:id, 1, 'instance', 'Hana', '', 'story.told', 'story', :id, '', '', 'everyone'))",
            {{"id", cast::id_of(1)}}
        );
        ADD_FAILURE() << "a name was written";
    } catch (const db::Conflict& conflict) {
        EXPECT_EQ(conflict.constraint(), "journal_actor_check");
    }
}

TEST_P(JournalStore, EntriesAreNeverChangedOrRemoved) {
    cast::write(database(), cast::entry(cast::story()));
    for (const db::Sql sql :
         {db::Sql("/* test.change */ update journal set actor = ''"),
          db::Sql("/* test.remove */ delete from journal")}) {
        db::Transaction transaction = database().write();
        EXPECT_THROW(transaction.execute(sql), base::Error) << sql.text();
    }
    db::Reader reader = database().read();
    const auto entries = journal::feed(reader, base::Viewer::system(), cast::valley);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].actor, cast::hana);
}

TEST_P(JournalStore, PublicChangesRaiseThePublicVersionOfTheirScope) {
    using journal::Audience;
    const auto version = [&](const std::string& scope) {
        db::Reader reader = database().read();
        return journal::public_version(reader, scope);
    };
    EXPECT_EQ(version(cast::valley), 0);
    for (const Audience audience :
         {Audience::everyone,
          Audience::members,
          Audience::stewards,
          Audience::actor,
          Audience::everyone}) {
        cast::write(database(), cast::entry(cast::story(), audience));
    }
    EXPECT_EQ(version(cast::valley), 2);
    EXPECT_EQ(version(cast::coast), 0);
    {
        db::Transaction transaction = database().write();
        journal::write(transaction, cast::now, cast::entry(cast::story()));
        EXPECT_EQ(journal::public_version(transaction, cast::valley), 3);
    }
    EXPECT_EQ(version(cast::valley), 2) << "a change that did not happen was counted";
}
