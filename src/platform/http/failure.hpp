// What an error looks like from outside: one table of statuses, one JSON form.
#pragma once

#include "base/error.hpp"
#include "platform/http/message.hpp"

namespace http {

int status_of(base::Code code);
// "Not Found"
std::string_view reason(int status);

// What a visitor may read of an error: an internal one says only that something went wrong here,
// and names the request so that it can be found in the log.
base::Error shown_error(const base::Error& error, const Request& request);

// application/problem+json (RFC 9457) with "code", "request" and "fields".
Response problem(const base::Error& error, const Request& request);

// `text` as a JSON string, with its quotes.
std::string json_string(std::string_view text);

}  // namespace http
