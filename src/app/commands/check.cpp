#include "app/commands/commands.hpp"
#include "app/open_database.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/migrate.hpp"
#include "platform/journal/signing.hpp"
#include "platform/journal/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace app {
namespace {

using Findings = std::vector<std::string>;

Findings check_schema(db::Database& database) {
    const auto pending = db::Migrator(database).plan();
    if (pending.empty()) {
        return {};
    }
    return {fmt::format("{} migrations have not run: run 'braid migrate'.", pending.size())};
}

std::string kept_heads(const Config& config) {
    std::ifstream file(config.journal_heads());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Findings check_journal(db::Database& database, const Config& config, Output& output) {
    const auto key_file = config.journal_key();
    const bool has_key = std::filesystem::exists(key_file);
    const std::string public_key = has_key ? journal::SigningKey::open(key_file).public_key() : "";
    const auto report = journal::verify(database, public_key, kept_heads(config));
    output.line(fmt::format(
        "Journal: {} sealed entries, {} unsealed, {} signed heads.",
        report.sealed,
        report.unsealed,
        report.heads
    ));
    Findings findings;
    if (report.broken) {
        findings.push_back(fmt::format(
            "The journal's chain breaks at link {}: {}",
            report.broken->position,
            report.broken->reason
        ));
    }
    if (!has_key && report.heads > 0) {
        findings.push_back(fmt::format(
            "The journal's key {} is not there to check its heads by.", key_file.string()
        ));
    } else {
        std::ranges::copy(report.faulty_heads, std::back_inserter(findings));
    }
    return findings;
}

void check(const Invocation& invocation) {
    const auto database = open_existing_database(invocation.config);
    Findings findings = db::find_damage(*database);
    if (findings.empty()) {
        findings = check_schema(*database);
    }
    if (findings.empty()) {
        findings = check_journal(*database, invocation.config, invocation.output);
    }
    if (findings.empty()) {
        invocation.output.line("Nothing is wrong.");
        return;
    }
    std::string message = "What is wrong:";
    for (const auto& finding : findings) {
        message += "\n  " + finding;
    }
    throw base::Error(base::Code::invalid, message);
}

}  // namespace

Command check_command() {
    return {
        .name = "check",
        .about = "Say whether the database is sound and the journal whole.",
        .example = "braid check --data /var/lib/braid",
        .run = check,
    };
}

}  // namespace app
