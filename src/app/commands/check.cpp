#include "app/commands/commands.hpp"
#include "app/keys.hpp"
#include "app/open_database.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/migrate.hpp"
#include "platform/journal/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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

Findings check_keys(db::Database& database, const Config& config) {
    db::Reader reader = database.read();
    Findings findings{find_vault_fault(config, reader), find_journal_key_fault(config, reader)};
    std::erase(findings, "");
    return findings;
}

void tell_who_vouches(
    const std::vector<journal::EarlierKey>& earlier, const journal::Report& report, Output& output
) {
    for (const journal::EarlierKey& key : earlier) {
        output.line(fmt::format(
            "The heads up to position {} may be signed with an earlier key, {:.16}.",
            key.until,
            key.public_key
        ));
    }
    if (!earlier.empty()) {
        output.line(
            report.own_from == 0
                ? std::string("This server's own key has signed no head yet.")
                : fmt::format("This server's own key vouches from position {} on.", report.own_from)
        );
    }
}

Findings check_sealing(const journal::Report& report) {
    constexpr std::int64_t patience = base::hours(1);
    if (!report.unsealed_since || *report.unsealed_since > base::SystemClock().now() - patience) {
        return {};
    }
    return {fmt::format(
        "The journal has had unsealed entries since {}: 'braid serve' seals them within a second "
        "or two; where it runs, its log says what keeps it from that.",
        base::iso_time(*report.unsealed_since)
    )};
}

Findings check_journal(db::Database& database, const Config& config, Output& output) {
    const auto earlier = list_earlier_keys(config);
    const auto report =
        journal::verify(database, journal_public_key(config), kept_heads(config), earlier);
    output.line(fmt::format(
        "Journal: {} sealed entries, {} unsealed, {} signed heads.",
        report.sealed,
        report.unsealed,
        report.heads
    ));
    tell_who_vouches(earlier, report, output);
    Findings findings = check_sealing(report);
    if (report.broken) {
        findings.push_back(fmt::format(
            "The journal's chain breaks at link {}: {}",
            report.broken->position,
            report.broken->reason
        ));
    }
    if (!report.faulty_heads.empty() && !std::filesystem::exists(config.journal_key())) {
        findings.push_back(fmt::format(
            "The journal's key {} is not there to check its heads by.",
            config.journal_key().string()
        ));
    }
    std::ranges::copy(report.faulty_heads, std::back_inserter(findings));
    return findings;
}

void check(const Invocation& invocation) {
    const auto database = open_existing_database(invocation.config);
    Findings findings = db::find_damage(*database);
    if (findings.empty()) {
        findings = check_schema(*database);
    }
    if (findings.empty()) {
        findings = check_keys(*database, invocation.config);
        std::ranges::copy(
            check_journal(*database, invocation.config, invocation.output),
            std::back_inserter(findings)
        );
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
        .about =
            "Say whether the database is sound, the journal whole and the keys the right ones.",
        .example = "braid check --data /var/lib/braid",
        .run = check,
    };
}

}  // namespace app
