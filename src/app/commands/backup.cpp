#include "platform/db/backup.hpp"

#include "app/backup_record.hpp"
#include "app/commands/commands.hpp"
#include "app/open_database.hpp"

namespace app {
namespace {

void back_up(const Invocation& invocation) {
    require_database(invocation.config);
    const auto& file = invocation.arguments.text("FILE");
    db::backup(database_config(invocation.config), file);
    invocation.output.line("The database is copied to " + file + ".");
    invocation.output.line(
        "Keep the keys " + invocation.config.key_file.string() + " and " +
        invocation.config.journal_key().string() +
        " too, in another place: sealed fields need the one, the journal's heads the other."
    );
    record_backup(*open_existing_database(invocation.config), base::SystemClock().now());
}

}  // namespace

Command backup_command() {
    return {
        .name = "backup",
        .about = "Copy the whole database to one file, also while Braid is serving.",
        .example = "braid backup /var/backups/braid-2026-11-22.sqlite --data /var/lib/braid",
        .options = {operand("FILE", "the copy; it must not be there yet")},
        .run = back_up,
    };
}

}  // namespace app
