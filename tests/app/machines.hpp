// Machines with Braid on them: a data folder and the database it names, and the real commands, on
// both databases.
#pragma once

#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "app/program.hpp"
#include "support/database_test.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <pthread.h>
#include <sstream>
#include <thread>

namespace fs = std::filesystem;
struct KeyRun {
    int code = 0;
    std::string out;
    std::string error;
};

class Machines : public StoreTest {
protected:
    Machines() : StoreTest(Contents::empty) {}

    // A machine is a data folder and the database it names.
    struct Machine {
        fs::path data;
        std::string database;

        fs::path file(const char* name) const { return data / name; }
    };

    Machine machine(const char* name, const std::string& database) const {
        return {folder() / name, database};
    }

    static KeyRun run(const Machine& machine, std::vector<std::string> words) {
        words.insert(
            words.end(), {"--data", machine.data.string(), "--database", machine.database}
        );
        std::ostringstream out;
        std::ostringstream error;
        const int code = app::run_command_line(words, app::all_commands(), out, error);
        return {code, out.str(), error.str()};
    }

    // What `braid serve` does until it is stopped: it seals and signs. It is stopped at once; or,
    // when there is something to do meanwhile, by itself, or after a while by us. What it refused.
    static std::string serve(
        const Machine& machine, const std::function<void()>& meanwhile = nullptr
    ) {
        app::Config config;
        config.data = machine.data;
        config.database = machine.database;
        config.key_file = machine.file("braid.key");
        config.listen.port = 0;
        config.base_url = "http://127.0.0.1:8080";
        config.mail.outbox = machine.file("outbox");
        try {
            std::jthread patience;
            app::Program(config).serve([&](const std::string&) {
                if (!meanwhile) {
                    ::pthread_kill(::pthread_self(), SIGTERM);
                    return;
                }
                meanwhile();
                patience = std::jthread([served = ::pthread_self()](const std::stop_token& enough) {
                    for (int i = 0; i < 1000 && !enough.stop_requested(); ++i) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(10));
                    }
                    if (!enough.stop_requested()) {
                        ::pthread_kill(served, SIGTERM);
                    }
                });
            });
            return "";
        } catch (const base::Error& error) {
            return error.what();
        }
    }

    // One that has been served: with an account, both keys and a signed head.
    Machine served_machine(const char* name) {
        Machine first = machine(name, config().target);
        EXPECT_EQ(run(first, {"migrate"}).code, app::done);
        add_account(first, "kim@example.org");
        serve_until_signed(first);
        return first;
    }

    // Other tests' transactions on the same server may hold the sealing back.
    static void serve_until_signed(const Machine& machine) {
        for (int tries = 0; tries < 100 && !fs::exists(machine.file("journal-heads.txt"));
             ++tries) {
            EXPECT_EQ(serve(machine), "");
        }
        EXPECT_TRUE(fs::exists(machine.file("journal-heads.txt")));
    }

    static void add_account(const Machine& machine, const std::string& email) {
        const auto ran = run(machine, {"signin-link", email, "--administrator"});
        EXPECT_EQ(ran.code, app::done) << ran.error;
    }

    std::string back_up(const Machine& machine) const {
        const std::string copy = (folder() / (base::new_uuid() + ".backup")).string();
        const auto ran = run(machine, {"backup", copy});
        EXPECT_EQ(ran.code, app::done) << ran.error;
        EXPECT_THAT(ran.out, testing::HasSubstr(machine.file("braid.key").string()));
        EXPECT_THAT(ran.out, testing::HasSubstr(machine.file("journal.key").string()));
        return copy;
    }

    static void bring(const Machine& from, const Machine& to, const char* key) {
        fs::create_directories(to.data);
        fs::copy_file(from.file(key), to.file(key));
    }

    static void expect_sound(const Machine& machine) {
        const auto checked = run(machine, {"check"});
        EXPECT_EQ(checked.code, app::done) << checked.error;
        EXPECT_THAT(checked.out, testing::HasSubstr("Nothing is wrong."));
    }
};
