#include "app/commands/commands.hpp"
#include "app/open_database.hpp"
#include "platform/db/backup.hpp"

namespace app {
namespace {

void restore(const Invocation& invocation) {
    open_database(invocation.config);
    const auto& file = invocation.arguments.text("FILE");
    db::restore(database_config(invocation.config), file);
    invocation.output.line(
        "The database is as it was in " + file + ". Run 'braid check' before serving."
    );
}

}  // namespace

Command restore_command() {
    return {
        .name = "restore",
        .about = "Fill an empty database from a file made by braid backup.",
        .example = "braid restore /var/backups/braid-2026-11-22.sqlite --data /var/lib/braid",
        .options = {operand("FILE", "a file made by braid backup")},
        .run = restore,
    };
}

}  // namespace app
