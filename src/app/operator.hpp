// Pages for whoever runs this server: what there is to know of it, work that failed for good, and
// the mail of an instance without a mail server.
#pragma once

#include "base/time.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"

#include <filesystem>
#include <string>

namespace app {

struct OperatorSettings {
    std::filesystem::path outbox;
    bool has_mail_server = false;
    std::filesystem::path uploads{};
    db::Config database{};
    std::string zone{base::default_zone};
    bool is_demo = false;  // the outbox page is then open to anyone: its mail is made up
};

// "/operator/accounts", "/operator/accounts/{account}" and its /disable, /enable, /reset, /shared
// and /own.
http::Routes operator_account_routes();

// "/operator", "/operator/jobs/{job}/retry|discard", "/outbox".
http::Routes operator_routes(const OperatorSettings& settings);

}  // namespace app
