#include "platform/db/migrate.hpp"

#include "app/commands/commands.hpp"
#include "app/open_database.hpp"

#include <fmt/format.h>

namespace app {
namespace {

void print_plan(const Invocation& invocation) {
    const auto database = open_existing_database(invocation.config);
    std::vector<std::vector<std::string>> rows;
    for (const auto& migration : db::Migrator(*database).plan()) {
        rows.push_back({fmt::format("{:04}", migration.version), migration.name});
    }
    if (rows.empty() && invocation.output.format() == Format::text) {
        invocation.output.line("The database is up to date: nothing would be done.");
    } else {
        invocation.output.table({"version", "name"}, rows);
    }
}

void migrate(const Invocation& invocation) {
    if (invocation.arguments.has("plan")) {
        return print_plan(invocation);
    }
    const auto database = open_database(invocation.config);
    const int count = db::Migrator(*database).run(base::SystemClock().now());
    auto reader = database->read();
    invocation.output.line(fmt::format(
        "The database is at version {:04}; migrations run: {}.", db::schema_version(reader), count
    ));
}

}  // namespace

Command migrate_command() {
    return {
        .name = "migrate",
        .about = "Make the database, or bring it up to this program's version.",
        .example = "braid migrate --plan --data /var/lib/braid",
        .options = {flag("plan", "print the migrations that would run, and run none")},
        .prints_data = true,
        .run = migrate,
    };
}

}  // namespace app
