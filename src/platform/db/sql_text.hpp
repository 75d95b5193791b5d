// Reading SQL text, so that quotes, comments, casts and parameters are never confused with one
// another. For platform/db only.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace db {

// A piece of SQL. A parameter's text is its name without the colon.
struct SqlPiece {
    enum class Kind { code, string, identifier, comment, parameter, semicolon };
    Kind kind;
    std::string_view text;
};

// The pieces of `sql` in order; together they are the whole text. Throws Error(internal), saying
// what and where, for text that would mean different things on the two databases or to a driver:
// an open quote or comment, a nested comment, dollar quotes, "?", "$1", "[name]", "`name`", and
// a colon that is neither ":name" nor "::".
std::vector<SqlPiece> scan_sql(std::string_view sql);

// A statement ready for a driver: parameters by number, comments gone but its name.
struct Statement {
    std::string name;  // "circles.list"
    std::string text;
    std::vector<std::string> parameters;  // the n-th is ?n or $n; each name once
};

// Throws Error(internal) for a statement without a leading "/* module.purpose */", for more than
// one statement, and for a "::" cast on SQLite.
Statement parse_statement(std::string_view sql, Dialect dialect);

// The statements of a migration, without comments and without their semicolons.
// Throws Error(internal) for a parameter.
std::vector<std::string> split_statements(std::string_view sql);

}  // namespace db
