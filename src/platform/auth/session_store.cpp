#include "base/error.hpp"
#include "base/id.hpp"
#include "platform/auth/agent_family.hpp"
#include "platform/auth/record.hpp"
#include "platform/auth/session.hpp"

namespace auth {

namespace {

Session session_of(const db::Row& row) {
    return {
        row.text("id"),
        row.text("account_id"),
        row.text("agent"),
        row.text("challenge"),
        row.instant("created_at"),
        row.instant("last_seen_at"),
        row.optional_instant("second_factor_at")};
}

db::SqlText select_live_sessions() {
    return db::SqlText(R"(/* sessions.live */
        select s.id as id, s.account_id as account_id, s.agent as agent, s.challenge as challenge,
            s.created_at as created_at, s.last_seen_at as last_seen_at,
            s.second_factor_at as second_factor_at
        from sessions s join accounts a on a.id = s.account_id
        where s.ended_at is null and s.created_at > :oldest and s.last_seen_at > :idle
            and a.disabled_at is null and a.erased_at is null)");
}

db::Params live_at(base::Instant now, db::Param what) {
    return {
        {"oldest", now - session_seconds}, {"idle", now - session_idle_seconds}, std::move(what)};
}

std::optional<Session> first_session(const std::optional<db::Row>& row) {
    return row ? std::optional(session_of(*row)) : std::nullopt;
}

}  // namespace

bool has_second_factor(const Session& session, base::Instant now) {
    return session.second_factor_at && now < *session.second_factor_at + second_factor_seconds;
}

std::optional<Session> find_session(db::Reader& reader, base::Instant now, std::string_view token) {
    db::SqlText sql = select_live_sessions();
    sql += "and s.token_hash = :hash";
    return first_session(reader.find(sql, live_at(now, {"hash", base::fingerprint(token)})));
}

std::optional<Session> find_session_by_id(
    db::Reader& reader, base::Instant now, std::string_view id
) {
    db::SqlText sql = select_live_sessions();
    sql += "and s.id = :id";
    return first_session(reader.find(sql, live_at(now, {"id", id})));
}

std::vector<Session> list_sessions(
    db::Reader& reader, base::Instant now, std::string_view account_id
) {
    db::SqlText sql = select_live_sessions();
    sql += "and s.account_id = :account order by s.last_seen_at desc, s.id";
    std::vector<Session> sessions;
    for (const db::Row& row : reader.query(sql, live_at(now, {"account", account_id}))) {
        sessions.push_back(session_of(row));
    }
    return sessions;
}

base::Secret start_session(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view user_agent,
    bool proves_second_factor
) {
    base::Secret token = base::random_token();
    transaction.execute(
        R"(/* sessions.insert */
        insert into sessions
            (id, account_id, token_hash, challenge, agent, created_at, last_seen_at, second_factor_at)
        values (:id, :account, :hash, :challenge, :agent, :now, :now, :proved_at))",
        {{"id", base::new_uuid()},
         {"account", account_id},
         {"hash", base::fingerprint(token.reveal())},
         {"challenge", base::random_token().reveal()},
         {"agent", agent_family(user_agent)},
         {"now", now},
         {"proved_at", proves_second_factor ? std::optional(now) : std::nullopt}}
    );
    record_account(transaction, now, account_id, "session.started", account_id);
    return token;
}

base::Secret prove_second_factor(
    db::Transaction& transaction, base::Instant now, const Session& session
) {
    base::Secret token = base::random_token();
    const std::int64_t changed = transaction.execute(
        R"(/* sessions.prove_second_factor */
        update sessions set token_hash = :hash, second_factor_at = :now, last_seen_at = :now
        where id = :id and ended_at is null)",
        {{"id", session.id}, {"hash", base::fingerprint(token.reveal())}, {"now", now}}
    );
    if (changed == 0) {
        throw base::Error(
            base::Code::unauthenticated, "You were signed out. Please sign in again."
        );
    }
    record_account(
        transaction, now, session.account_id, "second_factor.proved", session.account_id
    );
    return token;
}

bool end_session(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view session_id
) {
    const std::int64_t ended = transaction.execute(
        R"(/* sessions.end */
        update sessions set ended_at = :now
        where id = :id and account_id = :account and ended_at is null)",
        {{"id", session_id}, {"account", account_id}, {"now", now}}
    );
    if (ended > 0) {
        record_account(transaction, now, account_id, "session.ended", account_id);
    }
    return ended > 0;
}

void end_other_sessions(
    db::Transaction& transaction,
    base::Instant now,
    std::string_view account_id,
    std::string_view kept_session_id
) {
    const std::int64_t ended = transaction.execute(
        R"(/* sessions.end_others */
        update sessions set ended_at = :now
        where account_id = :account and id <> :kept and ended_at is null)",
        {{"account", account_id}, {"kept", kept_session_id}, {"now", now}}
    );
    if (ended > 0) {
        record_account(transaction, now, account_id, "session.ended", account_id);
    }
}

void touch_session(db::Transaction& transaction, base::Instant now, std::string_view session_id) {
    transaction.execute(
        R"(/* sessions.touch */
        update sessions set last_seen_at = :now where id = :id and last_seen_at < :now)",
        {{"id", session_id}, {"now", now}}
    );
}

std::string take_challenge(db::Transaction& transaction, std::string_view session_id) {
    const auto row = transaction.find(
        "/* sessions.challenge */ select challenge from sessions where id = :id",
        {{"id", session_id}}
    );
    const std::string challenge = row ? row->text("challenge") : "";
    const std::int64_t taken = transaction.execute(
        R"(/* sessions.take_challenge */
        update sessions set challenge = :next where id = :id and challenge = :challenge)",
        {{"id", session_id}, {"challenge", challenge}, {"next", base::random_token().reveal()}}
    );
    return taken > 0 ? challenge : "";
}

void sweep_sessions(db::Transaction& transaction, base::Instant now) {
    transaction.execute(
        R"(/* sessions.sweep */
        delete from sessions where ended_at < :before or last_seen_at < :before)",
        {{"before", now - base::days(90)}}
    );
}

}  // namespace auth
