// What the routes of returns share.
#pragma once

#include "measures/returns/return_views.hpp"
#include "platform/auth/own_space.hpp"
#include "platform/http/route.hpp"

namespace measures {

// The return of an address and what the viewer may do with it; Error(not_found) where none.
struct RequestedReturn {
    network::Network network;
    ReturnRights rights;
    ReturnLine line;
    Measure measure;
    std::vector<ReturnRow> rows;

    bool is_delegate() const { return rights.answers_for(line.one.organisation_id); }
    html::Url url() const { return html::url("/n/{}/returns/{}", network.slug, line.one.id); }
};
RequestedReturn requested_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
);
// The same in a snapshot of its own.
RequestedReturn read_requested_return(const http::Context& context, const http::Request& request);
// The same, for those who answer for the partner.
RequestedReturn own_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
);

// The page of a return. Who holds its figures sees them as sent, which is journalled; who reviews
// it without that right sees what may be released of them. What was typed is shown again with its
// errors. Where `asked` asks for a file, these figures as one instead.
http::Response return_response(
    http::Context& context,
    const RequestedReturn& requested,
    const std::optional<std::vector<AnswerRow>>& typed = {},
    const base::FieldErrors& errors = {},
    const http::Request* asked = nullptr
);

// Changes whenever the values do.
std::string version_of(const std::vector<ReturnValue>& values);

}  // namespace measures
