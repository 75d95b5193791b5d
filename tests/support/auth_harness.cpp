#include "support/auth_harness.hpp"

#include "platform/jobs/jobs.hpp"
#include "platform/mail/queue.hpp"

#include <fmt/format.h>

namespace support {

namespace {

class CapturingMailer : public mail::Mailer {
public:
    explicit CapturingMailer(std::vector<mail::Message>& sent) : sent_(sent) {}
    void send(const mail::Message& message, base::Instant) override { sent_.push_back(message); }

private:
    std::vector<mail::Message>& sent_;
};

http::Response who_am_i(const http::Request&, http::Context& context) {
    const base::Viewer& viewer = context.viewer();
    if (viewer.is_stranger()) {
        return http::text("stranger");
    }
    return http::text(viewer.account() + (viewer.has_second_factor() ? " with second factor" : ""));
}

http::Response say_done(const http::Request&, http::Context&) {
    return http::text("done");
}

// The name of a cookie as a test knows it: without the prefix of secure ones.
std::string plain_name(std::string_view name) {
    return std::string(name.starts_with("__Host-") ? name.substr(7) : name);
}

std::string url_encoded(const std::string& text) {
    std::string encoded;
    for (const char letter : text) {
        encoded += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return encoded;
}

}  // namespace

AuthSite::AuthSite(db::Database& database, std::string base_url) : database_(database) {
    settings.base_url = std::move(base_url);
    http::Routes routes = auth::routes(
        settings,
        vault,
        [this](db::Transaction& transaction, base::Instant now, std::string_view account) {
            if (before_erasing) {
                before_erasing(transaction, now, account);
            }
        }
    );
    routes.push_back({http::Method::get, "/", http::anyone(), who_am_i});
    routes.push_back({http::Method::get, "/whoami", http::anyone(), who_am_i});
    const auto operators = http::on_instance(base::Permission::operate_instance);
    routes.push_back({http::Method::get, "/operate", operators, say_done});
    routes.push_back({http::Method::post, "/operate", operators, say_done});
    http::Hooks hooks;
    hooks.session = [this](const http::Request& request) {
        return auth::find_session(database_, vault, request, clock.now(), grant_roles);
    };
    hooks.second_factor_page = auth::second_factor_page;
    dispatcher_ = std::make_unique<http::Dispatcher>(routes, hooks, database_, clock);
}

AuthSite::~AuthSite() = default;

std::string AuthSite::add_account(const std::string& email, bool operates_instance) {
    std::string id;
    database_.change([&](db::Transaction& transaction) {
        id = auth::create_account(
                 transaction,
                 clock.now(),
                 {.email = email, .name = "Mere", .operates_instance = operates_instance}
        )
                 .id;
    });
    return id;
}

std::size_t AuthSite::run_jobs() {
    const std::size_t before = sent.size();
    CapturingMailer mailer(sent);
    jobs::Handlers handlers = auth::job_handlers(settings, vault);
    handlers[mail::send_job] = mail::send_handler(mailer);
    while (jobs::run_due(database_, handlers, {}, clock.now()) > 0) {
    }
    return sent.size() - before;
}

std::string AuthSite::last_code() const {
    return sent.empty() ? "" : between(sent.back().text, "asked for it: ", "\n");
}

std::string AuthSite::last_link() const {
    return sent.empty() ? "" : between(sent.back().text, settings.base_url, "\n");
}

http::Response Browser::send(http::Request request) {
    request.client_address = address;
    request.host = host;
    request.secure = secure;
    request.id = "test";
    request.headers.add("User-Agent", agent);
    request.headers.add("Sec-Fetch-Site", sec_fetch_site);
    std::string field;
    for (const auto& [name, value] : cookies) {
        const bool prefixed = secure;
        field += fmt::format(
            "{}{}{}={}", field.empty() ? "" : "; ", prefixed ? "__Host-" : "", name, value
        );
    }
    if (!field.empty()) {
        request.headers.add("Cookie", field);
    }
    http::Response response = site_.answer(request);
    for (const auto& [name, value] : response.headers.all()) {
        if (name == "Set-Cookie") {
            const std::size_t equals = value.find('=');
            const std::string cookie = plain_name(value.substr(0, equals));
            if (value.find("Max-Age=0") != std::string::npos) {
                cookies.erase(cookie);
            } else {
                cookies[cookie] = value.substr(equals + 1, value.find(';') - equals - 1);
            }
        }
    }
    const std::string token = between(response.body, "name=\"csrf\" value=\"", "\"");
    csrf = token.empty() ? csrf : token;
    return response;
}

http::Response Browser::get(const std::string& target) {
    http::Request request;
    request.method = http::Method::get;
    request.target = target;
    return send(std::move(request));
}

http::Response Browser::post(const std::string& target, FormFields fields) {
    http::Request request;
    request.method = http::Method::post;
    request.target = target;
    request.headers.add("Content-Type", "application/x-www-form-urlencoded");
    bool has_token = false;
    for (const auto& [name, value] : fields) {
        has_token = has_token || name == "csrf";
    }
    if (!has_token) {
        fields.emplace_back("csrf", csrf);
    }
    for (const auto& [name, value] : fields) {
        request.body += fmt::format(
            "{}{}={}", request.body.empty() ? "" : "&", url_encoded(name), url_encoded(value)
        );
    }
    return send(std::move(request));
}

http::Response Browser::sign_in(const std::string& email) {
    get("/sign-in");
    post("/sign-in", {{"email", email}});
    site_.run_jobs();
    get("/sign-in/code");
    return post("/sign-in/code", {{"code", site_.last_code()}});
}

std::string Browser::who() {
    return get("/whoami").body;
}

std::string place_of(const http::Response& response) {
    return std::string(response.headers.get("Location"));
}

std::string set_cookie_of(const http::Response& response, const std::string& name) {
    for (const auto& [field, value] : response.headers.all()) {
        if (field == "Set-Cookie" && value.starts_with(name + "=")) {
            return value;
        }
    }
    return "";
}

std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const std::size_t start = text.find(before);
    if (start == std::string::npos) {
        return "";
    }
    const std::size_t from = start + before.size();
    const std::size_t end = text.find(after, from);
    return end == std::string::npos ? "" : text.substr(from, end - from);
}

}  // namespace support
