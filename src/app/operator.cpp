#include "app/operator.hpp"

#include "app/backup_record.hpp"
#include "app/server_facts.hpp"
#include "platform/db/dialect.hpp"
#include "platform/download/download.hpp"
#include "platform/html/components.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/queue.hpp"

namespace app {
namespace {

using base::Permission;
using http::Context;
using http::Request;
using http::Response;

html::Html letter_buttons(const jobs::DeadLetter& letter, const std::string& csrf) {
    return html::button_row(
        {html::post_button(
             {.action = html::url("/operator/jobs/{}/retry", letter.id),
              .csrf = csrf,
              .label = "Try again",
              .context = letter.kind}
         ),
         html::post_button(
             {.action = html::url("/operator/jobs/{}/discard", letter.id),
              .csrf = csrf,
              .label = "Throw away",
              .context = letter.kind}
         )}
    );
}

html::Html facts_of_server(db::Reader& reader, const OperatorSettings& settings) {
    return server_facts_list(
        {.database = db::product(reader),
         .database_bytes = db::stored_bytes(reader, settings.database),
         .upload_bytes = folder_bytes(settings.uploads),
         .journal = journal::read_seal_state(reader),
         .jobs = jobs::count_jobs(reader),
         .mail_waiting = mail::count_waiting(reader),
         .has_mail_server = settings.has_mail_server,
         .backed_up_at = find_last_backup(reader)},
        settings.zone
    );
}

html::Html failed_work(db::Reader& reader, const std::string& csrf) {
    html::Table table{
        .caption = "Work that failed for good",
        .columns =
            {{"Kind"},
             {"Why"},
             {"Tries", true},
             {"When"},
             {.label = "What to do", .label_hidden = true}},
        .rows = {},
        .caption_hidden = true,
        .if_empty = html::empty_state(
            {.title = "No work has failed",
             .content = html::Html("What could not be done after its last try will stand here."),
             .level = 3}
        )};
    for (const jobs::DeadLetter& letter : jobs::dead_letters(reader)) {
        table.rows.push_back(
            {html::escape(letter.kind),
             html::escape(letter.reason),
             html::format("{}", letter.attempts),
             html::time(letter.failed_at),
             letter_buttons(letter, csrf)}
        );
    }
    return html::section(
        {.title = "Work that failed for good",
         .content = html::table(table) + download::links(html::Url("/operator"))}
    );
}

tables::Sheet failed_work_sheet(db::Reader& reader) {
    std::vector<tables::Row> rows;
    for (const jobs::DeadLetter& letter : jobs::dead_letters(reader, 100'000)) {
        rows.push_back(
            {letter.kind,
             letter.reason,
             tables::Cell(base::Plain(letter.attempts, "how often a job was tried"), 0),
             base::long_time(letter.failed_at)}
        );
    }
    return {
        .name = "Work that failed",
        .header = {"Kind", "Why", "Tries", "When"},
        .rows = tables::rows_of(std::move(rows))};
}

Response show_operator(const OperatorSettings& settings, const Request& request, Context& context) {
    db::Reader reader = context.database().read();
    if (download::is_asked(request)) {
        return download::answer(
            request,
            context,
            {.stem = "failed-work", .title = "Work that failed for good", .author = "This server"},
            failed_work_sheet(reader)
        );
    }
    return http::page(
        {.title = "This server",
         .main =
             html::page_heading({.title = "This server"}) + facts_of_server(reader, settings) +
             failed_work(reader, context.csrf_token()) +
             html::format("<p>{}</p>", html::link(html::Url("/networks/new"), "Make a network")) +
             html::format("<p>{}</p>", html::link(html::Url("/operator/accounts"), "Accounts")) +
             html::format("<p>{}</p>", html::link(html::Url("/outbox"), "Mail in the outbox")),
         .nav = "operator"}
    );
}

using Decide = void (*)(db::Transaction&, base::Instant, const std::string&);

Response decide(const Request& request, Context& context, Decide act, const char* notice) {
    db::Transaction tx = context.database().write();
    act(tx, context.now(), request.parameter("job"));
    tx.commit();
    return http::with_notice(http::redirect(html::Url("/operator")), notice);
}

Response retry_letter(const Request& request, Context& context) {
    return decide(
        request,
        context,
        [](db::Transaction& tx, base::Instant now, const std::string& id) {
            jobs::retry(tx, now, id);
        },
        "It will be tried again now."
    );
}

Response discard_letter(const Request& request, Context& context) {
    return decide(
        request,
        context,
        [](db::Transaction& tx, base::Instant, const std::string& id) { jobs::discard(tx, id); },
        "It was thrown away."
    );
}

Response show_outbox(const OperatorSettings& settings) {
    html::Html letters;
    for (const mail::OutboxItem& item : mail::read_outbox(settings.outbox)) {
        // An article is no landmark: many mails have the same subject.
        letters += html::format(
            "<article><h2>{}</h2><p>To {}, {}</p><pre class=\"mail\">{}</pre></article>",
            item.subject,
            item.to,
            html::time(item.at),
            item.text
        );
    }
    if (letters.empty()) {
        letters = html::empty_state(
            {.title = "No mail yet",
             .content =
                 html::Html("This instance has no mail server: what it would send will stand here."
                 )}
        );
    }
    return http::page(
        {.title = "Outbox",
         .main = html::page_heading(
                     {.title = "Outbox",
                      .lead = html::Html("Mail this instance would have sent, newest first.")}
                 ) +
                 letters,
         .nav = "operator"}
    );
}

}  // namespace

http::Routes operator_routes(const OperatorSettings& settings) {
    using http::Method;
    const auto operators = http::on_instance(Permission::operate_instance);
    return {
        {Method::get,
         "/operator",
         operators,
         [settings](const Request& request, Context& context) {
             return show_operator(settings, request, context);
         }},
        {Method::post, "/operator/jobs/{job}/retry", operators, retry_letter},
        {Method::post, "/operator/jobs/{job}/discard", operators, discard_letter},
        {Method::get,
         "/outbox",
         settings.is_demo ? http::anyone() : operators,
         [settings](const Request&, Context&) { return show_outbox(settings); }},
    };
}

}  // namespace app
