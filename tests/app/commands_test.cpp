#include "app/commands/commands.hpp"

#include "app/command_line.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct CommandRun {
    int code = 0;
    std::string out;
    std::string error;
};

// The real commands on a data folder of the test's own.
class Commands : public testing::Test {
protected:
    CommandRun run(std::vector<std::string> words) {
        words.insert(words.end(), {"--data", data()});
        std::ostringstream out;
        std::ostringstream error;
        const int code = app::run_command_line(words, app::all_commands(), out, error);
        return {code, out.str(), error.str()};
    }
    std::string data() const { return (folder_.path() / "data").string(); }

private:
    support::TemporaryFolder folder_;
};

TEST_F(Commands, MigrateMakesADatabaseAndThenHasNothingToDo) {
    const auto first = run({"migrate"});
    EXPECT_EQ(first.code, app::done) << first.error;
    EXPECT_THAT(first.out, HasSubstr("The database is at version 0"));
    EXPECT_TRUE(std::filesystem::exists(data() + "/braid.sqlite"));
    const auto second = run({"migrate"});
    EXPECT_THAT(second.out, HasSubstr("migrations run: 0."));
    EXPECT_EQ(
        run({"migrate", "--plan"}).out, "The database is up to date: nothing would be done.\n"
    );
    EXPECT_EQ(run({"migrate", "--plan", "--format", "json"}).out, "[]\n");
}

TEST_F(Commands, TheDataFolderIsItsOwnersAlone) {
    run({"migrate"});
    const auto mode = std::filesystem::status(data()).permissions();
    EXPECT_EQ(
        mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
        std::filesystem::perms::none
    );
}

TEST_F(Commands, APlanForAFolderWithoutADatabaseMakesNone) {
    const auto plan = run({"migrate", "--plan"});
    EXPECT_EQ(plan.code, app::refused);
    EXPECT_THAT(plan.error, HasSubstr("There is no database at " + data() + "/braid.sqlite"));
    EXPECT_FALSE(std::filesystem::exists(data()));
}

TEST_F(Commands, ADataFolderThatCannotBeMadeIsRefused) {
    std::ostringstream out;
    std::ostringstream error;
    const int code = app::run_command_line(
        {"migrate", "--data", "/dev/null/braid"}, app::all_commands(), out, error
    );
    EXPECT_EQ(code, app::refused);
    EXPECT_THAT(error.str(), HasSubstr("The data folder /dev/null/braid cannot be made"));
}

}  // namespace
