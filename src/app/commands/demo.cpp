#include "demo/demo.hpp"

#include "app/commands/commands.hpp"
#include "app/program.hpp"
#include "platform/auth/sign_in.hpp"

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

void run_demo(const Invocation& invocation) {
    Config config = invocation.config;
    config.demo = true;
    Program program(config);
    const bool is_wanted = [&] {
        db::Reader reader = program.database().read();
        return demo::is_wanted(reader);
    }();
    if (is_wanted) {
        invocation.output.line("Making the demonstration network ...");
        demo::make(program.database(), program.clock());
    }
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
