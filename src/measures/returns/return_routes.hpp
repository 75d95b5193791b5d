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
// Error(forbidden) for a delegate of the partner who lacks the second step.
RequestedReturn requested_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
);
// True for those who answer or review returns and have not taken the second step of signing in.
bool lacks_second_step(const http::Context& context);
// The same in a snapshot of its own.
RequestedReturn read_requested_return(const http::Context& context, const http::Request& request);
// The same, for those who answer for the partner.
RequestedReturn own_return(
    db::Reader& reader, const http::Context& context, const http::Request& request
);

// What was typed into one of its forms and refused.
struct ReturnTyped {
    std::optional<std::vector<AnswerRow>> answer{};
    std::string words{};
};

// The page of a return. Who holds its figures sees them as sent, which is journalled; who reviews
// it without that right sees what may be released of them. What was typed is shown again with its
// errors. Where `asked` asks for a file, these figures as one instead.
http::Response return_response(
    http::Context& context,
    const RequestedReturn& requested,
    const ReturnTyped& typed = {},
    const base::FieldErrors& errors = {},
    const http::Request* asked = nullptr
);

// Changes whenever the values do.
std::string version_of(const std::vector<ReturnValue>& values);
// Changes whenever a group is added, taken away or named otherwise; their order is for reading
// only.
std::string groups_version_of(const std::vector<ReturnRow>& rows);

}  // namespace measures
