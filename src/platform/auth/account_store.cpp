#include "base/id.hpp"
#include "base/text.hpp"
#include "platform/auth/account.hpp"
#include "platform/auth/email.hpp"
#include "platform/auth/record.hpp"

namespace auth {

namespace {

Account account_of(const db::Row& row) {
    return {
        row.text("id"),
        row.text("email"),
        row.text("email_key"),
        row.text("name"),
        row.boolean("is_shared_mailbox"),
        row.boolean("operates_instance"),
        row.instant("created_at"),
        row.optional_instant("disabled_at")};
}

Account get_account(db::Reader& reader, std::string_view id) {
    std::optional<Account> account = find_account(reader, id);
    if (!account) {
        base::throw_not_found("This account");
    }
    return std::move(*account);
}

void remove_secrets_of(db::Transaction& transaction, std::string_view id) {
    transaction.execute(
        "/* passkeys.remove_of_account */ delete from passkeys where account_id = :id", {{"id", id}}
    );
    transaction.execute(
        "/* totp_secrets.remove_of_account */ delete from totp_secrets where account_id = :id",
        {{"id", id}}
    );
    transaction.execute(
        "/* recovery_codes.remove_of_account */ delete from recovery_codes where account_id = :id",
        {{"id", id}}
    );
    transaction.execute(
        "/* sessions.remove_of_account */ delete from sessions where account_id = :id", {{"id", id}}
    );
    transaction.execute(
        "/* email_changes.remove_of_account */ delete from email_changes where account_id = :id",
        {{"id", id}}
    );
}

}  // namespace

std::optional<Account> find_account(db::Reader& reader, std::string_view id) {
    const auto row = reader.find(
        R"(/* accounts.find */
        select id, email, email_key, name, is_shared_mailbox, operates_instance, created_at, disabled_at
        from accounts where id = :id and erased_at is null)",
        {{"id", id}}
    );
    return row ? std::optional(account_of(*row)) : std::nullopt;
}

std::optional<Account> find_account_by_email(db::Reader& reader, std::string_view email) {
    const std::optional<Email> parsed = parse_email(email);
    if (!parsed) {
        return std::nullopt;
    }
    const auto row = reader.find(
        R"(/* accounts.find_by_email */
        select id, email, email_key, name, is_shared_mailbox, operates_instance, created_at, disabled_at
        from accounts where email_key = :key and erased_at is null)",
        {{"key", parsed->key}}
    );
    return row ? std::optional(account_of(*row)) : std::nullopt;
}

std::vector<Account> list_operators(db::Reader& reader) {
    std::vector<Account> operators;
    for (const db::Row& row : reader.query(
             R"(/* accounts.list_operators */
             select id, email, email_key, name, is_shared_mailbox, operates_instance, created_at,
                 disabled_at
             from accounts where operates_instance and erased_at is null order by id)"
         )) {
        operators.push_back(account_of(row));
    }
    return operators;
}

bool may_hold_sensitive_roles(db::Reader& reader, std::string_view account_id) {
    const std::optional<Account> account = find_account(reader, account_id);
    return account && may_hold_sensitive_roles(*account);
}

bool is_closed(db::Reader& reader, std::string_view account_id) {
    return reader
        .find(
            R"(/* accounts.is_closed */
            select id from accounts
            where id = :id and (disabled_at is not null or erased_at is not null))",
            {{"id", account_id}}
        )
        .has_value();
}

Account create_account(
    db::Transaction& transaction, base::Instant now, const NewAccount& made, std::string_view actor
) {
    const std::optional<Email> email = parse_email(made.email);
    if (!email) {
        throw base::Error(
            base::Code::invalid,
            "This is not an e-mail address: expected one such as name@example.org."
        );
    }
    const base::FieldErrors errors = check_name(made.name);
    if (!errors.empty()) {
        throw base::Error(base::Code::invalid, errors.front().message, errors);
    }
    const bool is_shared = made.is_shared_mailbox || is_shared_by_custom(*email);
    if (is_shared && made.operates_instance) {
        throw base::Error(
            base::Code::invalid,
            "A mailbox that several people read cannot operate the instance: expected one "
            "person's own address."
        );
    }
    const Account account = {
        base::new_uuid(),
        email->text,
        email->key,
        *base::nfc(base::trim(made.name)),
        is_shared,
        made.operates_instance,
        now,
        {}};
    transaction.execute(
        R"(/* accounts.insert */
        insert into accounts (id, email, email_key, name, is_shared_mailbox, operates_instance, created_at)
        values (:id, :email, :email_key, :name, :is_shared, :operates, :now))",
        {{"id", account.id},
         {"email", account.email},
         {"email_key", account.email_key},
         {"name", account.name},
         {"is_shared", account.is_shared_mailbox},
         {"operates", account.operates_instance},
         {"now", now}}
    );
    record_account(transaction, now, actor, "account.created", account.id);
    return account;
}

void rename_account(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    std::string_view name,
    std::string_view actor
) {
    get_account(transaction, id);
    transaction.execute(
        "/* accounts.rename */ update accounts set name = :name where id = :id",
        {{"id", id}, {"name", base::nfc(base::trim(name)).value_or("")}}
    );
    record_account(transaction, now, actor, "account.renamed", id);
}

void set_shared_mailbox(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    bool is_shared,
    std::string_view actor
) {
    get_account(transaction, id);
    transaction.execute(
        "/* accounts.set_shared */ update accounts set is_shared_mailbox = :shared where id = :id",
        {{"id", id}, {"shared", is_shared}}
    );
    record_account(
        transaction, now, actor, is_shared ? "account.shared" : "account.not_shared", id
    );
}

void set_operator(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view id,
    bool operates,
    std::string_view actor
) {
    if (operates && !may_hold_sensitive_roles(get_account(transaction, id))) {
        throw base::Error(
            base::Code::invalid,
            "This account cannot operate the instance: it is disabled, or its mailbox is read by "
            "several people."
        );
    }
    get_account(transaction, id);
    transaction.execute(
        "/* accounts.set_operator */ update accounts set operates_instance = :yes where id = :id",
        {{"id", id}, {"yes", operates}}
    );
    record_account(transaction, now, actor, operates ? "operator.added" : "operator.removed", id);
}

void disable_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
) {
    get_account(transaction, id);
    transaction.execute(
        "/* accounts.disable */ update accounts set disabled_at = :now where id = :id",
        {{"id", id}, {"now", now}}
    );
    transaction.execute(
        R"(/* sessions.end_all */
        update sessions set ended_at = :now where account_id = :id and ended_at is null)",
        {{"id", id}, {"now", now}}
    );
    record_account(transaction, now, actor, "account.disabled", id);
}

void enable_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
) {
    get_account(transaction, id);
    transaction.execute(
        "/* accounts.enable */ update accounts set disabled_at = null where id = :id", {{"id", id}}
    );
    record_account(transaction, now, actor, "account.enabled", id);
}

void erase_account(
    db::Transaction& transaction, base::Instant now, std::string_view id, std::string_view actor
) {
    const Account account = get_account(transaction, id);
    remove_secrets_of(transaction, id);
    transaction.execute(
        "/* sign_in_requests.remove_of_email */ delete from sign_in_requests where email_key = "
        ":key",
        {{"key", account.email_key}}
    );
    transaction.execute(
        R"(/* accounts.erase */
        update accounts set email = null, email_key = null, name = '', operates_instance = :no,
            erased_at = :now
        where id = :id)",
        {{"id", id}, {"now", now}, {"no", false}}
    );
    record_account(transaction, now, actor, "account.erased", id);
}

}  // namespace auth
