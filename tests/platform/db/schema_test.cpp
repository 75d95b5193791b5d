// The migrations make one schema on both databases, and it is the one in tests/golden/schema.txt.
// After a change of migrations write that file anew and read what has changed in it:
//     BRAID_UPDATE_GOLDEN=1 build/dev/db_tests --gtest_filter='SchemaStore.*'
#include "platform/db/schema.hpp"

#include "support/database_test.hpp"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

STORE_TESTS(SchemaStore);

std::string lines_only_in(const std::string& text, const std::string& other) {
    std::string only;
    std::string table;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with(' ')) {
            table = line;
        }
        if (other.find(line + '\n') == std::string::npos) {
            only += table + ": " + line + '\n';
        }
    }
    return only;
}

TEST_P(SchemaStore, IsTheSameOnBothDatabasesAndInTheGoldenFile) {
    const std::string golden_file = std::string(BRAID_TESTS_FOLDER) + "/golden/schema.txt";
    db::Reader reader = database().read();
    const std::string schema = describe_schema(reader);
    if (std::getenv("BRAID_UPDATE_GOLDEN") != nullptr && on_sqlite()) {
        std::filesystem::create_directories(std::filesystem::path(golden_file).parent_path());
        std::ofstream(golden_file) << schema;
    }
    std::ostringstream golden;
    golden << std::ifstream(golden_file).rdbuf();
    EXPECT_TRUE(schema == golden.str())
        << "Only in this database:\n"
        << lines_only_in(schema, golden.str()) << "Only in tests/golden/schema.txt:\n"
        << lines_only_in(golden.str(), schema)
        << "If the migrations are right: BRAID_UPDATE_GOLDEN=1 build/dev/db_tests "
           "--gtest_filter='SchemaStore.*'";
}

TEST_P(SchemaStore, KeepsToThePortableTypesAndNames) {
    db::Reader reader = database().read();
    std::istringstream schema(describe_schema(reader));
    const std::regex column(
        "    column [a-z][a-z0-9_]* (text|bigint|double precision|boolean)( not null)?( default "
        ".*)?"
    );
    const std::regex rule("    (key|check|foreign key|index|unique index) ([a-z][a-z0-9_]*).*");
    std::string table;
    for (std::string line; std::getline(schema, line);) {
        std::smatch parts;
        if (!line.starts_with(' ')) {
            table = line;
        } else if (!std::regex_match(line, column)) {
            ASSERT_TRUE(std::regex_match(line, parts, rule)) << table << ":" << line;
            const std::string name = parts[2];
            EXPECT_TRUE(name.starts_with(table + "_")) << table << ":" << line;
            EXPECT_LE(name.size(), 63u) << "PostgreSQL cuts longer names: " << name;
        }
    }
}

// A unique index is reported by its columns on SQLite and by its name on PostgreSQL.
TEST_P(SchemaStore, UniqueIndexesAreNamedByTheirColumns) {
    db::Reader reader = database().read();
    std::istringstream schema(describe_schema(reader));
    const std::regex unique_index("    unique index ([a-z0-9_]+) \\(([^)]*)\\).*");
    std::string table;
    for (std::string line; std::getline(schema, line);) {
        std::smatch parts;
        if (!line.starts_with(' ')) {
            table = line;
        } else if (std::regex_match(line, parts, unique_index) && parts[2].str().find("expression") == std::string::npos) {
            const std::string columns = std::regex_replace(parts[2].str(), std::regex(", "), "_");
            EXPECT_EQ(parts[1].str(), table + "_" + columns + "_key");
        }
    }
}

}  // namespace
