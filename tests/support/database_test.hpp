// Tests that run on both databases, each on a fresh one with every migration applied:
//
//     STORE_TESTS(CircleStore);
//     TEST_P(CircleStore, KeepsWhatIsWritten) {
//         db::Transaction transaction = database().write();
//         ...
//
// PostgreSQL is the server at BRAID_TEST_POSTGRES (postgresql://user@host:port), or the one that
// pg_virtualenv started; without either its half is skipped, loudly.
#pragma once

#include "platform/db/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>

class StoreTest : public testing::TestWithParam<db::Dialect> {
protected:
    enum class Contents { migrated, empty };
    explicit StoreTest(Contents contents = Contents::migrated) : contents_(contents) {}

    void SetUp() override;
    void TearDown() override;

    db::Database& database() { return *database_; }
    // For a second Database on the same data: another process, other limits.
    const db::Config& config() const { return config_; }
    std::unique_ptr<db::Database> open_again() const { return db::Database::open(config_); }
    // A folder of this test's own, removed after it.
    const std::filesystem::path& folder() const { return folder_; }
    bool on_sqlite() const { return GetParam() == db::Dialect::sqlite; }
    // Another database of the same kind, without any table.
    db::Config another_empty_database();

private:
    Contents contents_;
    std::filesystem::path folder_;
    db::Config config_;
    std::unique_ptr<db::Database> database_;
    std::vector<std::string> created_;  // PostgreSQL databases
};

std::string dialect_name(const testing::TestParamInfo<db::Dialect>& info);

// A migrated SQLite database for tests of routes and pages, where one database is enough.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<db::Database> database_;
};

#define ON_BOTH_DATABASES(Suite)                                                           \
    INSTANTIATE_TEST_SUITE_P(                                                              \
        , Suite, testing::Values(db::Dialect::sqlite, db::Dialect::postgres), dialect_name \
    )

#define STORE_TESTS(Suite)             \
    class Suite : public StoreTest {}; \
    ON_BOTH_DATABASES(Suite)
