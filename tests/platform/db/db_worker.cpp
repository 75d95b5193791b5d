// A second process for tests:
//   db_worker add TARGET COUNT   adds one to the counter COUNT times, reading before writing
//   db_worker hold TARGET        changes the counter, says "ready", and waits without committing
//   db_worker migrate TARGET     brings the database up to date
#include "platform/db/dialect.hpp"
#include "platform/db/migrate.hpp"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace {

void add_one(db::Database& database) {
    database.change([](db::Transaction& transaction) {
        db::SqlText read("/* worker.read */ select n from counters where id = 'c'");
        read += db::for_update(transaction.dialect());
        const std::int64_t n = transaction.find(read)->integer("n");
        transaction.execute("/* worker.write */ update counters set n = :n", {{"n", n + 1}});
    });
}

void hold(db::Database& database) {
    db::Transaction transaction = database.write();
    transaction.execute("/* worker.write */ update counters set n = 1000");
    std::puts("ready");
    std::fflush(stdout);
    ::pause();
}

}  // namespace

int main(int count, char** arguments) {
    const std::string task = count > 2 ? arguments[1] : "";
    try {
        db::Config config;
        config.target = arguments[2];
        config.lease_seconds = 30;
        const auto database = db::Database::open(config);
        if (task == "add") {
            for (int i = std::stoi(arguments[3]); i > 0; --i) {
                add_one(*database);
            }
        } else if (task == "hold") {
            hold(*database);
        } else {
            db::Migrator(*database).run({});
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
