#include "platform/db/backup.hpp"

#include "app/backup_record.hpp"
#include "app/commands/commands.hpp"
#include "app/open_database.hpp"

namespace app {
namespace {

// The copy is whole, whatever becomes of the note: on a standby or under a role that only reads,
// none can be made.
void note_backup(const Config& config, Output& output) {
    try {
        record_backup(*open_existing_database(config), base::SystemClock().now());
    } catch (const base::Error& error) {
        output.line(
            "The copy is whole. It could not be noted in the journal, so the page for whoever runs "
            "this server will not name it: " +
            std::string(error.what())
        );
    }
}

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
    note_backup(invocation.config, invocation.output);
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
