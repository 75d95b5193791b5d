#include "app/command_line.hpp"

#include "app/commands/commands.hpp"
#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Ran {
    int code = 0;
    std::string out;
    std::string error;
};

Ran run_words(const std::vector<std::string>& words, const std::vector<app::Command>& commands) {
    std::ostringstream out;
    std::ostringstream error;
    const int code = app::run_command_line(words, commands, out, error);
    return {code, out.str(), error.str()};
}

// One command that says what it was given.
std::vector<app::Command> echo_command() {
    return {{
        .name = "bring measures",
        .about = "Bring measures in.",
        .example = "braid bring measures FILE --network waiora",
        .options =
            {app::operand("FILE", "what to bring"),
             app::required(app::value("network", "NAME", "where to")),
             app::flag("plan", "only say what would be done"),
             app::setting("listen", "ADDRESS:PORT", "where to answer")},
        .prints_data = true,
        .run =
            [](const app::Invocation& given) {
                if (given.arguments.text("network") == "nowhere") {
                    throw base::Error(base::Code::not_found, "There is no network called nowhere.");
                }
                given.output.line(
                    given.arguments.text("FILE") + " " + given.arguments.text("network") +
                    (given.arguments.has("plan") ? " plan " : " ") + given.config.listen.text()
                );
            },
    }};
}

TEST(CommandLine, GivesACommandItsOptionsAndSettings) {
    const auto ran = run_words(
        {"bring", "measures", "a b.csv", "--network", "waiora", "--plan", "--listen", "[::1]:81"},
        echo_command()
    );
    EXPECT_EQ(ran.code, app::done);
    EXPECT_EQ(ran.out, "a b.csv waiora plan [::1]:81\n");
    EXPECT_THAT(ran.error, IsEmpty());
}

TEST(CommandLine, ARefusalIsItsReasonAndOne) {
    const auto ran =
        run_words({"bring", "measures", "a.csv", "--network", "nowhere"}, echo_command());
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_EQ(ran.error, "braid: There is no network called nowhere.\n");
}

TEST(CommandLine, AWrongSettingIsARefusalThatNamesTheFlag) {
    const auto ran =
        run_words({"bring", "measures", "a", "--network", "b", "--listen", "x"}, echo_command());
    EXPECT_EQ(ran.code, app::refused);
    EXPECT_THAT(ran.error, HasSubstr("--listen: listen: 'x' was given"));
}

TEST(CommandLine, WrongUsageIsTwo) {
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"sing"},
        {"sing", "--help"},
        {"bring", "songs", "--help"},
        {"bring"},
        {"bring", "songs"},
        {"bring", "measures"},
        {"bring", "measures", "a.csv"},
        {"bring", "measures", "a.csv", "--network"},
        {"bring", "measures", "a.csv", "--network", "b", "--format", "xml"},
        {"bring", "measures", "a.csv", "b.csv", "--network", "b"},
        {"bring", "measures", "a.csv", "--network", "b", "--loud"},
    };
    for (const auto& words : wrong) {
        const auto ran = run_words(words, echo_command());
        EXPECT_EQ(ran.code, app::wrong_usage) << testing::PrintToString(words);
        EXPECT_FALSE(ran.error.empty()) << testing::PrintToString(words);
        EXPECT_THAT(ran.out, IsEmpty());
    }
}

TEST(CommandLine, HelpAndVersionAreDone) {
    const std::vector<std::vector<std::string>> asked{
        {"--help"}, {"--version"}, {"bring", "--help"}};
    for (const auto& words : asked) {
        const auto ran = run_words(words, echo_command());
        EXPECT_EQ(ran.code, app::done);
        EXPECT_FALSE(ran.out.empty());
    }
    EXPECT_THAT(run_words({"--version"}, echo_command()).out, HasSubstr("braid 0."));
}

TEST(CommandLine, EveryCommandHasHelpWithAnExampleOfItself) {
    for (const auto& command : app::all_commands()) {
        std::vector<std::string> words;
        std::istringstream name(command.name);
        for (std::string word; name >> word;) {
            words.push_back(word);
        }
        words.emplace_back("--help");
        const auto ran = run_words(words, app::all_commands());
        EXPECT_EQ(ran.code, app::done) << command.name;
        EXPECT_THAT(ran.out, HasSubstr("Example:\n  braid " + command.name));
        EXPECT_TRUE(command.about.ends_with('.')) << command.name;
    }
}

TEST(CommandLine, TheVersionIsDataToo) {
    EXPECT_THAT(
        run_words({"version", "--format", "json"}, app::all_commands()).out,
        HasSubstr("\"version\":\"0.")
    );
}

}  // namespace
