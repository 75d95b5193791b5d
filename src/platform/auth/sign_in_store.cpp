#include "base/error.hpp"
#include "base/id.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/mailed_code.hpp"
#include "platform/auth/sign_in.hpp"
#include "platform/jobs/jobs.hpp"

#include <fmt/format.h>

namespace auth {

namespace {

constexpr std::string_view sign_in_code = "sign_in_code";

db::SqlText select_open_requests() {
    return db::SqlText(R"(/* sign_in_requests.open */
        select id, email_key, next_path, proves_second_factor, attempts from sign_in_requests
        where used_at is null and expires_at > :now)");
}

std::optional<OpenRequest> first_request(const std::optional<db::Row>& row) {
    if (!row) {
        return std::nullopt;
    }
    return OpenRequest{
        row->text("id"),
        row->text("email_key"),
        row->text("next_path"),
        row->boolean("proves_second_factor"),
        std::max<std::int64_t>(0, code_tries - row->integer("attempts"))};
}

// The account that the address may sign in to now.
std::optional<Account> account_of_key(db::Reader& reader, std::string_view email_key) {
    std::optional<Account> account = find_account_by_email(reader, email_key);
    return account && !account->disabled_at ? account : std::nullopt;
}

// Uses the request up, and with it every other of its address; false when someone was faster.
bool use_up(db::Transaction& transaction, base::Instant now, const OpenRequest& request) {
    const std::int64_t used = transaction.execute(
        R"(/* sign_in_requests.use */
        update sign_in_requests set used_at = :now where id = :id and used_at is null)",
        {{"id", request.id}, {"now", now}}
    );
    transaction.execute(
        R"(/* sign_in_requests.use_others */
        update sign_in_requests set used_at = :now where email_key = :key and used_at is null)",
        {{"key", request.email_key}, {"now", now}}
    );
    return used > 0;
}

std::optional<SignedIn> sign_in_by(
    db::Transaction& transaction, base::Instant now, const OpenRequest& request
) {
    const std::optional<Account> account = account_of_key(transaction, request.email_key);
    if (!account || !use_up(transaction, now, request)) {
        return std::nullopt;
    }
    return SignedIn{account->id, request.next_path, request.proves_second_factor};
}

struct NewRequest {
    std::string id;
    std::string email_key;
    std::optional<std::string> browser_hash;
    std::optional<std::string> token_hash;
    std::string_view next_path;
    bool proves_second_factor = false;
};

void insert_request(db::Transaction& transaction, base::Instant now, const NewRequest& request) {
    transaction.execute(
        R"(/* sign_in_requests.insert */
        insert into sign_in_requests
            (id, email_key, browser_hash, token_hash, next_path, proves_second_factor, attempts,
             created_at, expires_at)
        values (:id, :key, :browser, :token, :next, :proves, 0, :now, :expires))",
        {{"id", request.id},
         {"key", request.email_key},
         {"browser", request.browser_hash},
         {"token", request.token_hash},
         {"next", request.next_path},
         {"proves", request.proves_second_factor},
         {"now", now},
         {"expires", now + sign_in_seconds}}
    );
}

}  // namespace

base::Secret ask_to_sign_in(
    db::Transaction& transaction,
    base::Instant now,
    const Email& email,
    std::string_view next_path,
    bool is_mailed
) {
    base::Secret browser = base::random_token();
    const std::string id = base::new_uuid();
    insert_request(
        transaction,
        now,
        {id, email.key, base::fingerprint(browser.reveal()), std::nullopt, next_path}
    );
    if (is_mailed) {
        jobs::enqueue(
            transaction,
            now,
            {.kind = std::string(sign_in_mail_job),
             .payload = fmt::format(R"({{"request":"{}"}})", id)}
        );
    }
    return browser;
}

std::optional<SignInKeys> write_keys(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view request_id
) {
    db::SqlText sql = select_open_requests();
    sql += "and id = :id";
    const std::optional<OpenRequest> request =
        first_request(transaction.find(sql, {{"now", now}, {"id", request_id}}));
    const std::optional<Account> account =
        request ? account_of_key(transaction, request->email_key) : std::nullopt;
    if (!account) {
        return std::nullopt;
    }
    SignInKeys keys{
        account->email, account->name, base::random_token(), base::Secret(random_code())};
    transaction.execute(
        R"(/* sign_in_requests.write_keys */
        update sign_in_requests set token_hash = :token, code_hash = :code where id = :id)",
        {{"id", request_id},
         {"token", base::fingerprint(keys.token.reveal())},
         {"code", code_fingerprint(vault, sign_in_code, request_id, keys.code.reveal())}}
    );
    return keys;
}

std::optional<OpenRequest> find_request_of_browser(
    db::Reader& reader, base::Instant now, std::string_view browser_secret
) {
    db::SqlText sql = select_open_requests();
    sql += "and browser_hash = :hash";
    return first_request(
        reader.find(sql, {{"now", now}, {"hash", base::fingerprint(browser_secret)}})
    );
}

std::optional<OpenRequest> find_request_of_link(
    db::Reader& reader, base::Instant now, std::string_view token
) {
    db::SqlText sql = select_open_requests();
    sql += "and token_hash = :hash";
    return first_request(reader.find(sql, {{"now", now}, {"hash", base::fingerprint(token)}}));
}

std::optional<SignedIn> use_code(
    db::Transaction& transaction,
    const base::Vault& vault,
    base::Instant now,
    std::string_view browser_secret,
    std::string_view code
) {
    const auto row = transaction.find(
        R"(/* sign_in_requests.try_code */
        update sign_in_requests set attempts = attempts + 1
        where browser_hash = :hash and used_at is null and expires_at > :now and attempts < :tries
        returning id, email_key, next_path, proves_second_factor, attempts, code_hash)",
        {{"hash", base::fingerprint(browser_secret)}, {"now", now}, {"tries", code_tries}}
    );
    const std::optional<OpenRequest> request = first_request(row);
    const std::string expected = row ? row->text_or("code_hash", "") : "";
    if (!request || expected.empty() ||
        !same_fingerprint(code_fingerprint(vault, sign_in_code, request->id, code), expected)) {
        return std::nullopt;
    }
    return sign_in_by(transaction, now, *request);
}

std::optional<SignedIn> use_link(
    db::Transaction& transaction, base::Instant now, std::string_view token
) {
    const std::optional<OpenRequest> request = find_request_of_link(transaction, now, token);
    return request ? sign_in_by(transaction, now, *request) : std::nullopt;
}

std::string make_signin_link(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view email,
    std::string_view next_path,
    bool proves_second_factor
) {
    const std::optional<Account> account = account_of_key(transaction, email);
    if (!account) {
        throw base::Error(
            base::Code::not_found, "No account that may sign in has this e-mail address."
        );
    }
    const base::Secret token = base::random_token();
    insert_request(
        transaction,
        now,
        {base::new_uuid(),
         account->email_key,
         std::nullopt,
         base::fingerprint(token.reveal()),
         next_path,
         proves_second_factor}
    );
    return "/sign-in/link/" + token.reveal();
}

void sweep_sign_in_requests(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        "/* sign_in_requests.sweep */ delete from sign_in_requests where expires_at < :before",
        {{"before", now - base::hours(1)}}
    );
}

}  // namespace auth
