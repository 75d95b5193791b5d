// A running Braid: every part, built in order and joined. The only place that knows all modules.
#pragma once

#include "app/config.hpp"
#include "base/vault.hpp"
#include "platform/db/database.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/page_cache.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/journal/signing.hpp"
#include "platform/mail/mail.hpp"

#include <functional>
#include <memory>
#include <string>

namespace app {

class Program {
public:
    // Opens the database of the configuration (its folder is made when it is not there), brings it
    // up to date and joins the parts. Throws base::Error(invalid) for what cannot be used.
    explicit Program(const Config& config);
    ~Program();

    // Listens, does the queued work and seals the journal until SIGTERM or SIGINT, then finishes
    // what is under way. `ready` is called once it listens, with the address of the site.
    void serve(const std::function<void(const std::string& address)>& ready);

    const Config& config() const { return config_; }
    const base::Clock& clock() const { return clock_; }
    db::Database& database() { return *database_; }
    const base::Vault& vault() const { return vault_; }
    const http::Dispatcher& dispatcher() const { return *dispatcher_; }
    // What runs by itself: beside short jobs, and what may take minutes, beside the long ones, so
    // that mail to sign in never waits for it.
    std::vector<jobs::Periodic> short_periodics() const;
    std::vector<jobs::Periodic> long_periodics() const;
    // The address visitors use, without a slash at the end.
    std::string base_url() const;

private:
    http::Routes routes();
    http::Hooks hooks();
    jobs::Handlers job_handlers();
    std::unique_ptr<http::PageCache> make_cache();
    bool holds_noted_keys(const journal::SigningKey& journal_key);

    Config config_;
    base::SystemClock clock_;
    std::unique_ptr<db::Database> database_;
    base::Vault vault_;
    std::unique_ptr<mail::Mailer> mailer_;
    http::Metrics metrics_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
};

}  // namespace app
