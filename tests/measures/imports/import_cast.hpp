// Small files and their mapping, imported into the network of measure_cast.hpp.
#pragma once

#include "measures/measure_cast.hpp"
#include "measures/measures.hpp"
#include "support/database_test.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <string_view>

namespace cast {

// A proportion by ethnicity and gender with the columns day, place, ethnicity, gender, people, of.
std::string small_mapping();
// The same with one text put for another, which must be there.
std::string replaced(std::string text, std::string_view from, std::string_view to);

struct Given {
    std::string file;  // its bytes
    std::string mapping = small_mapping();
    bool dry_run = false;
    std::string file_name = "figures.csv";
};

class Importer {
public:
    explicit Importer(db::Database& database) : database_(database) {}

    measures::ImportOutcome run(const Given& given);
    measures::ImportOutcome run_file(const std::filesystem::path& file, const std::string& mapping);
    std::vector<measures::Sum> sums(std::string_view slug = "seen");
    std::int64_t count(db::Sql sql);

    base::FixedClock clock{written_at};

private:
    db::Database& database_;
    support::TemporaryFolder folder_;
};

// "Line 3, column ...", one a line.
std::string told(const measures::ImportOutcome& outcome);

}  // namespace cast
