#include "measures/returns/return_pages.hpp"

#include "base/id.hpp"
#include "measures/imports/import_cast.hpp"
#include "measures/measures.hpp"
#include "platform/http/cookie.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/queue.hpp"

#include <fstream>

ON_BOTH_DATABASES(ReturnPages);

void ReturnPages::SetUp() {
    StoreTest::SetUp();
    if (IsSkipped()) {
        return;
    }
    app = std::make_unique<support::TestApp>(database(), measures::routes());
    cast = support::make_cast(*app);
    add_measure();
}

void ReturnPages::add_measure(const std::string& day) {
    const auto path = folder() / "seen.csv";
    std::ofstream(path) << "day,place,ethnicity,gender,people,of\n"
                        << day << ",Braidwater,Maori,F,40,50\n"
                        << day << ",Braidwater,Other,F,45,50\n";
    const auto outcome = measures::import_file(
        database(),
        app->clock(),
        base::Viewer::system(),
        {.file = path,
         .file_name = "seen.csv",
         .mapping = cast::small_mapping(),
         .network_id = cast.network}
    );
    ASSERT_TRUE(outcome.changed) << outcome.said;
}

std::string ReturnPages::ask(const std::string& period_end) {
    const auto asked = app->post(
        returns,
        {{"measure", "seen"},
         {"organisation_ids", cast.partner},
         {"place_id", cast.locality},
         {"period_start", period_end},
         {"period_end", period_end},
         {"due_on", "2026-12-01"},
         {"words", "For the hui in December."}},
        "coordinator"
    );
    EXPECT_EQ(303, asked.status) << asked.body;
    db::Reader reader = database().read();
    const auto row = reader.find(
        "/* test.return */ select id from returns where period_end = :end", {{"end", period_end}}
    );
    return returns + "/" + row->text("id");
}

support::Fields ReturnPages::figures(const std::string& maori, const std::string& path) {
    return {
        {"version", hidden(path, "delegate", "version")},
        {"groups", hidden(path, "delegate", "groups")},
        {"numerator-ethnicity=maori", maori},
        {"denominator-ethnicity=maori", "20"},
        {"numerator-ethnicity=other", "30"},
        {"denominator-ethnicity=other", "40"},
        {"state-ethnicity=unknown", "not collected"}};
}

http::Response ReturnPages::submit(const std::string& path, const std::string& maori) {
    auto fields = figures(maori, path);
    fields.emplace_back("act", "submit");
    return app->post(path + "/answer", fields, "delegate");
}

std::string ReturnPages::other_return(const std::string& maori) {
    db::Transaction transaction = database().write();
    const std::string other = base::new_uuid();
    transaction.execute(
        R"(/* test.organisation */
        insert into organisations (id, network_id, name, sector, description, is_maori,
                                   search_key, created_at)
        values (:id, :network, 'Hill Street Clinic', 'community', '', :no, 'hill', 1))",
        {{"id", other}, {"network", cast.network}, {"no", false}}
    );
    const std::string id = measures::ask_for_return(
        transaction,
        app->clock().now(),
        base::Viewer::system(),
        cast.network,
        {"seen", other, cast.locality, {2026, 9, 30}, {2026, 9, 30}, {2026, 12, 1}}
    );
    measures::answer_return(
        transaction,
        app->clock().now(),
        base::Viewer::system(),
        cast.network,
        id,
        {{"maori", maori, "20"}, {"other", "14", "20"}, {"unknown", "8", "20"}},
        true
    );
    transaction.commit();
    return id;
}

std::string ReturnPages::hidden(const std::string& path, const char* who, const char* name) {
    const auto page = app->get(path, who);
    const std::string mark = "name=\"" + std::string(name) + "\" value=\"";
    const auto at = page.body.find(mark);
    EXPECT_NE(std::string::npos, at) << page.body;
    const auto from = at + mark.size();
    return page.body.substr(from, page.body.find('"', from) - from);
}

http::Response ReturnPages::accept(const std::string& path, const char* who) {
    return app->post(
        path + "/accept",
        {{"beside", hidden(path, who, "beside")}, {"submission", hidden(path, who, "submission")}},
        who
    );
}

std::optional<double> ReturnPages::maori_sum() {
    db::Reader reader = database().read();
    const auto sum = reader.find(
        R"(/* test.maori */ select numerator from measure_sums
           where edition in (select sums_edition from measures)
         and period_end = '2026-09-30' and code = 'maori' and place_id = :place)",
        {{"place", cast.locality}}
    );
    return sum ? std::optional(sum->real("numerator")) : std::nullopt;
}

void ReturnPages::add_addresses() {
    db::Transaction transaction = database().write();
    transaction.execute(
        R"(/* test.accounts */
        insert into accounts (id, email, email_key, name, is_shared_mailbox, operates_instance,
                              created_at)
        select account_id, name || '@example.org', name || '@example.org', name, :no, :no, 1
        from people where account_id is not null)",
        {{"no", false}}
    );
    transaction.commit();
}

void ReturnPages::run_jobs() {
    auto handlers = measures::job_handlers("https://braid.example.org");
    handlers.emplace(mail::send_job, mail::send_handler(mailer));
    jobs::run_due(database(), handlers, {}, app->clock().now());
    jobs::run_due(database(), handlers, {}, app->clock().now());
}

std::string ReturnPages::notice(const http::Response& response) {
    const std::string cookie(response.headers.get("Set-Cookie"));
    http::Request next;
    next.headers.set("Cookie", cookie.substr(0, cookie.find(';')));
    return http::notice_of(next);
}

std::int64_t ReturnPages::count_entries(const std::string& kind) {
    db::Reader reader = database().read();
    return reader
        .find(
            "/* test.entries */ select count(*) as n from journal where kind = :kind",
            {{"kind", kind}}
        )
        ->integer("n");
}
