#include "app/commands/commands.hpp"
#include "app/program.hpp"
#include "platform/auth/account.hpp"

#include <fmt/format.h>

namespace app {
namespace {

void tell_how_to_begin(Program& program, Output& output) {
    db::Reader reader = program.database().read();
    if (auth::list_operators(reader).empty()) {
        output.line("Nobody runs this server yet. Make the first administrator with:");
        output.line(fmt::format(
            "  braid signin-link YOUR-ADDRESS --administrator --data {}",
            program.config().data.string()
        ));
    }
}

void serve(const Invocation& invocation) {
    Program program(invocation.config);
    tell_how_to_begin(program, invocation.output);
    program.serve([&](const std::string& address) {
        invocation.output.line(fmt::format("Braid is at {}", address));
    });
}

}  // namespace

std::vector<Option> serving_options() {
    return {
        setting("listen", "ADDRESS:PORT", "where to listen"),
        setting("base_url", "URL", "the address people use")};
}

Command serve_command() {
    return {
        .name = "serve",
        .about = "Serve the site, do its queued work and seal its journal, until it is stopped.",
        .example = "braid serve --listen 127.0.0.1:8080 --data /var/lib/braid",
        .options = serving_options(),
        .run = serve,
    };
}

}  // namespace app
