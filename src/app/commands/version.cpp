#include "app/commands/commands.hpp"

namespace app {
namespace {

void print_version(const Invocation& invocation) {
    invocation.output.table({"name", "version"}, {{"braid", BRAID_VERSION}});
}

}  // namespace

Command version_command() {
    return {
        .name = "version",
        .about = "Print the version of this program.",
        .example = "braid version --format json",
        .prints_data = true,
        .run = print_version,
    };
}

}  // namespace app
