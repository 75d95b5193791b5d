#include "demo/demo.hpp"

#include "app/aside.hpp"
#include "app/commands/commands.hpp"
#include "app/program.hpp"
#include "demo/making_note.hpp"
#include "platform/auth/sign_in.hpp"
#include "platform/journal/seal.hpp"

#include <fmt/format.h>

namespace app {
namespace {

constexpr const char* only_make_flag = "only-make";

void print_links(Program& program, Output& output) {
    output.line("Sign in as (each link works once, within 10 minutes):");
    for (const demo::Persona& persona : demo::personas()) {
        std::string path;
        program.database().change([&](db::Transaction& transaction) {
            path = auth::make_signin_link(
                transaction, program.clock().now(), persona.email, "/", true
            );
        });
        output.line(fmt::format("  {:36} {}{}", persona.about, program.base_url(), path));
    }
}

bool holds_nothing_else(const Config& config) {
    Program program(config);
    db::Reader reader = program.database().read();
    return demo::holds_nothing_else(reader);
}

// What is left of a demonstration whose making was interrupted is put aside, and nothing else: a
// database that holds anything of anyone is left as it is.
void put_aside_half_made(const Config& config, Output& output) {
    const auto database = demo::find_note(config.data);
    if (!database) {
        return;
    }
    if (*database != config.database) {
        throw base::Error(
            base::Code::conflict,
            fmt::format(
                "The demonstration in {0} was not made to its end. Finish it first, with "
                "--database {0}, or choose another data folder.",
                *database
            )
        );
    }
    demo::MakingNote note(config.data, config.database);
    if (holds_nothing_else(config)) {
        if (config.database.find("://") != std::string::npos) {
            throw base::Error(
                base::Code::conflict,
                "The demonstration in this database was not made to its end. Empty the database "
                "and start again."
            );
        }
        for (const auto& file : {std::filesystem::path(config.database), config.journal_heads()}) {
            if (std::filesystem::exists(file)) {
                output.line(fmt::format("Put aside: {}", put_aside(file, "half-made").string()));
            }
        }
    }
    note.take_away();
}

void make_if_wanted(Program& program, Output& output) {
    {
        db::Reader reader = program.database().read();
        if (!demo::is_wanted(reader)) {
            return;
        }
    }
    output.line("Making the demonstration network ...");
    demo::MakingNote note(program.config().data, program.config().database);
    demo::make(program.database(), program.clock());
    while (journal::seal(program.database()) > 0) {
    }
    note.take_away();
}

void run_demo(const Invocation& invocation) {
    Config config = invocation.config;
    config.demo = true;
    put_aside_half_made(config, invocation.output);
    Program program(config);
    make_if_wanted(program, invocation.output);
    if (invocation.arguments.has(only_make_flag)) {
        return;
    }
    program.serve([&](const std::string& address) {
        invocation.output.line(fmt::format("Braid is at {}/n/{}", address, demo::slug));
        print_links(program, invocation.output);
    });
}

}  // namespace

Command demo_command() {
    std::vector<Option> options = serving_options();
    options.push_back(flag(only_make_flag, "make the demonstration network and serve nothing"));
    return {
        .name = "demo",
        .about = "Serve a made-up network to try things on; made when the data folder is empty.",
        .example = "braid demo --data data/demo",
        .options = options,
        .run = run_demo,
    };
}

}  // namespace app
