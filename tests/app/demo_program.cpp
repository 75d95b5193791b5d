#include "app/demo_program.hpp"

#include "base/id.hpp"
#include "demo/demo.hpp"
#include "platform/auth/sign_in.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>

namespace {

struct MadeProgram {
    MadeProgram()
        : folder(std::filesystem::temp_directory_path() / ("braid-demo-" + base::new_uuid())) {
        program = std::make_unique<app::Program>(config_in(folder));
        demo::make(program->database(), program->clock());
    }
    ~MadeProgram() {
        program.reset();
        std::filesystem::remove_all(folder);
    }
    MadeProgram(const MadeProgram&) = delete;
    MadeProgram& operator=(const MadeProgram&) = delete;

    std::filesystem::path folder;
    std::unique_ptr<app::Program> program;
};

// "name=value; name=value" of what a response sets.
std::string cookies_of(const http::Response& response) {
    std::string cookies;
    for (const auto& [name, value] : response.headers.all()) {
        if (http::same_name(name, "Set-Cookie")) {
            cookies += (cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
        }
    }
    return cookies;
}

std::string field_value(const std::string& page, const std::string& field) {
    const std::string before = "name=\"" + field + "\" value=\"";
    const std::size_t start = page.find(before) + before.size();
    return page.substr(start, page.find('"', start) - start);
}

}  // namespace

app::Config config_in(const std::filesystem::path& folder) {
    app::Config config;
    config.data = folder;
    config.database = (folder / "braid.sqlite").string();
    config.key_file = folder / "braid.key";
    config.base_url = "http://127.0.0.1:8080";
    config.mail.outbox = folder / "outbox";
    return config;
}

app::Program& demo_program() {
    static MadeProgram made;
    return *made.program;
}

http::Response ask(const std::string& target, const std::string& cookies) {
    http::Request request;
    request.target = target;
    request.host = "127.0.0.1:8080";
    request.client_address = "192.0.2.1";
    if (!cookies.empty()) {
        request.headers.set("Cookie", cookies);
    }
    return demo_program().dispatcher().answer(request);
}

bool says(const http::Response& response, std::string_view words) {
    return response.body.find(words) != std::string::npos;
}

http::Response post_form(
    const std::string& target,
    const std::string& from,
    const std::string& fields,
    const std::string& cookies
) {
    const http::Response page = ask(from, cookies);
    http::Request request;
    request.method = http::Method::post;
    request.target = target;
    request.host = "127.0.0.1:8080";
    request.client_address = "192.0.2.1";
    request.headers.set("Cookie", cookies);
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = "csrf=" + field_value(page.body, "csrf") + "&" + fields;
    return demo_program().dispatcher().answer(request);
}

std::string sign_in(const std::string& who) {
    std::string email = who + "@demo.example";
    for (const demo::Persona& persona : demo::personas()) {
        email = persona.key == who ? persona.email : email;
    }
    std::string path;
    demo_program().database().change([&](db::Transaction& transaction) {
        path = auth::make_signin_link(transaction, demo_program().clock().now(), email, "/", true);
    });
    const http::Response question = ask(path);
    http::Request request;
    request.method = http::Method::post;
    request.target = path;
    request.host = "127.0.0.1:8080";
    request.client_address = "192.0.2.1";
    request.headers.set("Cookie", cookies_of(question));
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = "csrf=" + field_value(question.body, "csrf");
    return cookies_of(demo_program().dispatcher().answer(request));
}
