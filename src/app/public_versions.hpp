// What the cache of public pages asks the database.
#pragma once

#include "platform/db/database.hpp"
#include "platform/http/page_cache.hpp"

namespace app {

// The public versions of all networks, over connections of its own: they are learnt as quickly when
// requests hold every other one.
http::PageCache::Versions public_versions(db::Config database);

}  // namespace app
