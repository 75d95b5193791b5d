#include "app/output.hpp"

#include "base/text.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <ostream>
#include <utility>

namespace app {
namespace {

using OutputRows = std::vector<std::vector<std::string>>;

void write_text(
    std::ostream& out, const std::vector<std::string>& columns, const OutputRows& rows
) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::size_t width = base::length(columns[i]);
        for (const auto& row : rows) {
            width = std::max(width, base::length(row[i]));
        }
        widths.push_back(width);
    }
    const auto write_row = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_last = i + 1 == row.size();
            out << row[i]
                << (is_last ? "\n" : std::string(widths[i] - base::length(row[i]) + 2, ' '));
        }
    };
    write_row(columns);
    std::ranges::for_each(rows, write_row);
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + '"';
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        out << (i == 0 ? "" : ",") << csv_field(row[i]);
    }
    out << "\r\n";
}

void write_csv(std::ostream& out, const std::vector<std::string>& columns, const OutputRows& rows) {
    write_csv_row(out, columns);
    for (const auto& row : rows) {
        write_csv_row(out, row);
    }
}

boost::json::object json_row(
    const std::vector<std::string>& columns, const std::vector<std::string>& row
) {
    boost::json::object item;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        item.emplace(columns[i], row[i]);
    }
    return item;
}

void write_json(
    std::ostream& out, const std::vector<std::string>& columns, const OutputRows& rows
) {
    boost::json::array items;
    for (const auto& row : rows) {
        items.push_back(json_row(columns, row));
    }
    out << boost::json::serialize(items) << '\n';
}

void write_text_row(std::ostream& out, const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        out << (i == 0 ? "" : "  ") << row[i];
    }
    out << '\n';
}

}  // namespace

void Output::line(std::string_view text) {
    if (format_ == Format::text) {
        out_ << text << std::endl;
    }
}

void Output::table(const std::vector<std::string>& columns, const OutputRows& rows) {
    switch (format_) {
        case Format::text:
            return write_text(out_, columns, rows);
        case Format::csv:
            return write_csv(out_, columns, rows);
        case Format::json:
            return write_json(out_, columns, rows);
    }
}

Output::Rows::Rows(Output& output, std::vector<std::string> columns)
    : output_(output), columns_(std::move(columns)) {}

void Output::Rows::add(const std::vector<std::string>& row) {
    std::ostream& out = output_.out_;
    const bool is_first = !std::exchange(is_begun_, true);
    switch (output_.format_) {
        case Format::text:
            if (is_first) {
                write_text_row(out, columns_);
            }
            return write_text_row(out, row);
        case Format::csv:
            if (is_first) {
                write_csv_row(out, columns_);
            }
            return write_csv_row(out, row);
        case Format::json:
            out << (is_first ? '[' : ',') << boost::json::serialize(json_row(columns_, row));
    }
}

void Output::Rows::end() {
    if (is_begun_ && output_.format_ == Format::json) {
        output_.out_ << "]\n";
    }
}

}  // namespace app
