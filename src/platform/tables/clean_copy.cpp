#include "platform/tables/clean_copy.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/decode.hpp"
#include "platform/tables/record_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <ostream>

namespace tables {

namespace {

constexpr std::size_t dialect_sample_bytes = 1 << 18;
constexpr std::size_t write_buffer_bytes = 1 << 16;

struct Sample {
    std::string text;
    bool is_whole = false;
};

Sample read_dialect_sample(
    std::istream& source, std::string_view file_name, const DetectedEncoding& encoding
) {
    Sample sample;
    sample.is_whole = true;
    decode(source, file_name, encoding, [&](std::string_view piece) {
        if (sample.text.size() >= dialect_sample_bytes) {
            sample.is_whole = sample.is_whole && piece.empty();
            return false;
        }
        sample.text += piece;
        return true;
    });
    return sample;
}

// Takes records one by one, learns the columns from the first and writes the rest.
class CopyWriter {
public:
    CopyWriter(CleanCopy& copy, std::ostream& target, const CopyLimits& limits)
        : copy_(copy), target_(target), limits_(limits) {}

    bool take(const ScannedRecord& record) {
        if (record.line < copy_.dialect.first_line) {
            return true;
        }
        if (copy_.columns.size() == 0) {
            if (record.is_blank()) {
                copy_.blank_lines += 1;
                return true;
            }
            take_columns(record);
            if (copy_.dialect.has_header) {
                return true;
            }
        }
        take_row(record);
        return true;
    }

    void flush() {
        target_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
        if (!target_.flush()) {
            throw base::Error(
                base::Code::internal,
                "The working copy of the file could not be written: the disk may be full."
            );
        }
    }

    struct RaggedRows {
        std::size_t cells = 0;
        std::uint64_t rows = 0;
        std::uint64_t first_line = 0;
    };

    // Of the ragged rows, those with the commonest number of cells.
    RaggedRows commonest_ragged() const {
        RaggedRows commonest;
        for (const auto& [cells, ragged] : ragged_) {
            commonest = ragged.rows > commonest.rows ? ragged : commonest;
        }
        return commonest;
    }

private:
    void take_columns(const ScannedRecord& record) {
        std::vector<std::string> names(record.cells.size());
        if (copy_.dialect.has_header) {
            names.assign(record.cells.begin(), record.cells.end());
        }
        copy_.columns = Columns(std::move(names));
        copy_.dialect.first_line = record.line;
    }

    void take_row(const ScannedRecord& record) {
        const bool is_empty =
            std::all_of(record.cells.begin(), record.cells.end(), [](std::string_view cell) {
                return base::trim(cell).empty();
            });
        if (is_empty) {
            copy_.blank_lines += 1;
        } else if (record.cells.size() != copy_.columns.size()) {
            refuse_ragged(record);
        } else if (record.fault != nullptr) {
            refuse_fault(record);
        } else {
            write(record);
        }
    }

    void refuse(Refusal refusal) {
        copy_.refused_rows += 1;
        if (limits_.tell_refusal) {
            limits_.tell_refusal(refusal);
        }
        if (copy_.refusals.size() < limits_.kept_refusals) {
            copy_.refusals.push_back(std::move(refusal));
        }
    }

    void refuse_ragged(const ScannedRecord& record) {
        RaggedRows& alike = ragged_[record.cells.size()];
        alike.cells = record.cells.size();
        alike.first_line = alike.rows == 0 ? record.line : alike.first_line;
        alike.rows += 1;
        const char* model = copy_.dialect.has_header ? "header" : "first row";
        std::string expected =
            fmt::format("{}, as in the {}", counted(copy_.columns.size(), "column"), model);
        if (record.fault != nullptr) {
            expected += fmt::format(
                "; text follows a closing quote, whose quote opened on line {}", record.fault->line
            );
        }
        refuse({record.line, "", counted(record.cells.size(), "column"), std::move(expected)});
    }

    void refuse_fault(const ScannedRecord& record) {
        const QuoteFault& fault = *record.fault;
        refuse(
            {record.line,
             copy_.columns[fault.cell].name,
             std::string(record.cells[fault.cell].substr(0, 200)),
             fmt::format(
                 "a {} or the end of the line after the closing quote (its quote opened on line "
                 "{}; "
                 "a quote inside quotes is written twice)",
                 delimiter_name(copy_.dialect.delimiter),
                 fault.line
             )}
        );
    }

    void write(const ScannedRecord& record) {
        char digits[20];
        const auto end = std::to_chars(digits, digits + sizeof digits, record.line).ptr;
        buffer_.append(digits, end);
        for (const std::string_view cell : record.cells) {
            buffer_ += ',';
            write_cell(cell);
        }
        buffer_ += '\n';
        copy_.rows += 1;
        if (buffer_.size() >= write_buffer_bytes) {
            flush();
        }
    }

    void write_cell(std::string_view cell) {
        if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
            buffer_ += cell;
            return;
        }
        buffer_ += '"';
        for (const char character : cell) {
            if (character == '"') {
                buffer_ += '"';
            }
            buffer_ += character;
        }
        buffer_ += '"';
    }

    CleanCopy& copy_;
    std::ostream& target_;
    const CopyLimits& limits_;
    std::string buffer_;
    std::map<std::size_t, RaggedRows> ragged_;
};

[[noreturn]] void refuse_file(const std::string& sentence) {
    throw base::Error(base::Code::invalid, sentence);
}

void check_scan(
    const RecordScanner& scanner, std::string_view file_name, const CopyLimits& limits
) {
    if (const auto line = scanner.open_quote_line();
        line && scanner.excess() == RecordScanner::Excess::none) {
        refuse_file(fmt::format(
            "{}: a quote opens on this line and is never closed. Expected a closing quote before "
            "the end of the file.",
            place(file_name, *line)
        ));
    }
    if (scanner.excess() == RecordScanner::Excess::bytes) {
        const auto quote = scanner.open_quote_line();
        refuse_file(fmt::format(
            "{}: a row is longer than {} bytes{}. Expected a table whose rows end with a line end.",
            place(file_name, scanner.record_line()),
            base::with_commas(static_cast<std::int64_t>(limits.record_bytes)),
            quote ? fmt::format(", with a quote that opens on line {} and does not close", *quote)
                  : ""
        ));
    }
    if (scanner.excess() == RecordScanner::Excess::cells) {
        refuse_file(fmt::format(
            "{}: more than {}. Expected fewer: is this the right delimiter?",
            place(file_name, scanner.record_line()),
            counted(limits.columns, "column")
        ));
    }
}

void check_rows(
    const CleanCopy& copy, std::string_view file_name, const CopyWriter::RaggedRows& ragged
) {
    if (copy.columns.size() == 0) {
        refuse_file(fmt::format("{} is empty. Expected a header and rows.", file_name));
    }
    if (copy.rows + copy.refused_rows == 0) {
        refuse_file(fmt::format(
            "{} has a header on line {} and no rows. Expected at least one row.",
            file_name,
            copy.dialect.first_line
        ));
    }
    if (ragged.rows > copy.rows) {
        refuse_file(fmt::format(
            "{}: the {} has {}, but {}, the first on line {}, {} {}. Expected the same number; "
            "if the header is lower down, say on which line.",
            place(file_name, copy.dialect.first_line),
            copy.dialect.has_header ? "header" : "first row",
            counted(copy.columns.size(), "column"),
            counted(ragged.rows, "row"),
            ragged.first_line,
            ragged.rows == 1 ? "has" : "have",
            ragged.cells
        ));
    }
}

}  // namespace

CleanCopy write_clean_copy(
    std::istream& source,
    std::string_view file_name,
    std::ostream& target,
    std::optional<Encoding> encoding,
    const DialectChoice& choice,
    const CopyLimits& limits
) {
    CleanCopy copy;
    copy.encoding = detect_encoding(source, file_name, encoding);
    {
        const Sample sample = read_dialect_sample(source, file_name, copy.encoding);
        copy.dialect = detect_dialect(sample.text, sample.is_whole, choice);
    }
    CopyWriter writer(copy, target, limits);
    RecordScanner scanner(
        copy.dialect.delimiter,
        copy.dialect.quote,
        {limits.record_bytes, limits.columns},
        [&](const ScannedRecord& record) { return writer.take(record); }
    );
    decode(source, file_name, copy.encoding, [&](std::string_view piece) {
        return scanner.feed(piece);
    });
    scanner.finish();
    check_scan(scanner, file_name, limits);
    writer.flush();
    check_rows(copy, file_name, writer.commonest_ragged());
    return copy;
}

}  // namespace tables
