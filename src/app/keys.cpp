#include "app/keys.hpp"

#include "app/key_notes.hpp"
#include "base/error.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace app {
namespace {

std::string vault_fault(const Config& config, const char* what) {
    return fmt::format(
        "The key {} {}, and without it authenticator apps, recovery codes and what people said of "
        "themselves cannot be read: put the copy of it there, or say with key_file where it is; if "
        "it is lost for good, 'braid new-key' tells what that costs and begins with a new one.",
        config.key_file.string(),
        what
    );
}

std::string journal_fault(const Config& config, const char* what) {
    return fmt::format(
        "The journal's key {} {}, and heads signed with any other would not be believed: put the "
        "copy of it there; if it is lost for good, 'braid new-key' lets a new one follow it.",
        config.journal_key().string(),
        what
    );
}

constexpr const char* is_missing = "of this database is not there";
constexpr const char* is_another = "is not the one this database is used with";

// Null when the noted key is the one there.
const char* fault_of_note(const std::string& noted, const std::string& there) {
    if (noted.empty() || noted == there) {
        return nullptr;
    }
    return there.empty() ? is_missing : is_another;
}

std::string vault_fingerprint(const Config& config) {
    return std::filesystem::exists(config.key_file)
               ? base::Vault::open_or_make(config.key_file).fingerprint()
               : std::string();
}

void claim_or_refuse(
    db::Database& database,
    const char* name,
    const std::string& fingerprint,
    const std::string& refusal
) {
    std::string noted;
    database.change([&](db::Transaction& transaction) {
        noted = claim_key(transaction, name, fingerprint);
    });
    if (noted != fingerprint) {
        throw base::Error(base::Code::invalid, refusal);
    }
}

void refuse_fault(const std::string& fault) {
    if (!fault.empty()) {
        throw base::Error(base::Code::invalid, fault);
    }
}

}  // namespace

std::string find_vault_fault(const Config& config, db::Reader& reader) {
    const char* fault =
        fault_of_note(find_noted_key(reader, vault_note), vault_fingerprint(config));
    return fault == nullptr ? std::string() : vault_fault(config, fault);
}

std::string find_journal_key_fault(const Config& config, db::Reader& reader) {
    const char* fault =
        fault_of_note(find_noted_key(reader, journal_note), journal_public_key(config));
    return fault == nullptr ? std::string() : journal_fault(config, fault);
}

base::Vault open_vault(const Config& config, db::Database& database) {
    {
        db::Reader reader = database.read();
        refuse_fault(find_vault_fault(config, reader));
    }
    base::Vault vault = base::Vault::open_or_make(config.key_file);
    claim_or_refuse(database, vault_note, vault.fingerprint(), vault_fault(config, is_another));
    return vault;
}

journal::SigningKey open_journal_key(const Config& config, db::Database& database) {
    {
        db::Reader reader = database.read();
        refuse_fault(find_journal_key_fault(config, reader));
    }
    journal::SigningKey key = journal::SigningKey::open(config.journal_key());
    claim_or_refuse(database, journal_note, key.public_key(), journal_fault(config, is_another));
    return key;
}

std::string journal_public_key(const Config& config) {
    return std::filesystem::exists(config.journal_key())
               ? journal::SigningKey::open(config.journal_key()).public_key()
               : std::string();
}

std::vector<journal::EarlierKey> list_earlier_keys(const Config& config) {
    std::ifstream file(config.journal_earlier_keys());
    std::ostringstream text;
    text << file.rdbuf();
    return journal::parse_earlier_keys(text.str());
}

std::vector<journal::EarlierKey> take_over_journal(const Config& config, db::Database& database) {
    const std::string own = journal_public_key(config);
    std::vector<journal::EarlierKey> earlier;
    database.change([&](db::Transaction& transaction) {
        earlier = journal::earlier_keys(journal::list_heads(transaction), own);
        if (find_noted_key(transaction, journal_note) != own) {
            replace_noted_key(transaction, journal_note, own);
        }
    });
    if (earlier.empty()) {
        std::filesystem::remove(config.journal_earlier_keys());
        return earlier;
    }
    std::ofstream file(config.journal_earlier_keys(), std::ios::trunc);
    for (const journal::EarlierKey& key : earlier) {
        file << journal::earlier_key_line(key);
    }
    if (!file.flush()) {
        throw base::Error(
            base::Code::internal,
            fmt::format("{} could not be written.", config.journal_earlier_keys().string())
        );
    }
    return earlier;
}

}  // namespace app
