#include "app/config.hpp"

#include "app/console_flags.hpp"
#include "app/setting.hpp"
#include "base/error.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

using app::make_config;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string config_mistake(
    const std::string& toml,
    const app::Environment& environment = {},
    const app::Overrides& flags = {}
) {
    try {
        make_config(app::ConfigFile{"braid.toml", toml}, environment, flags);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::Code::invalid);
        return error.what();
    }
    return "nothing was refused";
}

std::string example_file() {
    std::ifstream file(BRAID_SOURCE_DIR "/docs/braid.toml.example");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(Config, DefaultsKeepEverythingInTheDataFolderAndOnThisMachine) {
    const auto config = make_config({}, {}, {});
    EXPECT_EQ(config.listen.text(), "127.0.0.1:8080");
    EXPECT_EQ(config.database, "data/braid.sqlite");
    EXPECT_EQ(config.key_file, "data/braid.key");
    EXPECT_EQ(config.mail.outbox, "data/outbox");
    EXPECT_EQ(config.base_url, "http://127.0.0.1:8080");
    EXPECT_FALSE(config.behind_tls());
}

TEST(Config, AnswersToTheNameOfItsAddressAndToThisMachineOnly) {
    const auto hosts = [](const std::string& url) {
        return make_config({}, {}, {{"base_url", url}}).hosts();
    };
    EXPECT_THAT(
        hosts("https://braid.example.org"),
        ElementsAre("braid.example.org", "localhost", "127.0.0.1", "[::1]")
    );
    EXPECT_EQ(hosts("http://[2001:db8::1]:8080").at(0), "[2001:db8::1]");
    EXPECT_EQ(make_config({}, {}, {}).hosts().at(0), "127.0.0.1");
    EXPECT_TRUE(make_config({}, {}, {{"listen", "0.0.0.0:80"}}).hosts().empty());
    EXPECT_TRUE(make_config({}, {}, {{"listen", "[::]:80"}}).hosts().empty());
}

TEST(Config, FlagsWinOverVariablesAndVariablesOverTheFile) {
    const app::ConfigFile file{
        "braid.toml", "listen = '10.0.0.1:1'\nworkers = 3\ntime_zone = 'UTC'"};
    const auto config = make_config(
        file, {{"BRAID_LISTEN", "10.0.0.2:2"}, {"BRAID_WORKERS", "4"}}, {{"listen", "[::1]:3"}}
    );
    EXPECT_EQ(config.listen.text(), "[::1]:3");
    EXPECT_EQ(config.listen.address, "::1");
    EXPECT_EQ(config.workers, 4);
    EXPECT_EQ(config.time_zone, "UTC");
}

TEST(Config, ReadsSectionsAndLists) {
    const app::ConfigFile file{
        "braid.toml",
        "trusted_proxies = ['127.0.0.1', 'fd00::/8']\n"
        "[mail]\nserver = 'smtps://mail.example.org:465'\nca_file = '/etc/ours.pem'\npassword = "
        "'hush'\n[limits]\nheader_seconds = 7"};
    const auto config = make_config(file, {{"BRAID_LIMITS_IDLE_SECONDS", "9"}}, {});
    EXPECT_THAT(config.trusted_proxies, ElementsAre("127.0.0.1", "fd00::/8"));
    EXPECT_EQ(config.mail.server, "smtps://mail.example.org:465");
    EXPECT_EQ(config.mail.password.reveal(), "hush");
    EXPECT_EQ(config.mail.ca_file, "/etc/ours.pem");
    EXPECT_EQ(config.limits.header_seconds, 7);
    EXPECT_EQ(config.limits.idle_seconds, 9);
}

TEST(Config, NamesEveryMistakeAtOnceWithItsPlaceAndWhatWasExpected) {
    const auto message = config_mistake(
        "listen = 'here'\n\nworkers = 'many'\ncolour = 'red'\n[mail]\nport = 25",
        {{"BRAID_TIME_ZONE", "Mars/Olympus"}, {"BRAID_LISTN", "x"}},
        {{"mail.from", "kim"}}
    );
    EXPECT_THAT(
        message, HasSubstr("braid.toml, line 1: listen: 'here' was given, an IP address and a port")
    );
    EXPECT_THAT(message, HasSubstr("braid.toml, line 3: workers: a whole number from 0"));
    EXPECT_THAT(message, HasSubstr("braid.toml, line 4: colour: no setting has this name"));
    EXPECT_THAT(message, HasSubstr("braid.toml, line 6: mail.port: no setting has this name"));
    EXPECT_THAT(
        message, HasSubstr("environment, BRAID_TIME_ZONE: time_zone: 'Mars/Olympus' was given")
    );
    EXPECT_THAT(message, HasSubstr("environment: BRAID_LISTN: no setting"));
    EXPECT_THAT(message, HasSubstr("--mail-from: mail.from: 'kim' was given"));
}

TEST(Config, PlacesASyntaxErrorByLineAndColumn) {
    EXPECT_THAT(
        config_mistake("data = 'x'\nlisten = = 2"),
        HasSubstr("braid.toml, line 2, column 10: this is not TOML")
    );
}

TEST(Config, NeverRepeatsAPassword) {
    EXPECT_THAT(config_mistake("database = 'mysql://kim:hush@db/braid'"), Not(HasSubstr("hush")));
    EXPECT_THAT(config_mistake("[mail]\npassword = 12345"), Not(HasSubstr("12345")));
}

TEST(Config, RefusesWhatLooksAlmostRight) {
    for (const std::string line : {
             "listen = '127.0.0.1'",
             "listen = '127.0.0.1:65536'",
             "listen = '::1:8080'",
             "listen = '[127.0.0.1]:80'",
             "listen = 'localhost:80'",
             "data = ''",
             "database = 'http://x'",
             "base_url = 'braid.example.org'",
             "base_url = 'https://'",
             "base_url = 'https://x/y'",
             "source_url = 'javascript:alert(1)'",
             "trusted_proxies = '10.0.0.0/8'",
             "trusted_proxies = ['10.0.0.0/33']",
             "trusted_proxies = ['proxy']",
             "trusted_proxies = [1]",
             "workers = -1",
             "workers = 1.5",
             "workers = 99999999999999999",
             "demo = 'yes'",
             "demo = 1",
             "mail = 'x'",
             "[mail]\nserver = 'mail.example.org'",
             "[mail]\nfrom = 'braid'",
             "[mail]\nfrom = 'a@b, c@d'",
             "[listen]\nport = 1",
         }) {
        EXPECT_THAT(config_mistake(line), HasSubstr("braid.toml, line ")) << line;
    }
}

TEST(Config, IgnoresVariablesThatAreNotItsOwn) {
    EXPECT_NO_THROW(
        make_config({}, {{"HOME", "x"}, {"BRAID_TEST_POSTGRES", "x"}, {"BRAID_CONFIG", "x"}}, {})
    );
}

TEST(Config, AFileAskedForMustBeThere) {
    EXPECT_THROW(app::load_config("/nowhere/braid.toml", {}), base::Error);
}

TEST(ConfigExample, ShowsTheDefaults) {
    const auto shown =
        make_config(app::ConfigFile{"docs/braid.toml.example", example_file()}, {}, {});
    const auto defaults = make_config({}, {}, {});
    EXPECT_EQ(shown.listen.text(), defaults.listen.text());
    EXPECT_EQ(shown.database, defaults.database);
    EXPECT_EQ(shown.key_file, defaults.key_file);
    EXPECT_EQ(shown.time_zone, defaults.time_zone);
    EXPECT_EQ(shown.workers, defaults.workers);
    EXPECT_EQ(shown.public_cache_bytes, defaults.public_cache_bytes);
    EXPECT_EQ(shown.mail.from, defaults.mail.from);
    EXPECT_EQ(shown.mail.ca_file, defaults.mail.ca_file);
    EXPECT_EQ(shown.limits.header_bytes, defaults.limits.header_bytes);
    EXPECT_EQ(shown.limits.body_bytes, defaults.limits.body_bytes);
    EXPECT_EQ(shown.limits.connections, defaults.limits.connections);
    EXPECT_EQ(shown.limits.connections_per_address, defaults.limits.connections_per_address);
    EXPECT_EQ(shown.limits.idle_seconds, defaults.limits.idle_seconds);
    EXPECT_EQ(shown.limits.header_seconds, defaults.limits.header_seconds);
    EXPECT_EQ(shown.limits.transfer_seconds, defaults.limits.transfer_seconds);
}

TEST(ConfigExample, ExplainsEverySetting) {
    const std::string example = example_file();
    for (const auto& setting : app::settings()) {
        const auto dot = setting.key.find('.');
        const auto name =
            std::string(setting.key.substr(dot == std::string_view::npos ? 0 : dot + 1));
        const bool is_there = example.find("\n" + name + " = ") != std::string::npos ||
                              example.find("\n# " + name + " = ") != std::string::npos;
        EXPECT_TRUE(is_there) << setting.key;
    }
}

// What another shell has: the printed words, and nothing of this one.
app::Config from_console(const std::string& file_name, const std::string& file) {
    std::ofstream(file_name) << file;
    app::Config config = make_config(app::ConfigFile{file_name, file}, {}, {});
    config.file = file_name;
    return config;
}

TEST(ConsoleFlags, NameWhatTheServerWasStartedWith) {
    const support::TemporaryFolder folder;
    const std::string name = (folder.path() / "braid.toml").string();
    app::Config config = from_console(
        name, "base_url = 'https://braid.example.org'\ndatabase = 'postgresql://a:b@c/d'"
    );
    config.data = "/var/lib/braid";
    EXPECT_EQ(app::console_flags(config).words, "--config " + name + " --data /var/lib/braid");
    config.database = "postgresql://other:secret@host/braid";
    config.base_url = "https://other.example.org";
    EXPECT_EQ(
        app::console_flags(config).words,
        "--config " + name +
            " --data /var/lib/braid --database postgresql://other@host/braid "
            "--base-url https://other.example.org"
    );
    EXPECT_TRUE(app::console_flags(config).lacks_password);
}

TEST(ConsoleFlags, HoldInAnotherFolderAndAnotherShell) {
    auto config = make_config({}, {}, {{"data", "kim's data"}});
    const std::string data = (std::filesystem::current_path() / "kim'\\''s data").string();
    EXPECT_EQ(app::console_flags(config).words, "--data '" + data + "'");
    config = make_config({}, {}, {{"data", "/srv"}, {"database", "braid.sqlite"}});
    const std::string file = (std::filesystem::current_path() / "braid.sqlite").string();
    EXPECT_EQ(app::console_flags(config).words, "--data /srv --database " + file);
    EXPECT_FALSE(app::console_flags(config).lacks_password);
}

}  // namespace
