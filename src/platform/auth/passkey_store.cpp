#include "base/error.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "platform/auth/encoding.hpp"
#include "platform/auth/record.hpp"
#include "platform/auth/second_factor.hpp"

namespace auth {

namespace {

constexpr std::size_t most_passkeys = 20;

std::vector<Passkey> list_passkeys(db::Reader& reader, std::string_view account_id) {
    std::vector<Passkey> passkeys;
    for (const db::Row& row : reader.query(
             R"(/* passkeys.list */
             select id, credential, public_key, sign_count, name, created_at, last_used_at
             from passkeys where account_id = :account order by id)",
             {{"account", account_id}}
         )) {
        passkeys.push_back(
            {row.text("id"),
             row.text("credential"),
             parse_base64url(row.text("public_key")).value_or(""),
             static_cast<std::uint32_t>(row.integer("sign_count")),
             row.text("name"),
             row.instant("created_at"),
             row.optional_instant("last_used_at")}
        );
    }
    return passkeys;
}

std::string passkey_name(std::string_view typed) {
    const std::string name = base::nfc(base::trim(typed)).value_or("");
    return name.empty() || base::length(name) > 100 ? "Passkey" : name;
}

}  // namespace

SecondFactors list_second_factors(db::Reader& reader, std::string_view account_id) {
    SecondFactors factors;
    factors.passkeys = list_passkeys(reader, account_id);
    const auto row = reader.find(
        R"(/* second_factors.count */
        select
            (select count(*) from totp_secrets
             where account_id = :account and confirmed_at is not null) as totp,
            (select count(*) from recovery_codes
             where account_id = :account and used_at is null) as codes)",
        {{"account", account_id}}
    );
    factors.has_totp = row->integer("totp") > 0;
    factors.recovery_codes = row->integer("codes");
    return factors;
}

void insert_passkey(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    const NewPasskey& passkey,
    std::string_view name
) {
    if (list_passkeys(transaction, account_id).size() >= most_passkeys) {
        throw base::Error(
            base::Code::invalid, "You have 20 passkeys, which is the most. Remove one first."
        );
    }
    transaction.execute(
        R"(/* passkeys.insert */
        insert into passkeys
            (id, account_id, credential, public_key, sign_count, is_backed_up, name, created_at)
        values (:id, :account, :credential, :key, :count, :backed_up, :name, :now))",
        {{"id", base::new_uuid()},
         {"account", account_id},
         {"credential", base64url(passkey.credential)},
         {"key", base64url(passkey.public_key)},
         {"count", static_cast<std::int64_t>(passkey.sign_count)},
         {"backed_up", passkey.backed_up},
         {"name", passkey_name(name)},
         {"now", now}}
    );
    record_account(transaction, now, account_id, "passkey.added", account_id);
}

bool remove_passkey(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view passkey_id
) {
    const std::int64_t removed = transaction.execute(
        "/* passkeys.remove */ delete from passkeys where id = :id and account_id = :account",
        {{"id", passkey_id}, {"account", account_id}}
    );
    if (removed > 0) {
        record_account(transaction, now, account_id, "passkey.removed", account_id);
    }
    return removed > 0;
}

void note_passkey_use(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view passkey_id,
    std::uint32_t sign_count
) {
    const std::int64_t changed = transaction.execute(
        R"(/* passkeys.note_use */
        update passkeys set sign_count = :count, last_used_at = :now
        where id = :id and (sign_count < :count or sign_count + :count = 0))",
        {{"id", passkey_id}, {"count", static_cast<std::int64_t>(sign_count)}, {"now", now}}
    );
    if (changed == 0) {
        throw base::Error(
            base::Code::invalid, "This passkey's answer was used already: please try again."
        );
    }
}

void reset_second_factors(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view actor
) {
    const db::Params of_account = {{"account", account_id}};
    transaction.execute(
        "/* passkeys.reset */ delete from passkeys where account_id = :account", of_account
    );
    transaction.execute(
        "/* totp_secrets.reset */ delete from totp_secrets where account_id = :account", of_account
    );
    transaction.execute(
        "/* recovery_codes.reset */ delete from recovery_codes where account_id = :account",
        of_account
    );
    transaction.execute(
        R"(/* sessions.end_for_reset */
        update sessions set ended_at = :now where account_id = :account and ended_at is null)",
        {{"account", account_id}, {"now", now}}
    );
    record_account(transaction, now, actor, "second_factor.reset", account_id);
}

}  // namespace auth
