// SQL of self-descriptions. Answers are sealed (base/vault.hpp) with their row's id as context, so
// that none can be moved to another person; a withdrawn one is gone, and only that it was given and
// withdrawn remains.
#pragma once

#include "base/vault.hpp"
#include "network/self_description.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

struct SelfDescription {
    std::string id;
    std::string kind;
    std::string sealed_answer;
    std::string purpose;
    base::Instant said_at;
};
// What a person says today, in the order of description_kinds; answers stay sealed.
std::vector<SelfDescription> list_descriptions(db::Reader& reader, std::string_view person_id);
// Opens one answer. Whoever calls this for another person journals it.
DescriptionForm open_description(const base::Vault& vault, const SelfDescription& description);

// Replaces what the person said of that kind before.
void insert_description(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view person_id,
    std::string_view kind,
    const DescriptionForm& form
);
// False when there was nothing to withdraw.
bool withdraw_description(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view person_id,
    std::string_view kind
);

}  // namespace network
