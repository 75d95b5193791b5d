#include "platform/auth/account.hpp"

#include "app/commands/commands.hpp"
#include "app/open_database.hpp"
#include "app/shared_mailbox.hpp"
#include "platform/auth/second_factor.hpp"

#include <fmt/format.h>

#include <array>

namespace app {
namespace {

using AccountAct = void (*)(db::Transaction&, base::Instant, std::string_view, std::string_view);

struct AccountChange {
    const char* flag;
    const char* about;
    AccountAct act;
    const char* done;
};

constexpr std::array<AccountChange, 5> account_changes{{
    {"disable", "close it, and sign it out everywhere", auth::disable_account, "is closed"},
    {"enable", "open it again", auth::enable_account, "may sign in"},
    {"reset",
     "remove its second sign-in steps, and sign it out everywhere",
     auth::reset_second_factors,
     "has no second sign-in step"},
    {"shared",
     "several people read its mailbox: it gets no role that sees names or data",
     mark_as_shared,
     "is marked as read by several people"},
    {"own",
     "one person reads its mailbox, whatever it is called",
     mark_as_own,
     "is marked as read by one person"},
}};

void change_account(const Invocation& invocation) {
    const auto database = open_existing_database(invocation.config);
    const auto now = base::SystemClock().now();
    const auto& email = invocation.arguments.text("EMAIL");
    std::string told;
    database->change([&](db::Transaction& transaction) {
        told.clear();
        const auto account = auth::find_account_by_email(transaction, email);
        if (!account) {
            base::throw_not_found("An account with this e-mail address");
        }
        for (const AccountChange& change : account_changes) {
            if (invocation.arguments.has(change.flag)) {
                change.act(transaction, now, account->id, "");
                told += fmt::format("The account {} {}.\n", email, change.done);
            }
        }
    });
    if (told.empty()) {
        throw base::Error(
            base::Code::invalid, "Say what to do: --disable, --enable, --reset, --shared or --own."
        );
    }
    told.pop_back();
    invocation.output.line(told);
}

}  // namespace

Command account_command() {
    Command command{
        .name = "account",
        .about =
            "Close an account, open it again, remove its second sign-in steps, or say who reads "
            "its mailbox.",
        .example = "braid account kim@example.org --reset --data /var/lib/braid",
        .options = {operand("EMAIL", "the address of the account")},
        .run = change_account,
    };
    for (const AccountChange& change : account_changes) {
        command.options.push_back(flag(change.flag, change.about));
    }
    return command;
}

}  // namespace app
