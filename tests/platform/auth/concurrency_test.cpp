// The same key tried at the same moment, in many threads: it opens once.
#include "platform/auth/rate_limit.hpp"
#include "platform/auth/second_factor.hpp"
#include "platform/auth/totp.hpp"
#include "support/auth_harness.hpp"
#include "support/database_test.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

using support::AuthSite;
using support::Browser;

namespace {

// How many of `count` calls at once returned true. A busy or serialised refusal counts as false.
int at_once(int count, const std::function<bool()>& act) {
    std::atomic<int> succeeded = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&] {
            try {
                succeeded += act() ? 1 : 0;
            } catch (const base::Error& error) {
                EXPECT_TRUE(
                    error.code() == base::Code::busy || error.code() == base::Code::conflict
                );
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    return succeeded;
}

}  // namespace

STORE_TESTS(AtOnce);

TEST_P(AtOnce, ALinkSignsInOnce) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    std::string link;
    database().change([&](db::Transaction& transaction) {
        link = auth::make_signin_link(transaction, site.clock.now(), "mere@example.org");
    });
    const std::string token = link.substr(link.rfind('/') + 1);
    EXPECT_EQ(1, at_once(8, [&] {
                  bool used = false;
                  database().change([&](db::Transaction& transaction) {
                      used = auth::use_link(transaction, site.clock.now(), token).has_value();
                  });
                  return used;
              }));
}

TEST_P(AtOnce, WrongCodesAreAllCounted) {
    AuthSite site(database());
    site.add_account("mere@example.org");
    base::Secret browser;
    database().change([&](db::Transaction& transaction) {
        browser = auth::ask_to_sign_in(
            transaction, site.clock.now(), *auth::parse_email("mere@example.org"), "/"
        );
    });
    site.run_jobs();
    at_once(8, [&] {
        database().change([&](db::Transaction& transaction) {
            auth::use_code(transaction, site.vault, site.clock.now(), browser.reveal(), "x");
        });
        return true;
    });
    db::Transaction transaction = database().write();
    EXPECT_FALSE(auth::use_code(
        transaction, site.vault, site.clock.now(), browser.reveal(), site.last_code()
    ));
}

TEST_P(AtOnce, AnAppsCodeAndARecoveryCodeWorkOnce) {
    AuthSite site(database());
    const std::string mere = site.add_account("mere@example.org");
    const base::Instant now = site.clock.now();
    std::string secret;
    std::string recovery;
    database().change([&](db::Transaction& transaction) {
        auth::start_totp(transaction, site.vault, now, mere);
        secret = auth::find_waiting_totp(transaction, site.vault, mere)->reveal();
        const auto step = static_cast<std::uint64_t>(auth::totp_step(now));
        ASSERT_TRUE(auth::confirm_totp(
            transaction, site.vault, now, mere, auth::one_time_code(secret, step - 1)
        ));
        recovery = auth::make_recovery_codes(transaction, site.vault, now, mere)[0].reveal();
    });
    const std::string code =
        auth::one_time_code(secret, static_cast<std::uint64_t>(auth::totp_step(now)));
    using Use = bool (*)(
        db::Transaction&, const base::Vault&, base::Instant, std::string_view, std::string_view
    );
    for (const auto& [use, text] : std::vector<std::pair<Use, std::string>>{
             {auth::use_totp, code}, {auth::use_recovery_code, recovery}}) {
        EXPECT_EQ(1, at_once(8, [&, use = use, &text = text] {
                      bool used = false;
                      database().change([&](db::Transaction& transaction) {
                          used = use(transaction, site.vault, now, mere, text);
                      });
                      return used;
                  }));
    }
}

TEST_P(AtOnce, LimitsCountEveryTry) {
    AuthSite site(database());
    const auth::Limit limit = {"test", 5, 900};
    EXPECT_EQ(5, at_once(12, [&] {
                  return auth::take(database(), site.vault, site.clock.now(), limit, "somebody");
              }));
}
