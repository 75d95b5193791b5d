#include "platform/journal/cast.hpp"
#include "platform/journal/seal.hpp"
#include "platform/journal/sealer.hpp"
#include "platform/journal/verify.hpp"
#include "support/database_test.hpp"

#include <fstream>
#include <sstream>

namespace cast = journal_test;

class Signing : public StoreTest {
protected:
    journal::SigningKey key() { return journal::SigningKey::open(folder() / "journal.key"); }

    void write_and_seal(int count) {
        for (int i = 0; i < count; ++i) {
            cast::write(database(), cast::entry(cast::story(i + 1)));
        }
        journal::seal(database());
    }

    std::string heads() {
        db::Reader reader = database().read();
        return journal::export_heads(reader);
    }

    void cut_tail(std::int64_t after, bool heads_too) {
        db::Transaction transaction = database().write();
        if (on_sqlite()) {
            transaction.execute("/* test.drop1 */ drop trigger journal_seals_no_delete");
            transaction.execute("/* test.drop2 */ drop trigger journal_heads_no_delete");
        } else {
            transaction.execute(
                "/* test.drop1 */ drop trigger journal_seals_no_change on journal_seals"
            );
            transaction.execute(
                "/* test.drop2 */ drop trigger journal_heads_no_change on journal_heads"
            );
        }
        transaction.execute(
            "/* test.cut */ delete from journal_seals where position > :after", {{"after", after}}
        );
        if (heads_too) {
            transaction.execute("/* test.cut_heads */ delete from journal_heads");
        }
        transaction.commit();
    }
};
ON_BOTH_DATABASES(Signing);

TEST_P(Signing, TheHeadIsSignedOnceADay) {
    EXPECT_FALSE(journal::sign_head(database(), key(), cast::now)) << "nothing is sealed yet";
    write_and_seal(2);
    const auto head = journal::sign_head(database(), key(), cast::now);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->day, "2026-11-22");
    EXPECT_EQ(head->position, 2);
    EXPECT_TRUE(journal::is_signed(journal::signed_text(*head), head->signature, key().public_key())
    );
    EXPECT_FALSE(journal::sign_head(database(), key(), cast::now + base::hours(1)));
    EXPECT_TRUE(journal::sign_head(database(), key(), cast::now + base::days(1)));
    const journal::Report report = journal::verify(database(), key().public_key(), heads());
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.heads, 4) << "two in the database and the same two kept outside";
}

TEST_P(Signing, ACutTailIsNoticed) {
    write_and_seal(5);
    journal::sign_head(database(), key(), cast::now);
    const std::string kept = heads();
    cut_tail(3, false);
    const journal::Report report = journal::verify(database(), key().public_key());
    EXPECT_FALSE(report.broken) << "what is left is a chain of its own";
    ASSERT_EQ(report.faulty_heads.size(), 1U);
    EXPECT_EQ(
        report.faulty_heads[0],
        "The journal's tail was cut off: on 2026-11-22 it had 5 sealed entries, now it ends at 3."
    );
}

TEST_P(Signing, ATailCutWithItsHeadsIsNoticedByTheKeptOnes) {
    write_and_seal(5);
    journal::sign_head(database(), key(), cast::now);
    const std::string kept = heads();
    cut_tail(3, true);
    EXPECT_TRUE(journal::verify(database(), key().public_key()).whole());
    EXPECT_FALSE(journal::verify(database(), key().public_key(), kept).whole());
}

TEST_P(Signing, AHeadOfAnotherKeyOrPastIsNoticed) {
    write_and_seal(1);
    const auto head = journal::sign_head(database(), key(), cast::now);
    const auto other = journal::SigningKey::open(folder() / "other.key");
    EXPECT_NE(other.public_key(), key().public_key());
    EXPECT_FALSE(journal::verify(database(), other.public_key()).whole());

    journal::Head rewritten = *head;
    rewritten.hash = std::string(64, 'a');
    EXPECT_FALSE(
        journal::verify(database(), key().public_key(), journal::head_line(rewritten)).whole()
    ) << "its signature is of another text";
    rewritten.signature = key().sign(journal::signed_text(rewritten));
    EXPECT_FALSE(
        journal::verify(database(), key().public_key(), journal::head_line(rewritten)).whole()
    ) << "signed, but not this journal's past";
}

TEST_P(Signing, HeadsAreNeverChanged) {
    write_and_seal(1);
    journal::sign_head(database(), key(), cast::now);
    db::Transaction transaction = database().write();
    EXPECT_THROW(
        transaction.execute("/* test.change */ update journal_heads set position = 9"), base::Error
    );
}

TEST_P(Signing, AStoppedSealerHasSealedEverything) {
    const base::FixedClock clock(cast::now);
    const auto file = folder() / "heads.txt";
    {
        journal::Sealer sealer(database(), clock, key(), file);
        for (int i = 0; i < 20; ++i) {
            cast::write(database(), cast::entry(cast::story(i + 1)));
        }
        sealer.stop();
    }
    const journal::Report report = journal::verify(database(), key().public_key());
    EXPECT_EQ(report.sealed, 20);
    EXPECT_EQ(report.unsealed, 0);
    std::ostringstream kept;
    kept << std::ifstream(file).rdbuf();
    EXPECT_EQ(kept.str(), heads());
    EXPECT_EQ(journal::parse_heads(kept.str()).size(), 1U);
}

TEST_P(Signing, AHeadSignedJustBeforeACrashStillReachesTheFile) {
    write_and_seal(1);
    const auto file = folder() / "heads.txt";
    journal::sign_head(database(), key(), cast::now);  // and then the process died
    std::ofstream(file) << "braid-head-1 2026-";       // in the middle of a line
    const base::FixedClock clock(cast::now);
    journal::Sealer(database(), clock, key(), file).stop();
    std::ostringstream kept;
    kept << std::ifstream(file).rdbuf();
    EXPECT_EQ(kept.str(), heads());
    journal::Sealer(database(), clock, key(), file).stop();
    std::ostringstream again;
    again << std::ifstream(file).rdbuf();
    EXPECT_EQ(again.str(), heads()) << "each head once";
}

TEST(SigningKey, IsMadeOnceForItsOwnerOnly) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / base::new_uuid();
    std::filesystem::create_directory(folder);
    const auto file = folder / "journal.key";
    const std::string made = journal::SigningKey::open(file).public_key();
    EXPECT_EQ(journal::SigningKey::open(file).public_key(), made);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);

    std::filesystem::permissions(file, perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THROW(journal::SigningKey::open(file), base::Error);
    std::filesystem::create_symlink(file, folder / "link.key");
    EXPECT_THROW(journal::SigningKey::open(folder / "link.key"), base::Error);
    std::ofstream(folder / "empty.key");
    std::filesystem::permissions(folder / "empty.key", perms::owner_read);
    EXPECT_THROW(journal::SigningKey::open(folder / "empty.key"), base::Error);
    EXPECT_THROW(journal::SigningKey::open(folder / "nowhere" / "journal.key"), base::Error);
    std::filesystem::remove_all(folder);
}

TEST(JournalHeads, AreReadBackAndALineThatIsNoneIsNamed) {
    const journal::Head head{
        "2026-11-22",
        7,
        std::string(64, 'a'),
        cast::now,
        std::string(64, 'b'),
        std::string(128, 'c')};
    const auto read =
        journal::parse_heads(journal::head_line(head) + "\r\n\n" + journal::head_line(head));
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(journal::head_line(read[1]), journal::head_line(head));
    for (const char* bad :
         {"braid-head-1 2026-11-22 x a 1 b c",
          "hello",
          "braid-head-1 a 1 b 99999999999999999999 c d"}) {
        try {
            journal::parse_heads(journal::head_line(head) + bad);
            ADD_FAILURE() << bad;
        } catch (const base::Error& error) {
            EXPECT_NE(std::string(error.what()).find("Line 2"), std::string::npos) << error.what();
        }
    }
    EXPECT_FALSE(journal::is_signed("text", "not hexadecimal", "at all"));
}
