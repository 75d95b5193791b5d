#include "app/program.hpp"

#include "agenda/agenda.hpp"
#include "app/assets.hpp"
#include "app/error_page.hpp"
#include "app/frame.hpp"
#include "app/key_notes.hpp"
#include "app/keys.hpp"
#include "app/open_database.hpp"
#include "app/openapi.hpp"
#include "app/operator.hpp"
#include "app/privacy_page.hpp"
#include "app/public_page.hpp"
#include "app/public_versions.hpp"
#include "app/stop_signal.hpp"
#include "app/system_routes.hpp"
#include "app/tell_followers.hpp"
#include "app/today.hpp"
#include "measures/measures.hpp"
#include "network/network.hpp"
#include "platform/auth/auth.hpp"
#include "platform/db/migrate.hpp"
#include "platform/http/server.hpp"
#include "platform/journal/sealer.hpp"
#include "platform/mail/queue.hpp"

#include <atomic>
#include <iterator>
#include <thread>

namespace app {
namespace {

std::unique_ptr<db::Database> open_up_to_date(const Config& config, base::Instant now) {
    auto database = open_database(config);
    db::Migrator(*database).run(now);
    return database;
}

http::ServerConfig server_config(const Config& config) {
    http::ServerConfig server;
    server.listen = config.listen.text();
    server.trusted_proxies = config.trusted_proxies;
    server.behind_tls = config.behind_tls();
    server.hosts = config.hosts();
    server.header_limit = static_cast<std::size_t>(config.limits.header_bytes);
    server.body_limit = static_cast<std::size_t>(config.limits.body_bytes);
    server.connection_limit = static_cast<std::size_t>(config.limits.connections);
    server.connections_per_address =
        static_cast<std::size_t>(config.limits.connections_per_address);
    server.idle_timeout = std::chrono::seconds(config.limits.idle_seconds);
    server.header_timeout = std::chrono::seconds(config.limits.header_seconds);
    server.transfer_grace = std::chrono::seconds(config.limits.transfer_seconds);
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    server.worker_threads =
        config.workers > 0 ? static_cast<std::size_t>(config.workers) : std::size_t{2} * processors;
    server.upload_folder = config.uploads();
    std::filesystem::create_directories(server.upload_folder);
    std::filesystem::permissions(server.upload_folder, std::filesystem::perms::owner_all);
    return server;
}

void append(http::Routes& all, http::Routes more) {
    all.insert(
        all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())
    );
}

}  // namespace

Program::Program(const Config& config)
    : config_(config),
      database_(open_up_to_date(config, clock_.now())),
      vault_(open_vault(config, *database_)),
      mailer_(mail::make_mailer(config.mail)),
      dispatcher_(std::make_unique<http::Dispatcher>(routes(), hooks(), *database_, clock_)) {}

Program::~Program() = default;

std::string Program::base_url() const {
    return config_.base_url;
}

http::Routes Program::routes() {
    http::Routes all;
    append(all, assets::routes());
    append(all, public_routes());
    append(all, today_routes());
    append(
        all,
        network::routes(
            vault_,
            base_url(),
            {measures::places_moved, {measures::list_place_uses, agenda::list_place_uses}}
        )
    );
    append(all, agenda::routes(measures::describe_measures));
    append(all, measures::routes());
    append(all, auth::routes({.base_url = base_url()}, vault_, network::leave_networks));
    append(
        all,
        operator_routes(
            {.outbox = config_.mail.outbox,
             .has_mail_server = !config_.mail.server.empty(),
             .uploads = config_.data / "uploads",
             .database = database_config(config_),
             .zone = config_.time_zone,
             .is_demo = config_.demo}
        )
    );
    append(all, openapi_routes());
    append(all, operator_account_routes());
    append(all, privacy_routes());
    append(all, system_routes(metrics_));
    return all;
}

http::Hooks Program::hooks() {
    http::Hooks hooks;
    hooks.session = [this](const http::Request& request) {
        return auth::find_session(*database_, vault_, request, clock_.now(), network::grant_roles);
    };
    hooks.scope = [this](const http::Request& request, http::Access::In in) {
        db::Reader reader = database_->read();
        return network::scope_of(reader, request, in);
    };
    const Site site{.is_demo = config_.demo, .source_url = config_.source_url};
    hooks.frame =
        [site](const http::Page& page, const http::Request& request, const http::Context& context) {
            return frame(site, page, request, context);
        };
    hooks.bare_frame =
        [site](const http::Page& page, const http::Request&, const http::Context& context) {
            return bare_frame(site, page, context);
        };
    hooks.error_page = error_page;
    hooks.second_factor_page = auth::second_factor_page;
    return hooks;
}

jobs::Handlers Program::job_handlers() {
    jobs::Handlers handlers = auth::job_handlers({.base_url = base_url()}, vault_);
    handlers.emplace(mail::send_job, mail::send_handler(*mailer_));
    handlers.merge(measures::job_handlers(base_url()));
    handlers.emplace(measures::add_up_job, measures::add_up_again);
    return handlers;
}

std::vector<jobs::Periodic> Program::short_periodics() const {
    std::vector<jobs::Periodic> all = auth::periodics();
    all.push_back(mail::give_up_old_mail());
    all.push_back(tell_followers(base_url()));
    return all;
}

std::vector<jobs::Periodic> Program::long_periodics() const {
    return measures::periodics(config_.uploads());
}

std::unique_ptr<http::PageCache> Program::make_cache() {
    auto cache = std::make_unique<http::PageCache>(
        http::PageCache::Config{
            .byte_limit = static_cast<std::size_t>(config_.public_cache_bytes),
            .zone = config_.time_zone},
        clock_,
        metrics_
    );
    cache->poll(public_versions(database_config(config_)));
    return cache;
}

// Whether the database is still used with the keys that this process holds. 'braid new-key' changes
// that, and what is sealed with these keys afterwards could never be read.
bool Program::holds_noted_keys(const journal::SigningKey& journal_key) {
    db::Reader reader = database_->read();
    return find_noted_key(reader, vault_note) == vault_.fingerprint() &&
           find_noted_key(reader, journal_note) == journal_key.public_key();
}

void Program::serve(const std::function<void(const std::string&)>& ready) {
    const StopSignal stop;  // before any thread, so that all inherit its mask
    const journal::SigningKey journal_key = open_journal_key(config_, *database_);
    const auto cache = make_cache();
    const std::vector<std::string> long_kinds = measures::long_jobs();
    jobs::Worker worker(*database_, clock_, job_handlers(), short_periodics(), {long_kinds, true});
    jobs::Worker long_worker(*database_, clock_, job_handlers(), long_periodics(), {long_kinds});
    std::atomic<bool> has_other_keys = false;
    journal::Sealer sealer(*database_, clock_, journal_key, config_.journal_heads(), [&] {
        if (!has_other_keys && !holds_noted_keys(journal_key)) {
            has_other_keys = true;
            stop.give();
        }
        return !has_other_keys;
    });
    http::Server server(server_config(config_), *dispatcher_, metrics_, cache.get());
    server.start();
    ready(base_url());
    stop.wait();
    server.stop();
    worker.stop();
    long_worker.stop();
    sealer.stop();
    if (has_other_keys) {
        throw base::Error(
            base::Code::invalid,
            "This Braid has stopped: another key was given to its database while it ran (braid "
            "new-key). Start it again with the keys that the database is used with now."
        );
    }
}

}  // namespace app
