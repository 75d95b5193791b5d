#include "app/commands/commands.hpp"
#include "app/open_database.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/sign_in.hpp"

#include <fmt/format.h>

namespace app {
namespace {

constexpr const char* administrator_flag = "administrator";

// Whoever can run this at the console owns the data anyway.
void make_administrator(db::Transaction& transaction, base::Instant now, const std::string& email) {
    if (const auto account = auth::find_account_by_email(transaction, email)) {
        auth::set_operator(transaction, now, account->id, true, "");
    } else {
        auth::create_account(transaction, now, {.email = email, .operates_instance = true});
    }
}

void print_link(const Invocation& invocation) {
    const auto database = open_existing_database(invocation.config);
    const auto now = base::SystemClock().now();
    const auto& email = invocation.arguments.text("EMAIL");
    std::string path;
    database->change([&](db::Transaction& transaction) {
        if (invocation.arguments.has(administrator_flag)) {
            make_administrator(transaction, now, email);
        }
        path = auth::make_signin_link(transaction, now, email);
    });
    invocation.output.line(fmt::format(
        "This link signs {} in, once, within {} minutes:", email, auth::sign_in_seconds / 60
    ));
    invocation.output.line(invocation.config.base_url + path);
}

}  // namespace

Command signin_link_command() {
    return {
        .name = "signin-link",
        .about = "Print a one-time link that signs someone in.",
        .example = "braid signin-link kim@example.org --administrator --data /var/lib/braid",
        .options =
            {operand("EMAIL", "the address of the account"),
             flag(
                 administrator_flag, "make the account if there is none, and let it run this server"
             ),
             setting("base_url", "URL", "the address people use")},
        .run = print_link,
    };
}

}  // namespace app
