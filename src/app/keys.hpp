// The two keys that lie beside the database: the vault's, which seals single fields, and the
// journal's, which signs its heads. The database notes which ones it is used with, so that neither
// is ever replaced in silence.
#pragma once

#include "app/config.hpp"
#include "base/vault.hpp"
#include "platform/db/database.hpp"
#include "platform/journal/earlier_keys.hpp"

#include <string>
#include <vector>

namespace app {

// The key; made for a database that has had none. Throws base::Error(invalid) when the one that the
// database is used with is missing, damaged or another: where it was expected, what does not work
// without it, and what to do.
base::Vault open_vault(const Config& config, db::Database& database);
journal::SigningKey open_journal_key(const Config& config, db::Database& database);

// What open_vault and open_journal_key would refuse, as sentences; makes and changes nothing.
std::string find_vault_fault(const Config& config, db::Reader& reader);
std::string find_journal_key_fault(const Config& config, db::Reader& reader);

// The public half of the journal's key; "" when there is none that can be used.
std::string journal_public_key(const Config& config);
// Makes room for new keys where there are files that are none; what they are called now.
std::vector<std::filesystem::path> put_damaged_keys_aside(const Config& config);
// The keys whose heads are believed besides its own, as they were taken over at the console.
std::vector<journal::EarlierKey> list_earlier_keys(const Config& config);
// Believes the heads that are in the database now, whichever keys signed them. Someone at the
// console has to want it. False when another key than this server's own signed the newest of them.
bool take_over_journal(const Config& config, db::Database& database);

}  // namespace app
