// What the tests of tables share: small files of our own, and tables made of text.
#pragma once

#include "base/error.hpp"
#include "platform/tables/reader.hpp"
#include "platform/tables/sheet.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace tables_test {

// A file of tests/data/tables.
inline std::filesystem::path data_file(const std::string& name) {
    return std::filesystem::path(BRAID_TESTS_FOLDER) / "data/tables" / name;
}

// A file that holds `bytes`, gone with the object.
class TextFile {
public:
    explicit TextFile(std::string_view bytes, const std::string& name = "made.csv")
        : path_(folder_.path() / name) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    support::TemporaryFolder folder_;
    std::filesystem::path path_;
};

struct ReadRow {
    std::uint64_t line = 0;
    std::vector<std::string> cells;

    bool operator==(const ReadRow&) const = default;
};

inline void PrintTo(const ReadRow& row, std::ostream* out) {
    *out << "line " << row.line << ": " << ::testing::PrintToString(row.cells);
}

inline std::vector<ReadRow> rows_of(const tables::Table& table) {
    std::vector<ReadRow> rows;
    table.for_each([&](const tables::Record& record) {
        rows.push_back({record.line, {record.cells.begin(), record.cells.end()}});
    });
    return rows;
}

inline std::vector<std::string> headers_of(const tables::Table& table) {
    std::vector<std::string> names;
    for (const tables::Column& column : table.columns().list()) {
        names.push_back(column.name);
    }
    return names;
}

// One column of the table, top to bottom.
inline std::vector<std::string> cells_of(const tables::Table& table, std::string_view column) {
    const std::size_t index = table.columns().get_column(column);
    std::vector<std::string> cells;
    for (const ReadRow& row : rows_of(table)) {
        cells.push_back(row.cells[index]);
    }
    return cells;
}

// The sentence with which `act` is refused; fails the test when it is not.
template <class Act>
std::string refusal_of(Act act, base::Code code = base::Code::invalid) {
    try {
        act();
    } catch (const base::Error& error) {
        EXPECT_EQ(base::name(code), base::name(error.code())) << error.what();
        return error.what();
    }
    ADD_FAILURE() << "nothing was refused";
    return "";
}

inline base::Drawn figure_of(double value) {
    return base::Plain(value, base::NotAboutPeople("a number of a test"));
}

inline tables::Sheet sheet_of(
    std::string name, std::vector<std::string> header, std::vector<tables::Row> rows
) {
    return {std::move(name), std::move(header), tables::rows_of(std::move(rows))};
}

}  // namespace tables_test
