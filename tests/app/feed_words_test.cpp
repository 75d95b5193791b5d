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

std::set<std::string> names_in(const std::filesystem::path& folder) {
    const std::regex name_form("\"([a-z_]+\\.[a-z_]+)\"");
    std::set<std::string> names;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") {
            continue;
        }
        std::ifstream stream(file.path());
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (auto found = std::sregex_iterator(text.begin(), text.end(), name_form);
             found != std::sregex_iterator();
             ++found) {
            names.insert((*found)[1]);
        }
    }
    return names;
}

}  // namespace

TEST(FeedWords, AreThereForEveryKindThatIsWritten) {
    std::set<std::string> written;
    for (const char* folder :
         {"network", "agenda", "measures", "platform/auth", "platform/journal"}) {
        written.merge(names_in(std::filesystem::path(BRAID_SOURCE_DIR) / "src" / folder));
    }
    ASSERT_TRUE(written.contains("need.added")) << "the sources are not where this test looks";
    for (const std::string& kind : written) {
        if (!other_names().contains(kind)) {
            EXPECT_TRUE(app::words_of_kinds().contains(kind))
                << kind << " is written to the journal, but has no words to be read by";
        }
    }
}

TEST(FeedWords, AreWordsAndNotKinds) {
    for (const auto& [kind, words] : app::words_of_kinds()) {
        EXPECT_FALSE(words.empty()) << kind;
        EXPECT_EQ(words.find_first_of("._"), std::string_view::npos) << kind;
    }
}
