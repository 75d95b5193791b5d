// Hostile words in the pages that join what all modules know, and in those for whoever runs the
// server.
#include "support/hostile.hpp"

#include "app/demo_program.hpp"
#include "app/error_page.hpp"
#include "app/feed.hpp"
#include "app/frame.hpp"
#include "app/layout.hpp"
#include "app/operator.hpp"
#include "app/public_page.hpp"
#include "app/server_facts.hpp"
#include "app/today.hpp"
#include "base/id.hpp"
#include "platform/mail/mail.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace {

const std::string& hostile = support::hostile_text;

network::Network hostile_network() {
    network::Network network;
    network.id = network.slug = network.name = network.purpose = network.contact = hostile;
    network.zone = std::string(base::default_zone);
    return network;
}

app::FeedLine hostile_news() {
    return {
        .entry_id = hostile,
        .at = {},
        .actor = hostile,
        .words = hostile,
        .subject = {hostile, "/n/bay/needs/1"},
        .object = {hostile + "2", "/n/bay/needs/2"}};
}

app::PublicPage hostile_public_page() {
    agenda::AgendaSummary agenda;
    agenda.vision = hostile;
    agenda.version = 1;
    agenda.adopted_on = base::Date{2026, 1, 1};
    for (const char* scope : {"in_scope", "out_of_scope", "stopped"}) {
        agenda.priorities.push_back(
            {.id = hostile,
             .title = hostile,
             .public_text = hostile,
             .scope = scope,
             .scope_reason = hostile,
             .needs = {hostile},
             .outcomes = {{hostile, hostile, hostile}}}
        );
    }
    const html::Html escaped = html::escape(hostile);
    network::Place place;
    place.id = place.name = place.kind = hostile;
    return {
        hostile_network(),
        agenda,
        {{.slug = hostile,
          .name = hostile,
          .outcome_id = hostile,
          .sentence = escaped,
          .change = escaped,
          .gap = escaped,
          .spark = {},
          .groups = escaped,
          .source = escaped,
          .has_data = true}},
        {{hostile, hostile, true}},
        {place},
        {{hostile, hostile, hostile}}};
}

app::TodayPage hostile_today() {
    app::TodayPage page{};
    page.network = hostile_network();
    page.today = {2026, 11, 22};
    page.person = hostile;
    for (const char* state : {"asked", "submitted", "sent_back"}) {
        page.returns.push_back({hostile, hostile, hostile, {2026, 11, 1}, state, false, {}});
    }
    page.actions = {{hostile, hostile, hostile, {}, true}};
    page.proposals = {{hostile, hostile, hostile, {2026, 12, 1}}};
    page.news = {hostile_news()};
    page.reviews_returns = page.imports_data = true;
    return page;
}

app::Frame hostile_frame() {
    app::Frame frame{.title = hostile, .main = html::escape(hostile)};
    frame.description = frame.network_name = frame.network_slug = frame.notice = hostile;
    frame.demo_banner = hostile;
    frame.nav = {{hostile, hostile, html::Url("/")}};
    frame.account = app::Account{
        hostile, html::Url("/"), html::Url("/"), hostile, {{hostile, hostile, html::Url("/")}}};
    frame.contacts = {{hostile, hostile}};
    return frame;
}

// The main part of what a route of the operator's answers, as its handler makes it.
html::Html operator_page(
    const http::Routes& routes, const std::string& path, http::Method method, http::Request request
) {
    http::Context::Details details;
    details.csrf_secret = hostile;
    http::Context context(
        demo_program().database(), demo_program().clock(), base::Viewer(), details
    );
    for (const http::Route& route : routes) {
        if (route.path == path && route.method == method) {
            const http::Response response = route.handler(request, context);
            return response.page ? response.page->main : html::Html();
        }
    }
    ADD_FAILURE() << "no route " << path;
    return {};
}

// Mail and failed work whose every word is hostile.
app::OperatorSettings hostile_server(const std::filesystem::path& outbox) {
    mail::make_mailer({.server = "", .outbox = outbox})
        ->send(
            {.to = "hana@example.org", .subject = hostile, .text = hostile},
            demo_program().clock().now()
        );
    demo_program().database().change([&](db::Transaction& transaction) {
        transaction.execute(
            R"(/* test.dead_letter */
            insert into job_dead_letters (id, kind, payload, key, tries, attempts, reason,
                                          created_at, failed_at)
            values (:id, :words, '{}', '', 8, 8, :words, :now, :now))",
            {{"id", base::new_uuid()}, {"words", hostile}, {"now", demo_program().clock().now()}}
        );
    });
    return {.outbox = outbox};
}

}  // namespace

TEST(HostileWords, StayWordsOnPagesThatJoinWhatModulesKnow) {
    const auto news = hostile_news();
    support::expect_harmless(
        {{"app::public_page", app::public_page(hostile_public_page())},
         {"app::today_page", app::today_page(hostile_today())},
         {"app::feed_page",
          app::feed_page({hostile_network(), {news}, {.limit = 1, .kind_prefix = hostile}})},
         {"app::feed_list", app::feed_list({news}, base::default_zone)},
         {"app::layout", app::layout(hostile_frame())},
         {"app::contact_link", app::contact_link({hostile, hostile, html::Url("/")})},
         {"app::server_facts_list",
          app::server_facts_list({.database = hostile}, std::string(base::default_zone))}}
    );
}

TEST(HostileWords, StayWordsOnThePageOfAnError) {
    http::Request request;
    request.id = hostile;
    const http::Context context(
        demo_program().database(), demo_program().clock(), base::Viewer(), {}
    );
    for (const base::Code code :
         {base::Code::invalid, base::Code::not_found, base::Code::internal}) {
        const base::Error error(code, hostile, {{hostile, hostile}});
        support::expect_harmless(
            {{"app::error_page", app::error_page(error, request, context).main},
             {"app::bare_frame",
              app::bare_frame(
                  {.source_url = "https://example.org/"},
                  app::error_page(error, request, context),
                  context
              )}}
        );
    }
}

TEST(HostileWords, StayWordsOnThePagesOfWhoRunsTheServer) {
    const support::TemporaryFolder folder;
    const http::Routes server = app::operator_routes(hostile_server(folder.path() / "outbox"));
    const http::Routes accounts = app::operator_account_routes();
    http::Request search;
    search.form.add("email", hostile);
    support::expect_harmless(
        {{"app::operator_routes /operator",
          operator_page(server, "/operator", http::Method::get, {})},
         {"app::operator_routes /outbox", operator_page(server, "/outbox", http::Method::get, {})},
         {"app::operator_account_routes /operator/accounts",
          operator_page(accounts, "/operator/accounts", http::Method::post, search)}}
    );
}
