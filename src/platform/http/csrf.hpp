// Proof that an unsafe request was meant by who sends it.
//
// Two independent checks: the browser's own word (Sec-Fetch-Site, else Origin), and a token in the
// form or the X-CSRF-Token field that belongs to the session. A stranger has no session row; theirs
// belongs to a random cookie (double submit), "__Host-visitor" behind TLS, so that sign-in and
// newsletter forms are protected alike. The token is masked anew for each page, so that a
// compressed page cannot be made to leak it letter by letter (BREACH).
#pragma once

#include "platform/http/message.hpp"

namespace http {

// A fresh mask of a secret: "nonce.hash". "" for an empty secret.
std::string masked_token(std::string_view secret);
// True for a mask of `secret` or `secret` itself; constant time. An empty secret matches nothing.
bool token_matches(std::string_view secret, std::string_view token);

// The stranger's secret that a request carries; "" when it has none of the right form.
std::string visitor_secret(const Request& request);
void set_visitor_secret(Response& response, const Request& request, const std::string& secret);

// False when the browser says that another site sent the request.
bool is_same_origin(const Request& request);
// The token a request carries: the X-CSRF-Token field, else the form's "csrf".
std::string_view sent_token(const Request& request);

}  // namespace http
