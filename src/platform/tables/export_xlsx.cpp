#include "platform/tables/export_xlsx.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/refusal.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <vector>

namespace tables {

namespace {

constexpr std::size_t most_rows = LXW_ROW_MAX;
constexpr std::size_t longest_text = 32'767;
constexpr std::size_t longest_sheet_name = 31;
constexpr std::size_t narrowest = 8;
constexpr std::size_t widest = 60;
constexpr int most_decimals = 9;

[[noreturn]] void refuse_too_large(const std::string& sentence) {
    throw base::Error(base::Code::too_large, sentence + " Download it as CSV instead.");
}

void check_written(lxw_error error, const std::string& sheet) {
    if (error != LXW_NO_ERROR) {
        throw base::Error(
            base::Code::internal,
            fmt::format(
                "The workbook's sheet {} could not be written: {}",
                quoted_excerpt(sheet),
                lxw_strerror(error)
            )
        );
    }
}

std::string first_characters(const std::string& text, std::size_t count) {
    std::size_t end = 0;
    while (end < text.size() && count > 0) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        --count;
    }
    return text.substr(0, end);
}

std::string fitting_sheet_name(const std::string& wanted, std::set<std::string>& taken) {
    std::string name;
    for (const char character : wanted) {
        name += std::string_view("[]:*?/\\").find(character) == std::string_view::npos ? character
                                                                                       : ' ';
    }
    name = base::trim(name);
    while (name.starts_with('\'')) {
        name.erase(0, 1);
    }
    name = first_characters(name, longest_sheet_name);
    while (name.ends_with('\'')) {
        name.pop_back();
    }
    if (name.empty()) {
        name = "Sheet";
    }
    std::string unique = name;
    for (int copy = 2; !taken.insert(base::lower(unique)).second; ++copy) {
        const std::string suffix = fmt::format(" {}", copy);
        unique = first_characters(name, longest_sheet_name - suffix.size()) + suffix;
    }
    return unique;
}

class XlsxWriter {
public:
    XlsxWriter(const std::filesystem::path& path, const DocumentProperties& properties)
        : path_(path) {
        if (!std::ofstream(path_)) {
            throw base::Error(
                base::Code::internal, "The workbook could not be begun in " + path_.string() + "."
            );
        }
        const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
        std::string temporary = folder;
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = temporary.data();
        book_ = workbook_new_opt(path.c_str(), &options);
        if (book_ == nullptr) {
            throw base::Error(base::Code::internal, "The workbook could not be begun.");
        }
        set_properties(properties);
        make_formats();
    }

    ~XlsxWriter() {
        if (book_ != nullptr) {  // something was thrown: close to free it, and leave no file
            workbook_close(book_);
            std::error_code ignored;
            std::filesystem::remove(path_, ignored);
        }
    }

    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    void add(const Sheet& sheet) {
        const std::string name = fitting_sheet_name(sheet.name, taken_names_);
        lxw_worksheet* page = workbook_add_worksheet(book_, name.c_str());
        if (page == nullptr) {
            throw base::Error(base::Code::internal, "The workbook's sheet could not be added.");
        }
        std::vector<std::size_t> widths(sheet.header.size(), narrowest);
        write_header(page, sheet, widths);
        const lxw_row_t last_row = write_rows(page, sheet, widths);
        const auto columns = static_cast<lxw_col_t>(sheet.header.size());
        for (lxw_col_t column = 0; column < columns; ++column) {
            const double width = static_cast<double>(std::min(widths[column], widest)) + 2;
            worksheet_set_column(page, column, column, width, nullptr);
        }
        worksheet_freeze_panes(page, 1, 0);
        if (columns > 0) {
            worksheet_autofilter(page, 0, 0, last_row, static_cast<lxw_col_t>(columns - 1));
        }
    }

    void close() {
        const lxw_error error = workbook_close(book_);
        book_ = nullptr;
        if (error != LXW_NO_ERROR) {
            std::error_code ignored;
            std::filesystem::remove(path_, ignored);
            throw base::Error(
                base::Code::internal,
                std::string("The workbook could not be written: ") + lxw_strerror(error)
            );
        }
    }

private:
    void set_properties(const DocumentProperties& properties) {
        // The library copies each text.
        std::string title = properties.title;
        std::string author = properties.author;
        std::string comments = properties.comments;
        lxw_doc_properties document{};
        document.title = title.data();
        document.author = author.data();
        document.comments = comments.data();
        document.created = static_cast<time_t>(properties.created.micros / base::micros_per_second);
        check_written(workbook_set_properties(book_, &document), "properties");
    }

    void make_formats() {
        header_format_ = workbook_add_format(book_);
        format_set_bold(header_format_);
        format_set_text_wrap(header_format_);
        format_set_align(header_format_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(header_format_, LXW_BORDER_THIN);
        date_format_ = workbook_add_format(book_);
        format_set_num_format(date_format_, "yyyy-mm-dd");
        for (int decimals = 0; decimals <= most_decimals; ++decimals) {
            const std::string places =
                decimals == 0 ? "" : "." + std::string(static_cast<std::size_t>(decimals), '0');
            number_formats_[static_cast<std::size_t>(decimals)] = workbook_add_format(book_);
            format_set_num_format(
                number_formats_[static_cast<std::size_t>(decimals)], ("#,##0" + places).c_str()
            );
        }
    }

    void write_header(lxw_worksheet* page, const Sheet& sheet, std::vector<std::size_t>& widths) {
        for (std::size_t column = 0; column < sheet.header.size(); ++column) {
            write_text(page, 0, column, sheet.header[column], header_format_, sheet);
            widths[column] = std::max(widths[column], base::length(sheet.header[column]));
        }
    }

    lxw_row_t write_rows(
        lxw_worksheet* page, const Sheet& sheet, std::vector<std::size_t>& widths
    ) {
        std::size_t at = 0;
        Row row;
        while (sheet.rows(row)) {
            check_row_width(sheet, row);
            if (++at >= most_rows) {
                refuse_too_large(fmt::format(
                    "{} has more rows than the {} that an Excel sheet holds.",
                    quoted_excerpt(sheet.name),
                    base::with_commas(static_cast<std::int64_t>(most_rows) - 1)
                ));
            }
            for (std::size_t column = 0; column < row.size(); ++column) {
                widths[column] =
                    std::max(widths[column], write_cell(page, at, column, row[column], sheet));
            }
            row.clear();
        }
        return static_cast<lxw_row_t>(at);
    }

    // Returns about how many characters wide the cell is.
    std::size_t write_cell(
        lxw_worksheet* page,
        std::size_t row,
        std::size_t column,
        const Cell& cell,
        const Sheet& sheet
    ) {
        const auto row_index = static_cast<lxw_row_t>(row);
        const auto column_index = static_cast<lxw_col_t>(column);
        if (const auto* text = cell.text()) {
            write_text(page, row, column, *text, nullptr, sheet);
            return base::length(*text);
        }
        if (const auto* number = cell.number()) {
            lxw_format* format = number_formats_[static_cast<std::size_t>(
                std::clamp(number->decimals, 0, most_decimals)
            )];
            check_written(
                worksheet_write_number(page, row_index, column_index, number->value, format),
                sheet.name
            );
            return base::number_text(number->value, number->decimals).size();
        }
        if (const auto* date = cell.date()) {
            if (date->year < 1900) {  // before Excel's calendar
                write_text(page, row, column, date->iso(), nullptr, sheet);
            } else {
                lxw_datetime when{date->year, date->month, date->day, 0, 0, 0};
                check_written(
                    worksheet_write_datetime(page, row_index, column_index, &when, date_format_),
                    sheet.name
                );
            }
            return 10;
        }
        return 0;
    }

    void write_text(
        lxw_worksheet* page,
        std::size_t row,
        std::size_t column,
        const std::string& text,
        lxw_format* format,
        const Sheet& sheet
    ) {
        if (base::length(text) > longest_text) {
            refuse_too_large(fmt::format(
                "Row {} of {} has a text longer than the {} characters that an Excel cell holds.",
                base::with_commas(static_cast<std::int64_t>(row) + 1),
                quoted_excerpt(sheet.name),
                base::with_commas(static_cast<std::int64_t>(longest_text))
            ));
        }
        check_written(
            worksheet_write_string(
                page,
                static_cast<lxw_row_t>(row),
                static_cast<lxw_col_t>(column),
                text.c_str(),
                format
            ),
            sheet.name
        );
    }

    std::filesystem::path path_;
    lxw_workbook* book_ = nullptr;
    lxw_format* header_format_ = nullptr;
    lxw_format* date_format_ = nullptr;
    std::array<lxw_format*, most_decimals + 1> number_formats_{};
    std::set<std::string> taken_names_;
};

}  // namespace

void write_xlsx(
    const std::filesystem::path& path,
    std::span<const Sheet> sheets,
    const DocumentProperties& properties
) {
    XlsxWriter writer(path, properties);
    for (const Sheet& sheet : sheets) {
        writer.add(sheet);
    }
    writer.close();
}

}  // namespace tables
