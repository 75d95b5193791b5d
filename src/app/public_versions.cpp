#include "app/public_versions.hpp"

#include "platform/journal/journal.hpp"

namespace app {
namespace {

// One for the poll, one for whoever has just changed something.
constexpr int own_connections = 2;

}  // namespace

http::PageCache::Versions public_versions(db::Config database) {
    database.readers = own_connections;
    database.pool = own_connections;
    return [own = std::shared_ptr<db::Database>(db::Database::open(database))] {
        db::Reader reader = own->read();
        return journal::public_versions(reader);
    };
}

}  // namespace app
