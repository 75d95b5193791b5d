#include "app/aside.hpp"
#include "app/commands/commands.hpp"
#include "app/keys.hpp"
#include "app/open_database.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/migrate.hpp"
#include "platform/journal/seal.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>

namespace app {
namespace {

// The heads kept here may speak of more than the backup holds: they begin anew beside it.
void put_heads_aside(const Config& config, Output& output) {
    const auto heads = config.journal_heads();
    if (!std::filesystem::exists(heads)) {
        return;
    }
    const auto aside = put_aside(heads, "before");
    output.line(fmt::format(
        "The journal's heads that were kept here are now in {}: they may speak of what came after "
        "this backup.",
        aside.string()
    ));
}

void tell_of_keys(const Config& config, db::Database& database, Output& output) {
    if (!take_over_journal(config, database)) {
        output.line(fmt::format(
            "The key that signed the journal is not at {}: its heads are believed as the backup "
            "has them, and another key follows it. If you have a copy, put it there before "
            "serving.",
            config.journal_key().string()
        ));
    }
    db::Reader reader = database.read();
    if (const auto fault = find_vault_fault(config, reader); !fault.empty()) {
        output.line(fault);
    }
}

void restore(const Invocation& invocation) {
    const Config& config = invocation.config;
    open_database(config);
    const auto& file = invocation.arguments.text("FILE");
    db::restore(database_config(config), file);
    invocation.output.line("The database is as it was in " + file + ".");
    put_heads_aside(config, invocation.output);
    const auto database = open_existing_database(config);
    db::Migrator(*database).run(base::SystemClock().now());  // it may be an older program's
    journal::seal_after_restore(*database);
    tell_of_keys(config, *database, invocation.output);
    invocation.output.line("Run 'braid check' before serving.");
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
