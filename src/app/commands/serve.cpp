#include "app/commands/commands.hpp"
#include "app/console_flags.hpp"
#include "app/program.hpp"
#include "platform/auth/account.hpp"

#include <fmt/format.h>

#include <pwd.h>
#include <string>
#include <unistd.h>

namespace app {
namespace {

std::string own_user() {
    const passwd* user = ::getpwuid(::geteuid());
    return user == nullptr ? "that runs this" : user->pw_name;
}

void tell_how_to_begin(Program& program, Output& output) {
    db::Reader reader = program.database().read();
    if (!auth::list_operators(reader).empty()) {
        return;
    }
    const ConsoleFlags flags = console_flags(program.config());
    output.line(fmt::format(
        "Nobody runs this server yet. As the user {}, make the first administrator with:",
        own_user()
    ));
    output.line("  braid signin-link YOUR-ADDRESS --administrator " + flags.words);
    if (flags.lacks_password) {
        output.line("  (the password of the database is not repeated here: add it)");
    }
}

void warn_without_proxy(const Config& config, Output& output) {
    if (config.behind_tls() && config.trusted_proxies.empty()) {
        output.line(
            "base_url is https and trusted_proxies names no proxy: everyone who comes through one "
            "counts as one visitor, and limits meet all of them at once. Name it there."
        );
    }
}

void serve(const Invocation& invocation) {
    Program program(invocation.config);
    warn_without_proxy(invocation.config, invocation.output);
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
