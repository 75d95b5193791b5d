#include "app/tell_followers.hpp"

#include "app/feed.hpp"
#include "platform/auth/account.hpp"
#include "platform/html/letter.hpp"
#include "platform/journal/notices.hpp"
#include "platform/mail/queue.hpp"

#include <fmt/format.h>

#include <map>

namespace app {
namespace {

constexpr int notices_at_once = 500;

struct Follower {
    auth::Account account;
    base::Viewer viewer;
    std::map<std::string, std::vector<journal::FeedEntry>> entries{};  // by network
};
using Followers = std::map<std::string, Follower, std::less<>>;

std::optional<Follower> find_follower(
    db::Reader& reader, base::Instant now, std::string_view account_id
) {
    const auto account = auth::find_account(reader, account_id);
    if (!account || account->disabled_at) {
        return std::nullopt;
    }
    base::Viewer viewer(account->id, false);
    network::grant_roles(reader, viewer, now);
    return Follower{*account, viewer};
}

// Nothing that has no title for its reader is mentioned.
std::string lines_of(db::Reader& reader, const Follower& follower, const std::string& base_url) {
    std::string lines;
    for (const auto& [network_id, entries] : follower.entries) {
        for (const FeedLine& line :
             describe_entries(reader, follower.viewer, network_id, entries)) {
            if (!line.subject.title.empty()) {
                lines += fmt::format(
                    "{} {} {}\n{}{}\n\n",
                    line.actor,
                    line.words,
                    line.subject.title,
                    line.subject.path.empty() ? "" : base_url,
                    line.subject.path
                );
            }
        }
    }
    return lines;
}

void mail_to(
    db::Transaction& transaction,
    base::Instant now,
    const Follower& follower,
    const std::string& base_url
) {
    const std::string lines = lines_of(transaction, follower, base_url);
    if (lines.empty()) {
        return;
    }
    const auth::Account& account = follower.account;
    const std::string text = fmt::format(
        "Hello{}{},\n\n{}You are told because you follow this, or what it came from. To be told no "
        "more, open what you follow and say so there.\n",
        account.name.empty() ? "" : " ",
        account.name,
        lines
    );
    mail::enqueue(
        transaction,
        now,
        "follow.moved",
        {.to = account.email,
         .to_name = account.name,
         .subject = "What you follow has moved",
         .text = text,
         .html = std::string(html::letter(text, base_url).text())}
    );
}

// Returns how many notices it took.
std::size_t tell_some(
    db::Transaction& transaction, base::Instant now, const std::string& base_url
) {
    Followers followers;
    const auto find_viewer = [&](std::string_view account) -> std::optional<base::Viewer> {
        auto found = find_follower(transaction, now, account);
        if (!found) {
            return std::nullopt;
        }
        return followers.emplace(account, std::move(*found)).first->second.viewer;
    };
    const auto notices = journal::take_notices(transaction, now, notices_at_once, find_viewer);
    for (const journal::Notice& notice : notices) {
        followers.find(notice.follower)->second.entries[notice.scope].push_back(notice.entry);
    }
    for (const auto& [id, follower] : followers) {
        mail_to(transaction, now, follower, base_url);
    }
    return notices.size();
}

}  // namespace

jobs::Periodic tell_followers(const std::string& base_url) {
    const auto run = [base_url](db::Database& database, base::Instant now) {
        std::size_t told = notices_at_once;
        while (told == notices_at_once) {
            database.change([&](db::Transaction& transaction) {
                told = tell_some(transaction, now, base_url);
            });
        }
        database.change([&](db::Transaction& transaction) {
            journal::sweep_notices(transaction, now);
        });
    };
    return {"journal.tell_followers", base::minutes(10), run};
}

}  // namespace app
