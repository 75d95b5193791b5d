#include "measures/returns/return_answer_file.hpp"

#include "platform/tables/reader.hpp"
#include "platform/tables/work_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>

namespace measures {
namespace {

constexpr const char* group_header = "Group";

// By the name in the empty table, or by the word that the page has for it.
std::optional<std::size_t> find_answer_column(
    const tables::Columns& columns, const std::string& name
) {
    const auto column = columns.find_column(name);
    return column ? column : columns.find_column(std::string(answer_word(name)));
}

// Columns that figures are given in, and that the file does not have.
std::string missing_columns(
    const tables::Columns& columns, const std::vector<std::string>& header
) {
    std::string missing;
    for (const std::string& name : header) {
        if (name != "note" && !find_answer_column(columns, name)) {
            missing += fmt::format("{}\"{}\"", missing.empty() ? "" : ", ", name);
        }
    }
    return missing;
}

// Reads the rows of the partner's file, by the labels of the template.
class AnswerTable {
public:
    AnswerTable(
        const tables::Table& table, const std::vector<ReturnRow>& rows, base::FieldErrors& errors
    )
        : table_(table), rows_(rows), errors_(errors), lines_(rows.size()) {}

    std::vector<AnswerRow> read() {
        std::vector<AnswerRow> answer(rows_.size());
        const std::size_t group = table_.columns().get_column(group_header);
        for (const tables::Refusal& refusal : table_.refusals()) {
            refuse(tables::sentence(refusal));
        }
        table_.for_each([&](const tables::Record& record) {
            if (const auto row = take_row(record, std::string(record.cells[group]))) {
                answer[*row] = {
                    cell(record, "numerator"),
                    cell(record, "denominator"),
                    cell(record, "value"),
                    "",
                    cell(record, "note")};
            }
        });
        return answer;
    }

private:
    // The row a line is about; nothing, and why, where it is about none or about one that was told.
    std::optional<std::size_t> take_row(const tables::Record& record, const std::string& label) {
        const std::string key = tables::tidy_key(label);
        const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ReturnRow& one) {
            return tables::tidy_key(one.label) == key;
        });
        if (found == rows_.end()) {
            refuse(tables::sentence({record.line, group_header, label, "a group of the empty table"}
            ));
            return std::nullopt;
        }
        const auto row = static_cast<std::size_t>(found - rows_.begin());
        if (lines_[row] != 0) {
            refuse(fmt::format(
                "Lines {} and {} are both about {}: give each group once.",
                lines_[row],
                record.line,
                found->label
            ));
            return std::nullopt;
        }
        lines_[row] = record.line;
        return row;
    }

    std::string cell(const tables::Record& record, const char* name) const {
        const auto column = find_answer_column(table_.columns(), name);
        return column ? std::string(record.cells[*column]) : std::string();
    }
    void refuse(const std::string& sentence) { errors_.push_back({"file", sentence}); }

    const tables::Table& table_;
    const std::vector<ReturnRow>& rows_;
    base::FieldErrors& errors_;
    std::vector<std::uint64_t> lines_;  // by row: the line that was about it
};

}  // namespace

std::vector<std::string> answer_header(const ReturnColumns& columns) {
    std::vector<std::string> header{group_header};
    if (columns.numerator) {
        header.emplace_back("numerator");
    }
    if (columns.denominator) {
        header.emplace_back("denominator");
    }
    if (columns.value) {
        header.emplace_back("value");
    }
    header.emplace_back("note");
    return header;
}

std::vector<AnswerRow> read_answer_file(
    const http::Upload* file,
    const ReturnColumns& columns,
    const std::vector<ReturnRow>& rows,
    base::FieldErrors& errors
) {
    if (file == nullptr || file->bytes.empty()) {
        errors.push_back({"file", "Choose the filled-in table."});
        return {};
    }
    const tables::WorkFolder folder{std::filesystem::path()};
    const auto path = folder.path() / "answer";
    std::ofstream(path, std::ios::binary) << file->bytes;
    try {
        const tables::Table table = tables::open(path, {.file_name = file->file_name});
        if (table.row_count() > 10'000) {
            errors.push_back({"file", "This file has more rows than the table has groups."});
            return {};
        }
        const std::string missing = missing_columns(table.columns(), answer_header(columns));
        if (!missing.empty()) {
            errors.push_back(
                {"file",
                 fmt::format(
                     "This file has no column {}: fill in the empty table, and keep its first "
                     "line.",
                     missing
                 )}
            );
            return {};
        }
        return AnswerTable(table, rows, errors).read();
    } catch (const base::Error& error) {
        if (error.code() == base::Code::internal) {
            throw;
        }
        errors.push_back({"file", error.what()});
        return {};
    }
}

}  // namespace measures
