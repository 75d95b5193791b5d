// Auth's routes behind dispatch, with browsers that keep cookies, a mailbox, and a clock that
// stands still. /whoami shows the viewer; /operate needs the permission operate_instance.
#pragma once

#include "platform/auth/auth.hpp"
#include "platform/db/database.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/mail/mail.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace support {

using FormFields = std::vector<std::pair<std::string, std::string>>;

class AuthSite {
public:
    explicit AuthSite(db::Database& database, std::string base_url = "https://braid.example.org");
    ~AuthSite();

    // The account's id.
    std::string add_account(const std::string& email, bool operates_instance = false);
    // Runs what is due, and returns how many mails that sent.
    std::size_t run_jobs();
    // The last mail's code and path of its link.
    std::string last_code() const;
    std::string last_link() const;

    db::Database& database() { return database_; }
    http::Response answer(http::Request& request) const { return dispatcher_->answer(request); }

    base::FixedClock clock{{1'795'305'600'000'000}};  // 2026-11-22T00:00:00Z
    base::Vault vault{base::Secret(std::string(32, 'k'))};
    auth::Settings settings;
    auth::GrantRoles grant_roles;
    auth::BeforeErasing before_erasing;
    std::vector<mail::Message> sent;

private:
    db::Database& database_;
    std::unique_ptr<http::Dispatcher> dispatcher_;
};

// Keeps cookies, and the CSRF token of the last page it saw.
class Browser {
public:
    explicit Browser(AuthSite& site) : site_(site) {}

    http::Response get(const std::string& target);
    // With the CSRF token of the last page, unless `fields` has one.
    http::Response post(const std::string& target, FormFields fields = {});
    // Asks for mail, reads it, types the code. The redirect's response.
    http::Response sign_in(const std::string& email);
    // What /whoami says: "stranger", "<account>", or "<account> with second factor".
    std::string who();

    // Name without "__Host-" -> value.
    std::map<std::string, std::string> cookies;
    std::string csrf;
    std::string address = "192.0.2.1";
    std::string agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0";
    std::string host = "braid.example.org";
    std::string sec_fetch_site = "same-origin";
    bool secure = true;

private:
    http::Response send(http::Request request);
    AuthSite& site_;
};

// The Location of a redirect, "" for any other response.
std::string place_of(const http::Response& response);
// The Set-Cookie field of a cookie by its whole name, "" when there is none.
std::string set_cookie_of(const http::Response& response, const std::string& name);
// A value in a page: what stands between the two texts, "" when it is not there.
std::string between(const std::string& text, const std::string& before, const std::string& after);

}  // namespace support
