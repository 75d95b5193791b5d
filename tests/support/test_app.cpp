#include "support/test_app.hpp"

#include "network/network.hpp"
#include "platform/html/components.hpp"

#include <fmt/format.h>

#include <iterator>

namespace support {
namespace {

constexpr std::string_view who_header = "X-Test-As";

std::string form_encoded(const Fields& fields) {
    html::Url url("/");
    for (const auto& [name, value] : fields) {
        url = url.with(name, value);
    }
    return std::string(url.text().substr(url.text().size() > 1 ? 2 : 1));
}

std::string csrf_secret_of(const std::string& name) {
    return "csrf-secret-of-" + name;
}

}  // namespace

TestApp::TestApp(db::Database& database, http::Routes routes)
    : database_(database),
      dispatcher_(std::make_unique<http::Dispatcher>(std::move(routes), hooks(), database, clock_)
      ) {}

void TestApp::add_account(const std::string& name, const std::string& account, bool second_factor) {
    accounts_[name] = {.id = account, .second_factor = second_factor};
}

base::Viewer TestApp::viewer(const std::string& name) const {
    const auto found = accounts_.find(name);
    if (found == accounts_.end()) {
        return {};
    }
    base::Viewer viewer(found->second.id, found->second.second_factor);
    if (found->second.operates) {
        viewer.grant(base::instance_scope, base::bit(base::Permission::operate_instance));
    }
    db::Reader reader = database_.read();
    network::grant_roles(reader, viewer, clock_.now());
    return viewer;
}

http::Hooks TestApp::hooks() {
    http::Hooks hooks;
    hooks.session = [this](const http::Request& request) -> std::optional<http::Hooks::Session> {
        const std::string name(request.headers.get(who_header));
        if (!accounts_.contains(name)) {
            return std::nullopt;
        }
        return http::Hooks::Session{"session-of-" + name, viewer(name), csrf_secret_of(name)};
    };
    hooks.scope = [this](const http::Request& request, http::Access::In in) {
        db::Reader reader = database_.read();
        return network::scope_of(reader, request, in);
    };
    hooks.frame = [](const http::Page& page, const http::Request&, const http::Context& context) {
        return html::format(
            "<!doctype html><title>{}</title><nav>{}</nav><p>{}</p><main>{}</main>",
            page.title,
            page.nav,
            context.notice(),
            page.main
        );
    };
    hooks.error_page = [](const base::Error& error, const http::Request&, const http::Context&) {
        return http::Page{
            .title = "Error",
            .main = html::format("<p class=\"error\">{}</p>", std::string(error.what()))};
    };
    hooks.second_factor_page = [](const http::Request&) {
        return html::Url("/account/second-factor");
    };
    return hooks;
}

http::Response TestApp::answer(http::Request request, const std::string& as) {
    request.host = "braid.test";
    request.client_address = "192.0.2.1";
    if (!as.empty()) {
        request.headers.set(std::string(who_header), as);
    }
    return dispatcher_->answer(request);
}

http::Response TestApp::get(const std::string& target, const std::string& as) {
    http::Request request;
    request.target = target;
    return answer(std::move(request), as);
}

http::Response TestApp::post(
    const std::string& target, const Fields& fields, const std::string& as
) {
    Fields sent = fields;
    sent.emplace_back("csrf", csrf_secret_of(as));
    http::Request request;
    request.method = http::Method::post;
    request.target = target;
    request.body = form_encoded(sent);
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    return answer(std::move(request), as);
}

http::Response TestApp::upload(
    const std::string& target,
    const Fields& fields,
    const std::string& file_field,
    const std::string& file_name,
    const std::string& bytes,
    const std::string& as
) {
    static constexpr std::string_view boundary = "test-boundary-7c1f";
    Fields sent = fields;
    sent.emplace_back("csrf", csrf_secret_of(as));
    http::Request request;
    request.method = http::Method::post;
    request.target = target;
    for (const auto& [name, value] : sent) {
        fmt::format_to(
            std::back_inserter(request.body),
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n",
            boundary,
            name,
            value
        );
    }
    fmt::format_to(
        std::back_inserter(request.body),
        "--{0}\r\nContent-Disposition: form-data; name=\"{1}\"; filename=\"{2}\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n{3}\r\n--{0}--\r\n",
        boundary,
        file_field,
        file_name,
        bytes
    );
    request.headers.set("Content-Type", fmt::format("multipart/form-data; boundary={}", boundary));
    return answer(std::move(request), as);
}

std::string location(const http::Response& response) {
    return std::string(response.headers.get("Location"));
}

}  // namespace support
