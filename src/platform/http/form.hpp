// A request's body as a form.
#pragma once

#include "platform/http/message.hpp"

namespace http {

// Fills request.form from an urlencoded or multipart body; leaves other bodies, and a form that the
// server has read already, alone. Throws Error(invalid) with one sentence for a body it cannot
// read.
void read_form(Request& request);

}  // namespace http
