// The mailer used when no server is configured: a message is a file that a person can open.
#pragma once

#include "platform/mail/mail.hpp"

namespace mail {

// Makes the folder when it is missing; only its owner may read what it holds.
std::unique_ptr<Mailer> make_outbox_mailer(const Settings& settings);

}  // namespace mail
