// What a driver says went wrong, as a Conflict or an Error: the one place that knows the two sets
// of codes. The drivers' own texts hold the rows' values and go nowhere. For platform/db/*.cpp
// only.
#pragma once

#include "platform/db/database.hpp"
#include "platform/db/native.hpp"

namespace db {

struct Fault {
    int sqlite = 0;          // SQLite's extended result code
    std::string sqlstate;    // PostgreSQL's five characters
    std::string constraint;  // by the convention, where the database named it
    bool lost = false;       // the connection is gone
};

// `message` is SQLite's own text, from which columns and constraints are named.
Fault sqlite_fault(int code, std::string_view message);
// `result` may be null: nothing came back.
Fault postgres_fault(PGconn* connection, const PGresult* result, std::string_view sqlstate);

// `statement` is the name of what was being done.
[[noreturn]] void throw_fault(const Fault& fault, std::string_view statement);

}  // namespace db
