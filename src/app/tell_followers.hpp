// What people follow reaches them by e-mail.
#pragma once

#include "platform/jobs/jobs.hpp"

#include <string>

namespace app {

// Every ten minutes: one message to each account for which something that it follows has moved and
// that may see it, with the rights it has then, without a second factor.
jobs::Periodic tell_followers(const std::string& base_url);

}  // namespace app
