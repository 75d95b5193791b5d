// Mail sent by a job: written in the transaction of the change that wants it, sent afterwards,
// tried again while the server is busy. Address and words stay only until the message is sent, too
// late or given up; the id, the kind and the times remain.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"

#include <optional>

namespace mail {

inline constexpr const char* send_job = "mail.send";

// `kind` names what is sent ("sign_in.link"). After `not_after` it is not sent any more: nobody
// needs an old code. Returns the message's id. Throws base::Error(invalid) as compose does.
std::string enqueue(
    db::Transaction& transaction,
    base::Instant now,
    const std::string& kind,
    const Message& message,
    std::optional<base::Instant> not_after = std::nullopt
);

// The same for each of those that a job writes to. However often the job runs, one message is made
// for an address. False for one that compose refuses, for its name or address: it is logged, and
// the others can still be told.
bool enqueue_for_job(
    db::Transaction& transaction,
    base::Instant now,
    const jobs::Job& job,
    const std::string& kind,
    const Message& message
);

// Messages that are still to be sent.
std::int64_t count_waiting(db::Reader& reader);

// The handler of `send_job`. The mailer must outlive it.
jobs::Handler send_handler(Mailer& mailer);

// Erases, daily, what could not be sent in 14 days.
jobs::Periodic give_up_old_mail();

}  // namespace mail
