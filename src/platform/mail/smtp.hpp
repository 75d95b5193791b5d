// The mailer that talks to a server, through libcurl.
#pragma once

#include "platform/mail/mail.hpp"

namespace mail {

// Throws base::Error(invalid) when `settings.server` is no smtp:// or smtps:// address, or
// `settings.ca_file` cannot be read.
std::unique_ptr<Mailer> make_smtp_mailer(const Settings& settings);

}  // namespace mail
