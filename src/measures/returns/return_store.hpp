// SQL of returns. Who sees them: the partner's delegates, and those who review returns; a partner's
// lateness is nobody else's business.
#pragma once

#include "base/viewer.hpp"
#include "measures/returns/return.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace measures {

// Whose returns a viewer sees in a network. A delegate learns what is asked before the second step
// of signing in, and opens it after.
struct ReturnRights {
    bool reviews = false;                      // all of them
    std::vector<std::string> organisations{};  // those the viewer is a delegate of

    bool is_party(const Return& one) const;
    bool answers_for(std::string_view organisation_id) const;
};
ReturnRights return_rights(
    db::Reader& reader, const base::Viewer& viewer, std::string_view network_id, base::Instant now
);

struct ReturnLine {
    Return one{};
    std::string measure_slug{};
    std::string measure_name{};
    std::string organisation_name{};
    std::string place_name{};
};
// "Seen in time, Waiora Valley, 30 Sep 2026": which return it is, among others of its measure.
std::string return_title(const ReturnLine& line);

struct ReturnFilter {
    // "open" for asked and sent back, "undecided" for these and submitted, "" for all but
    // withdrawn.
    std::string state{};
    std::string organisation_id{};
    int limit = 50;
    int offset = 0;
};
// Those due first come first.
std::vector<ReturnLine> list_returns(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    const ReturnFilter& filter
);
std::int64_t count_returns(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    const ReturnFilter& filter
);
std::optional<ReturnLine> find_return(
    db::Reader& reader,
    const ReturnRights& rights,
    std::string_view network_id,
    std::string_view return_id
);
// For jobs, which ask for nobody.
std::optional<ReturnLine> find_return_by_id(db::Reader& reader, std::string_view return_id);
// The one accepted for the same measure, partner and place in the latest period before.
std::optional<Return> find_previous_return(db::Reader& reader, const Return& one);
// The other ones accepted for the same measure, place and period whose figures are live.
std::vector<ReturnLine> list_accepted_beside(db::Reader& reader, const Return& one);

// The partner whose return was accepted last beside an accepted one, and after it, so that its
// figures hold this one's too: which figures went live later is told by the imports, never by a
// clock. Nothing where there is none.
std::optional<std::string> find_built_on(db::Reader& reader, const Return& one);

// False when the partner was asked for the same before.
bool insert_return(db::Transaction& transaction, const Return& one);
// Asks again for one that was withdrawn, with its new due date; its id, or nothing.
std::optional<std::string> ask_again(db::Transaction& transaction, const Return& one);
// False when it is not in one of the states the change goes from: submitted from asked or sent
// back; asked again, sent back and accepted from submitted; withdrawn from any but accepted, and
// then submitted no more where it was open to its partner.
bool set_return_state(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view return_id,
    std::string_view state,
    std::string_view import_id = ""
);

// Until the transaction ends nobody else changes it; false when the partner may not write in it.
bool hold_open_return(db::Transaction& transaction, std::string_view return_id);

// From accepted back to submitted; false when it is not accepted with that import.
bool reopen_return(db::Transaction& transaction, const Return& one);

std::vector<ReturnValue> list_return_values(db::Reader& reader, std::string_view return_id);
void replace_return_values(
    db::Transaction& transaction, std::string_view return_id, std::span<const ReturnValue> values
);

struct ReturnMessage {
    std::string said_by{};  // an account
    base::Instant said_at{};
    std::string words{};
};
std::vector<ReturnMessage> list_return_messages(db::Reader& reader, std::string_view return_id);
void insert_return_message(
    db::Transaction& transaction, std::string_view return_id, const ReturnMessage& message
);

}  // namespace measures
