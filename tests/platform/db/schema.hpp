// A database's tables in plain lines, the same for the same schema on SQLite and PostgreSQL:
//
//   circles
//     column name text not null default ''
//     key circles_name_key unique (name)
#pragma once

#include "platform/db/database.hpp"

#include <string>

std::string describe_schema(db::Reader& reader);
