#include "platform/mail/queue.hpp"

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace mail {
namespace {

constexpr int sending_tries = 12;  // some six hours, with the pauses of jobs
constexpr std::int64_t days_kept = 14;

// Headers hold no line breaks: compose has refused them.
std::string joined_headers(const Message& message) {
    std::string lines;
    for (const auto& [name, value] : message.headers) {
        lines += fmt::format("{}: {}\n", name, value);
    }
    return lines;
}

Message message_of(const db::Row& row) {
    Message message;
    message.id = row.text("id");
    message.to = row.text("to_address");
    message.to_name = row.text("to_name");
    message.subject = row.text("subject");
    message.text = row.text("text_body");
    message.html = row.text("html_body");
    const std::string headers = row.text("headers");
    for (const std::string_view line : base::split(headers, '\n')) {
        if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
            message.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
    }
    return message;
}

void end_mail(db::Database& database, base::Instant now, const std::string& id, const char* state) {
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* mail.end */
            update outgoing_mail set state = :state, ended_at = :now, to_address = null, to_name = null,
                subject = null, text_body = null, html_body = null, headers = null
            where id = :id and state = 'waiting')",
            {{"id", id}, {"state", state}, {"now", now}}
        );
    });
}

// The message's id from the job's payload, a JSON string.
std::string mail_id(const jobs::Job& job) {
    const std::string_view payload = job.payload;
    if (payload.size() != 38 || payload.front() != '"' || !base::is_uuid(payload.substr(1, 36))) {
        throw base::Error(base::Code::invalid, "The job mail.send does not name a message.");
    }
    return std::string(payload.substr(1, 36));
}

void send_queued(Mailer& mailer, const jobs::Job& job, db::Database& database, base::Instant now) {
    const auto row = database.read().find(
        R"(/* mail.find_waiting */
        select id, not_after, to_address, to_name, subject, text_body, html_body, headers
        from outgoing_mail where id = :id and state = 'waiting')",
        {{"id", mail_id(job)}}
    );
    if (!row) {
        return;  // sent or given up: the job ran before
    }
    const auto not_after = row->optional_instant("not_after");
    if (not_after && *not_after < now) {
        end_mail(database, now, row->text("id"), "expired");
        return;
    }
    mailer.send(message_of(*row), now);
    end_mail(database, now, row->text("id"), "sent");
}

void give_up(db::Database& database, base::Instant now) {
    database.change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* mail.give_up */
            update outgoing_mail set state = 'given_up', ended_at = :now, to_address = null, to_name = null,
                subject = null, text_body = null, html_body = null, headers = null
            where state = 'waiting' and created_at < :oldest)",
            {{"now", now}, {"oldest", now - base::days(days_kept)}}
        );
    });
}

struct NewMail {
    const std::string& id;
    const std::string& kind;
    const Message& message;
    std::optional<base::Instant> not_after;
    std::optional<std::string> once_key;  // no second message has it
};

void insert_mail(db::Transaction& transaction, base::Instant now, const NewMail& mail) {
    const std::int64_t made = transaction.execute(
        R"(/* mail.enqueue */
        insert into outgoing_mail (id, kind, state, created_at, not_after, to_address, to_name, subject,
            text_body, html_body, headers, once_key)
        values (:id, :kind, 'waiting', :now, :not_after, :to_address, :to_name, :subject,
            :text_body, :html_body, :headers, :once_key)
        on conflict (once_key) do nothing)",
        {{"id", mail.id},
         {"kind", mail.kind},
         {"now", now},
         {"not_after", mail.not_after},
         {"to_address", mail.message.to},
         {"to_name", mail.message.to_name},
         {"subject", mail.message.subject},
         {"text_body", mail.message.text},
         {"html_body", mail.message.html},
         {"headers", joined_headers(mail.message)},
         {"once_key", mail.once_key}}
    );
    if (made == 1) {
        jobs::enqueue(
            transaction,
            now,
            {.kind = send_job,
             .payload = fmt::format("\"{}\"", mail.id),
             .key = mail.id,
             .tries = sending_tries}
        );
    }
}

}  // namespace

std::string enqueue(
    db::Transaction& transaction,
    base::Instant now,
    const std::string& kind,
    const Message& message,
    std::optional<base::Instant> not_after
) {
    const std::string id = base::new_uuid();
    compose(message, Settings{}, now, id);
    insert_mail(transaction, now, {id, kind, message, not_after, std::nullopt});
    return id;
}

bool enqueue_for_job(
    db::Transaction& transaction,
    base::Instant now,
    const jobs::Job& job,
    const std::string& kind,
    const Message& message
) {
    const std::string id = base::new_uuid();
    try {
        compose(message, Settings{}, now, id);
    } catch (const base::Error& error) {
        if (error.code() != base::Code::invalid) {
            throw;
        }
        spdlog::warn("mail kind={} job={} leaves out a message: {}", kind, job.id, error.what());
        return false;
    }
    const std::string once_key = base::fingerprint(job.id + " " + base::lower(message.to));
    insert_mail(transaction, now, {id, kind, message, std::nullopt, once_key});
    return true;
}

std::int64_t count_waiting(db::Reader& reader) {
    return reader
        .find("/* mail.waiting */ select count(*) as n from outgoing_mail where state = 'waiting'")
        ->integer("n");
}

jobs::Handler send_handler(Mailer& mailer) {
    return [&mailer](const jobs::Job& job, db::Database& database, base::Instant now) {
        send_queued(mailer, job, database, now);
    };
}

jobs::Periodic give_up_old_mail() {
    return {"mail.give_up", base::days(1), &give_up};
}

}  // namespace mail
