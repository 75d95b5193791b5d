#include "platform/tables/parquet.hpp"

#include "base/error.hpp"
#include "platform/tables/refusal.hpp"

#include <fmt/format.h>

#include <charconv>

namespace tables {

namespace {

void check_plain_type(
    const std::string& file_name, std::string_view column, std::string_view type
) {
    const bool is_plain = type.find('[') == std::string_view::npos && !type.starts_with("STRUCT") &&
                          !type.starts_with("MAP") && !type.starts_with("UNION") && type != "BLOB";
    if (!is_plain) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "{}, column {}: found values of type {}. Expected one text, number or date a cell.",
                file_name,
                quoted_excerpt(column),
                type
            )
        );
    }
}

}  // namespace

ParquetTable inspect_parquet(
    const std::filesystem::path& path, const std::string& file_name, const DuckLimits& limits
) {
    const Duck duck(path, file_name, limits);
    const std::string source =
        fmt::format("read_parquet({}, file_row_number=true)", sql_literal(path.string()));
    ParquetTable table;
    std::vector<std::string> names;
    std::string select = "select (file_row_number + 1)::varchar";
    try {
        duck.query(
            fmt::format(
                "select column_name, column_type from (describe select * exclude (file_row_number) "
                "from {})",
                source
            ),
            [&](std::span<const std::string_view> column) {
                check_plain_type(file_name, column[0], column[1]);
                select += fmt::format(", {}::varchar", sql_identifier(column[0]));
                names.emplace_back(column[0]);
                return true;
            }
        );
        duck.query(
            fmt::format("select count(*)::varchar from {}", source),
            [&](std::span<const std::string_view> row) {
                std::from_chars(row[0].data(), row[0].data() + row[0].size(), table.rows);
                return true;
            }
        );
    } catch (const DuckError& error) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "{} could not be read as Parquet: {} Expected a whole file, not encrypted.",
                file_name,
                error.what()
            )
        );
    }
    if (table.rows == 0) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("{} has columns and no rows. Expected at least one row.", file_name)
        );
    }
    table.columns = Columns(std::move(names));
    table.select = fmt::format("{} from {}", select, source);
    return table;
}

}  // namespace tables
