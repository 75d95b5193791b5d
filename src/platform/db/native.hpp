// SOCI and the two drivers, brought in once and in the order they need. For platform/db/*.cpp only.
#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
