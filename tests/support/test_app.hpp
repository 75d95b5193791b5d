// A whole request path without sockets: routes, dispatch, sessions, roles, a frame. The cast is
// made of accounts that a test signs in by name; roles are read from the database as in production.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"
#include "platform/http/dispatch.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace support {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr base::Instant test_now{1'795'305'600'000'000};  // 2026-11-22T00:00:00Z

class TestApp {
public:
    TestApp(db::Database& database, http::Routes routes);

    // Lets `name` sign in: an account of its own, whose rights are the roles its person holds.
    void add_account(
        const std::string& name, const std::string& account, bool second_factor = true
    );

    // Lets an account that is signed in already operate the instance.
    void make_operator(const std::string& name) { accounts_.at(name).operates = true; }

    // `as` is a name given to add_account, or "" for a stranger.
    http::Response get(const std::string& target, const std::string& as = "");
    // An urlencoded form with the CSRF token of its session.
    http::Response post(
        const std::string& target, const Fields& fields, const std::string& as = ""
    );
    // A multipart form with one file.
    http::Response upload(
        const std::string& target,
        const Fields& fields,
        const std::string& file_field,
        const std::string& file_name,
        const std::string& bytes,
        const std::string& as = ""
    );

    // The viewer `name` would be now.
    base::Viewer viewer(const std::string& name) const;
    db::Database& database() const { return database_; }
    base::FixedClock& clock() { return clock_; }
    const http::Dispatcher& dispatcher() const { return *dispatcher_; }

private:
    struct Account {
        std::string id;
        bool second_factor;
        bool operates = false;
    };
    http::Response answer(http::Request request, const std::string& as);
    http::Hooks hooks();

    db::Database& database_;
    base::FixedClock clock_{test_now};
    std::map<std::string, Account> accounts_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
};

// The path of a redirect's Location, "" for any other response.
std::string location(const http::Response& response);

}  // namespace support
