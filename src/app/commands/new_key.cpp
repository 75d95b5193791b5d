#include "app/commands/commands.hpp"
#include "app/key_notes.hpp"
#include "app/keys.hpp"
#include "app/open_database.hpp"
#include "network/network.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/journal/verify.hpp"

#include <fmt/format.h>

namespace app {
namespace {

constexpr const char* forget_flag = "forget";

bool is_head_unvouched(const Config& config, db::Reader& reader) {
    const std::string own = journal_public_key(config);
    const auto earlier = list_earlier_keys(config);
    for (const journal::Head& head : journal::list_heads(reader)) {
        if (!journal::may_vouch(head, own, earlier)) {
            return true;
        }
    }
    return false;
}

void tell_what_it_costs(db::Reader& reader, const Config& config, Output& output) {
    output.line(fmt::format(
        "Without the key {} these are lost: authenticator apps and recovery codes (accounts that "
        "have "
        "them: {}; they add a second step again, passkeys stay), and answers that people gave "
        "about "
        "themselves ({}).",
        config.key_file.string(),
        auth::count_sealed_factors(reader),
        network::count_self_descriptions(reader)
    ));
}

void begin_with_new_vault(const Config& config, db::Database& database) {
    const base::Vault vault = base::Vault::open_or_make(config.key_file);
    const auto now = base::SystemClock().now();
    database.change([&](db::Transaction& transaction) {
        auth::remove_sealed_factors(transaction, now);
        network::withdraw_self_descriptions(transaction, now);
        replace_noted_key(transaction, vault_note, vault.fingerprint());
    });
}

void new_key(const Invocation& invocation) {
    const Config& config = invocation.config;
    const auto database = open_existing_database(config);
    bool is_vault_lost = false;
    bool is_journal_key_lost = false;
    {
        db::Reader reader = database->read();
        const std::string vault_fault = find_vault_fault(config, reader);
        const std::string journal_fault = find_journal_key_fault(config, reader);
        is_vault_lost = !vault_fault.empty();
        is_journal_key_lost = !journal_fault.empty() || is_head_unvouched(config, reader);
        for (const std::string& fault : {vault_fault, journal_fault}) {
            if (!fault.empty()) {
                invocation.output.line(fault);
            }
        }
        if (is_vault_lost) {
            tell_what_it_costs(reader, config, invocation.output);
        }
    }
    if (is_journal_key_lost) {
        invocation.output.line(
            "The journal's heads so far were signed with a key that is not here: they are believed "
            "as they are in the database now."
        );
    }
    if (!is_vault_lost && !is_journal_key_lost) {
        invocation.output.line("Both keys are those this database is used with: nothing to do.");
    } else if (!invocation.arguments.has(forget_flag)) {
        invocation.output.line(
            "Nothing is done yet. Look for the keys once more and make a backup; then stop every "
            "Braid that uses this database, since what it seals with the old key is lost, and say "
            "--forget."
        );
    } else {
        for (const auto& aside : put_damaged_keys_aside(config)) {
            invocation.output.line("What was there as a key is now " + aside.string() + ".");
        }
        if (is_vault_lost) {
            begin_with_new_vault(config, *database);
        }
        if (is_journal_key_lost) {
            take_over_journal(config, *database);
        }
        invocation.output.line("Done. Keep copies of the keys in another place from now on.");
    }
}

}  // namespace

Command new_key_command() {
    return {
        .name = "new-key",
        .about = "Tell what a lost key costs, and go on with a new one.",
        .example = "braid new-key --data /var/lib/braid",
        .options = {flag(forget_flag, "give up what the lost key sealed, for good")},
        .run = new_key,
    };
}

}  // namespace app
