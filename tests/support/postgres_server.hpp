// The PostgreSQL server that tests make their databases on, reached by libpq itself so that what is
// tested does not test itself.
#pragma once

#include "platform/db/database.hpp"

#include <memory>
#include <string>

class PostgresServer {
public:
    // The server of BRAID_TEST_POSTGRES or of PGHOST, or null. Fails hard when one is named and
    // does not answer.
    static PostgresServer* find();

    explicit PostgresServer(std::string address);
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    bool has_database(const std::string& name);
    void create_database(const std::string& name, const std::string& origin);
    void rename_database(const std::string& from, const std::string& to);
    void drop_database(const std::string& name);
    std::string fresh_name() const;
    db::Config config_of(const std::string& database) const;
    // Runs one statement in the server's own database; its first value, or "".
    std::string run(const std::string& sql);

    // While it lives no other process prepares the template.
    class Lock {
    public:
        explicit Lock(PostgresServer& server);
        ~Lock();
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

    private:
        PostgresServer& server_;
    };

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};
