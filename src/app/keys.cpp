#include "app/keys.hpp"

#include "app/aside.hpp"
#include "app/key_notes.hpp"
#include "base/error.hpp"
#include "network/network.hpp"
#include "platform/auth/second_factor.hpp"

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

// What lies where a key is expected.
struct KeyThere {
    std::string fingerprint{};  // "" for none, and for one that cannot be used
    std::string damage{};       // what is wrong with the file, as a sentence
};

template <class Open>
KeyThere look_at(const std::filesystem::path& file, Open open) {
    if (!std::filesystem::exists(file)) {
        return {};
    }
    try {
        return {.fingerprint = open(file)};
    } catch (const base::Error& error) {
        return {.damage = error.what()};
    }
}

KeyThere look_at_vault(const Config& config) {
    return look_at(config.key_file, [](const std::filesystem::path& file) {
        return base::Vault::open_or_make(file).fingerprint();
    });
}

KeyThere look_at_journal_key(const Config& config) {
    return look_at(config.journal_key(), [](const std::filesystem::path& file) {
        return journal::SigningKey::open(file).public_key();
    });
}

std::string damage_fault(const std::string& damage) {
    return damage +
           " Mend it, or put the copy of it there; if it is lost for good, 'braid new-key' tells "
           "what that costs and puts this file aside.";
}

// Databases from before keys were noted: what is sealed shows that there was one.
bool holds_sealed(db::Reader& reader) {
    return auth::count_sealed_factors(reader) > 0 || network::count_self_descriptions(reader) > 0;
}

bool signed_last(const std::vector<journal::Head>& heads, const std::string& key) {
    return !heads.empty() && heads.back().public_key == key;
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
    const KeyThere key = look_at_vault(config);
    if (!key.damage.empty()) {
        return damage_fault(key.damage);
    }
    const std::string noted = find_noted_key(reader, vault_note);
    const char* fault = noted.empty() && key.fingerprint.empty() && holds_sealed(reader)
                            ? is_missing
                            : fault_of_note(noted, key.fingerprint);
    return fault == nullptr ? std::string() : vault_fault(config, fault);
}

std::string find_journal_key_fault(const Config& config, db::Reader& reader) {
    const KeyThere key = look_at_journal_key(config);
    if (!key.damage.empty()) {
        return damage_fault(key.damage);
    }
    const char* fault = fault_of_note(find_noted_key(reader, journal_note), key.fingerprint);
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
    return look_at_journal_key(config).fingerprint;
}

std::vector<std::filesystem::path> put_damaged_keys_aside(const Config& config) {
    std::vector<std::filesystem::path> aside;
    if (!look_at_vault(config).damage.empty()) {
        aside.push_back(put_aside(config.key_file, "damaged"));
    }
    if (!look_at_journal_key(config).damage.empty()) {
        aside.push_back(put_aside(config.journal_key(), "damaged"));
    }
    return aside;
}

std::vector<journal::EarlierKey> list_earlier_keys(const Config& config) {
    std::ifstream file(config.journal_earlier_keys());
    std::ostringstream text;
    text << file.rdbuf();
    return journal::parse_earlier_keys(text.str());
}

bool take_over_journal(const Config& config, db::Database& database) {
    const std::string own = journal_public_key(config);
    std::vector<journal::EarlierKey> earlier;
    bool is_own = false;
    database.change([&](db::Transaction& transaction) {
        const auto heads = journal::list_heads(transaction);
        earlier = journal::earlier_keys(heads, own);
        is_own = heads.empty() || signed_last(heads, own);
        // Otherwise none is noted: the right one may still be put there before the next start.
        const std::string noted = signed_last(heads, own) ? own : std::string();
        if (find_noted_key(transaction, journal_note) != noted) {
            replace_noted_key(transaction, journal_note, noted);
        }
    });
    if (earlier.empty()) {
        std::filesystem::remove(config.journal_earlier_keys());
        return is_own;
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
    return is_own;
}

}  // namespace app
