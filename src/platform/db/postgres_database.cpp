#include "platform/db/backends.hpp"
#include "platform/db/postgres_program.hpp"

namespace db {

namespace {

using Options = std::map<std::string, std::string>;

// In quotes for libpq, and in double quotes for SOCI, which takes the text apart first.
std::string connection_text(Options options, std::int64_t lease_seconds) {
    const std::string seconds = std::to_string(std::max<std::int64_t>(lease_seconds, 2));
    options.try_emplace("connect_timeout", seconds);
    options.try_emplace("application_name", "braid");
    options["client_encoding"] = "UTF8";
    std::string text;
    for (const auto& [name, value] : options) {
        if (value.find('"') != std::string::npos) {
            throw base::Error(
                base::Code::invalid,
                "The " + name +
                    " of the database's address holds a double quote, which cannot be "
                    "passed on."
            );
        }
        text += (text.empty() ? "" : " ") + name + "=\"'";
        for (const char c : value) {
            if (c == '\'' || c == '\\') {
                text += '\\';
            }
            text += c;
        }
        text += "'\"";
    }
    return text;
}

void drop_notice(void*, const PGresult*) {}

std::unique_ptr<Session> open_postgres_session(
    const std::string& target, const std::string& shown, std::int64_t lease_seconds
) {
    std::unique_ptr<Session> session;
    try {
        session = std::make_unique<Session>(Dialect::postgres, soci::postgresql, target);
    } catch (const soci::soci_error&) {
        throw base::Error(base::Code::busy, "The database " + shown + " does not answer.");
    }
    PQsetNoticeReceiver(session->postgres(), drop_notice, nullptr);
    session->control(
        "db.open",
        "set lock_timeout = '" + std::to_string(std::max<std::int64_t>(lease_seconds, 1)) + "s'"
    );
    return session;
}

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const Config& config)
        : target_(connection_text(parse_postgres_target(config.target), config.lease_seconds)),
          shown_(shown_target(config.target)),
          pool_(
              "connection to the database",
              config.pool,
              std::chrono::seconds(config.lease_seconds),
              [this, seconds = config.lease_seconds] {
                  return open_postgres_session(target_, shown_, seconds);
              }
          ) {
        try {
            pool_.give_back(pool_.lease());
        } catch (const base::Error&) {
            throw base::Error(
                base::Code::invalid,
                "The database " + shown_ +
                    " cannot be used: no connection could be made; check its address, name and "
                    "password, and that it is running."
            );
        }
    }

    Dialect dialect() const override { return Dialect::postgres; }

    Reader read() override {
        return make_reader(begin("begin isolation level repeatable read read only"));
    }

    Transaction write() override {
        return make_transaction(begin("begin isolation level read committed"));
    }

private:
    // Connections that died while idle are closed on the way to one that lives.
    std::shared_ptr<Connection> begin(const char* statement) {
        for (int attempt = 0;; ++attempt) {
            std::unique_ptr<Session> session = pool_.lease();
            try {
                return std::make_shared<Connection>(pool_, std::move(session), statement);
            } catch (const base::Error& error) {
                if (error.code() != base::Code::busy || attempt == pool_.size()) {
                    throw;
                }
            }
        }
    }

    std::string target_;
    std::string shown_;
    SessionPool pool_;
};

}  // namespace

std::string shown_target(const std::string& target) {
    const std::size_t scheme = target.find("://");
    const std::size_t at = target.find('@');
    if (scheme == std::string::npos || at == std::string::npos) {
        return target.substr(0, target.find('?'));
    }
    // libpq takes a password with a question mark as it is; where a second @ or an earlier slash
    // leaves open what is password and what is not, nothing is shown.
    const std::size_t from = scheme + 3;
    if (target.rfind('@') != at || target.find('/', from) < at) {
        return target.substr(0, from) + "...";
    }
    const std::string user = target.substr(from, target.find_first_of(":@?", from) - from);
    return target.substr(0, from) + user + target.substr(at, target.find('?', at) - at);
}

std::unique_ptr<Database> open_postgres(const Config& config) {
    return std::make_unique<PostgresDatabase>(config);
}

}  // namespace db
