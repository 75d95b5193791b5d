#include "support/postgres_server.hpp"

#include "base/id.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

struct PostgresServer::Impl {
    std::string address;
    PGconn* connection = nullptr;
};

PostgresServer* PostgresServer::find() {
    static const std::unique_ptr<PostgresServer> server = []() -> std::unique_ptr<PostgresServer> {
        if (const char* address = std::getenv("BRAID_TEST_POSTGRES")) {
            return std::make_unique<PostgresServer>(address);
        }
        if (std::getenv("PGHOST") != nullptr && std::getenv("PGPORT") != nullptr) {
            return std::make_unique<PostgresServer>("postgresql://");  // libpq reads the rest
        }
        return nullptr;
    }();
    return server.get();
}

PostgresServer::PostgresServer(std::string address) : impl_(std::make_unique<Impl>()) {
    impl_->address = std::move(address);
    impl_->connection = PQconnectdb(config_of("postgres").target.c_str());
    if (PQstatus(impl_->connection) != CONNECTION_OK) {
        throw std::runtime_error(
            "The PostgreSQL server of the tests does not answer: " +
            std::string(PQerrorMessage(impl_->connection))
        );
    }
    PQsetNoticeReceiver(
        impl_->connection, [](void*, const PGresult*) {}, nullptr
    );
}

PostgresServer::~PostgresServer() {
    PQfinish(impl_->connection);
}

std::string PostgresServer::run(const std::string& sql) {
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
        PQexec(impl_->connection, sql.c_str()), PQclear
    );
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(sql + ": " + PQresultErrorMessage(result.get()));
    }
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

bool PostgresServer::has_database(const std::string& name) {
    return run("select count(*) from pg_database where datname = '" + name + "'") == "1";
}

void PostgresServer::create_database(const std::string& name, const std::string& origin) {
    run("create database " + name + " template " + (origin.empty() ? "template0" : origin) +
        " strategy file_copy");
}

void PostgresServer::rename_database(const std::string& from, const std::string& to) {
    run("alter database " + from + " rename to " + to);
}

void PostgresServer::drop_database(const std::string& name) {
    run("drop database if exists " + name + " with (force)");
}

std::string PostgresServer::fresh_name() const {
    std::string id = base::new_uuid();
    std::erase(id, '-');
    return "braid_test_" + id;
}

db::Config PostgresServer::config_of(const std::string& database) const {
    const std::string& address = impl_->address;
    const std::size_t query = address.find('?');
    const std::size_t path = address.find('/', address.find("://") + 3);
    db::Config config;
    config.target = address.substr(0, std::min(path, query)) + "/" + database;
    if (query != std::string::npos) {
        config.target += address.substr(query);
    }
    return config;
}

PostgresServer::Lock::Lock(PostgresServer& server) : server_(server) {
    server_.run("select pg_advisory_lock(7230001)");
}

PostgresServer::Lock::~Lock() {
    server_.run("select pg_advisory_unlock(7230001)");
}
