// The pages of returns, for tests: a measure with figures of one day, "seen", and a partner with a
// delegate who is asked for more of them.
#pragma once

#include "network/cast.hpp"
#include "platform/mail/mail.hpp"
#include "support/database_test.hpp"
#include "support/test_app.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

class KeptMail : public mail::Mailer {
public:
    void send(const mail::Message& message, base::Instant) override { sent.push_back(message); }
    std::vector<mail::Message> sent;
};

class ReturnPages : public StoreTest {
protected:
    void SetUp() override;

    void add_measure(const std::string& day = "2026-03-31");
    // Asks the partner with a delegate; the address of the return.
    std::string ask(const std::string& period_end = "2026-09-30");
    // What the delegate's form sends, with the first group's count as given.
    support::Fields figures(const std::string& maori, const std::string& path);
    http::Response submit(const std::string& path, const std::string& maori = "17");
    // Submitted by another partner for the same place and period; its id.
    std::string other_return(const std::string& maori = "13");
    // As the button on the page does.
    http::Response accept(const std::string& path, const char* who);
    // The value of a hidden field of the page.
    std::string hidden(const std::string& path, const char* who, const char* name);
    std::optional<double> maori_sum();
    // Gives everyone of the cast an address: "delegate@example.org".
    void add_addresses();
    void run_jobs();
    // What the next page says at its top.
    static std::string notice(const http::Response& response);
    std::int64_t count_entries(const std::string& kind);

    std::unique_ptr<support::TestApp> app;
    support::Cast cast;
    KeptMail mailer;
    const std::string returns = "/n/braidwater/returns";
};
