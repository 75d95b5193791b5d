// Every kind of entry that the program writes to its journal has words to be read by.
#include "app/feed.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace {

// Names of the same form, "noun.verb", that are of no journal entry: of jobs, mails and limits.
const std::set<std::string>& other_names() {
    static const std::set<std::string> names{// jobs and periodic work
                                             "auth.sign_in_mail",
                                             "auth.email_change_mail",
                                             "auth.sweep",
                                             "import.check",
                                             "import.run",
                                             "imports.sweep",
                                             "imports.sweep_uploads",
                                             "imports.sweep_orphans",
                                             "measures.add_up",
                                             "journal.seal",
                                             "journal.tell_followers",
                                             // mails, as the queue calls them
                                             "sign_in.keys",
                                             "account.notice",
                                             "account.email_change",
                                             "network.invitation",
                                             "return.mail",
                                             "follow.moved",
                                             // limits
                                             "sign_in.client",
                                             "sign_in.address_client",
                                             "sign_in.address",
                                             "code.client",
                                             "code.address",
                                             "link.client",
                                             "second_factor.account",
                                             "email_change.account",
                                             "email_code.account",
                                             // keys of a mapping's text
                                             "measure.chosen",
                                             "numbers.words",
                                             "place.names",
                                             "status.words",
                                             // what passkeys sign
                                             "webauthn.get",
                                             "webauthn.create",
                                             // files, and the example of a kind in a header
                                             "passkey.js",
                                             "journal.key",
                                             "journal.head",
                                             "noun.verb"};
    return names;
}

// What the first group of `form` matches in the sources of a folder.
std::set<std::string> matches_in(const char* folder, const std::string& form) {
    const std::regex wanted(form);
    std::set<std::string> matches;
    for (const auto& file : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(BRAID_SOURCE_DIR) / "src" / folder
         )) {
        if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") {
            continue;
        }
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (auto found = std::sregex_iterator(text.begin(), text.end(), wanted);
             found != std::sregex_iterator();
             ++found) {
            matches.insert((*found)[1]);
        }
    }
    return matches;
}

constexpr const char* writing_folders[] = {
    "network", "agenda", "measures", "platform/auth", "platform/journal"};

void expect_words(const std::string& kind) {
    EXPECT_TRUE(app::words_of_kinds().contains(kind))
        << kind << " is written to the journal, but has no words to be read by";
}

}  // namespace

TEST(FeedWords, AreThereForEveryKindThatIsWritten) {
    std::set<std::string> written;
    for (const char* folder : writing_folders) {
        written.merge(matches_in(folder, R"re("([a-z_]+\.[a-z_]+)")re"));
    }
    ASSERT_TRUE(written.contains("need.added")) << "the sources are not where this test looks";
    for (const std::string& kind : written) {
        if (!other_names().contains(kind)) {
            expect_words(kind);
        }
    }
}

TEST(FeedWords, AreThereForEveryKindThatIsPutTogetherWhileRunning) {
    for (const char* folder : writing_folders) {
        for (const std::string& noun : matches_in(folder, R"re("([a-z_]+\.)"\)? \+)re")) {
            EXPECT_EQ(noun, "return.") << "this test does not know what follows " << noun;
        }
    }
    const auto ends = matches_in("measures", R"re((?:record_return|move)\([^;"]*"([a-z_]+)"\))re");
    ASSERT_TRUE(ends.contains("accepted")) << "the sources are not where this test looks";
    for (const std::string& end : ends) {
        expect_words("return." + end);
    }
}

TEST(FeedWords, OfTheModulesAndOfTheBackupAreAllThereAre) {
    const auto written = matches_in("app", R"re(journal::write\([^;]*\.kind = ([a-z_."]+))re");
    EXPECT_EQ(written, std::set<std::string>{"backup_kind"})
        << "the app writes to the journal: its kinds belong among those of this test";
    EXPECT_EQ(matches_in("app", R"re((journal::write)\()re").size(), 1U);
    expect_words("database.backed_up");
}

TEST(FeedWords, AreWordsAndNotKinds) {
    for (const auto& [kind, said] : app::words_of_kinds()) {
        EXPECT_FALSE(said.words.empty()) << kind;
        EXPECT_EQ(said.words.find_first_of("._"), std::string_view::npos) << kind;
    }
}
