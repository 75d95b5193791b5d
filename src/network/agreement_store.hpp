// SQL of agreements between networks. Both sides see them; nobody else does.
#pragma once

#include "network/agreement.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace network {

enum class AgreementState { proposed, accepted, declined, ended };

struct Agreement {
    std::string id;
    std::string kind;
    std::string from_network_id;  // for `serves`, the one that serves
    std::string from_name;
    std::string to_network_id;
    std::string to_name;
    std::string proposed_by;  // the network that proposed it
    std::string terms;
    base::Date starts_on;
    std::optional<base::Date> ends_on;
    AgreementState state = AgreementState::proposed;
};
// "A serves B".
std::string agreement_title(const Agreement& agreement);
// Those of a network: waiting first, then in force, then past, each by start.
std::vector<Agreement> list_agreements(db::Reader& reader, std::string_view network_id);
std::optional<Agreement> find_agreement(
    db::Reader& reader, std::string_view network_id, std::string_view agreement_id
);

// A valid form becomes a proposal of `own` to `other`. Returns its id.
std::string insert_agreement(
    db::Transaction& transaction,
    base::Instant now,
    const Network& own,
    const Network& other,
    const AgreementForm& form
);
// Each is false when the agreement is not in the state for it any more. Accepting and declining are
// for the side that did not propose.
bool accept_agreement(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view agreement_id
);
bool decline_agreement(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view network_id,
    std::string_view agreement_id
);
// Ends one in force, or takes back one's own proposal, for either side.
bool end_agreement(
    db::Transaction& transaction,
    base::Date today,
    std::string_view network_id,
    std::string_view agreement_id
);

}  // namespace network
