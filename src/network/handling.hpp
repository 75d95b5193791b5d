// What this module's handlers share: journal entries of a network, pages of a list, days, and a
// guard against two people overwriting each other.
#pragma once

#include "network/network.hpp"
#include "platform/journal/journal.hpp"
#include "platform/tables/sheet.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace network {

// The network of the route, as far as its viewer may see it; throws not_found.
Network network_of_route(
    db::Reader& reader, const http::Request& request, const http::Context& context
);

// The same for a change, locked and as it stands then: what follows reads what others have written.
Network network_to_change(
    db::Transaction& transaction, const http::Request& request, const http::Context& context
);

struct NetworkEntry {
    const char* kind;
    journal::Thing subject;
    journal::Thing object = {};
    journal::Audience audience = journal::Audience::members;
};
// Journals what the viewer of this request did in the network.
void write_entry(
    db::Transaction& transaction,
    const http::Context& context,
    const Network& network,
    const NetworkEntry& entry
);

// Lets the cache of finished bytes keep what a stranger was shown, until something public changes.
// `reader` is the snapshot the response was drawn from.
http::Response as_public(
    http::Response response,
    db::Reader& reader,
    const http::Context& context,
    const Network& network
);

// The page of a list that was asked for, from 1.
int page_number(const http::Request& request);
int pages_of(std::int64_t count, int on_a_page);

tables::Cell day_cell(const std::optional<base::Date>& day);
html::Html day_or_nothing(const std::optional<base::Date>& day);

// Stands for the stored values a form was filled with: a form whose fingerprint no longer fits was
// opened before someone else saved.
std::string form_version(std::initializer_list<std::string_view> values);
inline constexpr const char* stale_form =
    "Someone else saved this meanwhile, and it stays as they left it. Open it again to change it.";

}  // namespace network
