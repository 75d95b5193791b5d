#include "platform/tables/dialect.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "platform/tables/record_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace tables {

namespace {

using SampleRecords = std::vector<std::vector<std::string>>;

constexpr std::array candidate_delimiters = {',', '\t', ';', '|'};
constexpr std::size_t sample_records = 500;

struct SampleReading {
    SampleRecords records;  // without blank lines
    LineEnd line_end = LineEnd::none;
};

LineEnd line_end_of(const RecordScanner& scanner) {
    const int kinds = (scanner.lines_ended_by_lf() > 0) + (scanner.lines_ended_by_crlf() > 0) +
                      (scanner.lines_ended_by_cr() > 0);
    if (kinds > 1) {
        return LineEnd::mixed;
    }
    return scanner.lines_ended_by_crlf() > 0 ? LineEnd::crlf
           : scanner.lines_ended_by_cr() > 0 ? LineEnd::cr
           : scanner.lines_ended_by_lf() > 0 ? LineEnd::lf
                                             : LineEnd::none;
}

SampleReading read_sample(
    std::string_view sample, bool is_whole, char delimiter, char quote, std::uint64_t first_line
) {
    SampleReading reading;
    RecordScanner scanner(delimiter, quote, {}, [&](const ScannedRecord& record) {
        const bool is_wanted = record.line >= first_line && !record.is_blank();
        if (is_wanted && reading.records.size() < sample_records) {
            reading.records.emplace_back(record.cells.begin(), record.cells.end());
        }
        return true;
    });
    scanner.feed(sample);
    if (is_whole || reading.records.empty()) {
        scanner.finish();
    }
    reading.line_end = line_end_of(scanner);
    return reading;
}

struct DelimiterScore {
    double agreement = 0;  // share of records with the commonest number of cells, above one
    bool first_agrees = false;
    std::size_t columns = 1;

    auto key() const { return std::tuple(first_agrees, agreement, columns); }
};

DelimiterScore score_of(const SampleRecords& records) {
    std::map<std::size_t, std::size_t> records_by_cells;
    for (const auto& record : records) {
        records_by_cells[record.size()] += 1;
    }
    DelimiterScore score;
    std::size_t most = 0;
    for (const auto& [cells, count] : records_by_cells) {
        if (cells > 1 && count >= most) {
            most = count;
            score.columns = cells;
        }
    }
    if (most > 0) {
        score.agreement = static_cast<double>(most) / static_cast<double>(records.size());
        score.first_agrees = records.front().size() == score.columns;
    }
    return score;
}

char detect_delimiter(
    std::string_view sample, bool is_whole, char quote, std::uint64_t first_line
) {
    char best = ',';
    DelimiterScore best_score;
    for (const char candidate : candidate_delimiters) {
        const auto reading = read_sample(sample, is_whole, candidate, quote, first_line);
        const DelimiterScore score = score_of(reading.records);
        if (score.agreement > 0 && score.key() > best_score.key()) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

bool is_wrapped_in(std::string_view cell, char quote) {
    return cell.size() >= 2 && cell.front() == quote && cell.back() == quote;
}

// Single quotes are quotes only where the file has no double ones and its first line is full of
// wrapped cells: names such as Hawke's Bay must stay whole.
char detect_quote(std::string_view sample, std::uint64_t first_line) {
    if (sample.find('"') != std::string_view::npos) {
        return '"';
    }
    for (const char delimiter : candidate_delimiters) {
        const auto reading = read_sample(sample, false, delimiter, '\0', first_line);
        if (reading.records.empty() || reading.records.front().size() < 2) {
            continue;
        }
        const auto& first = reading.records.front();
        const auto wrapped = std::count_if(first.begin(), first.end(), [](const std::string& cell) {
            return is_wrapped_in(cell, '\'');
        });
        if (static_cast<std::size_t>(wrapped) * 2 > first.size()) {
            return '\'';
        }
    }
    return '"';
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A year or an age band ("2019", "0-4", "65+"): numerals that head the columns of wide tables.
bool is_numeral_label(std::string_view cell) {
    cell = base::trim(cell);
    if (cell.ends_with('+')) {
        return is_digits(cell.substr(0, cell.size() - 1));
    }
    const std::size_t dash = cell.find('-');
    if (dash != std::string_view::npos) {
        return is_digits(cell.substr(0, dash)) && is_digits(cell.substr(dash + 1));
    }
    return cell.size() == 4 && (cell.starts_with("19") || cell.starts_with("20")) &&
           is_digits(cell);
}

// A column votes for a header when its first cell is of another kind than those below it: a word
// over numbers, or a year over counts; against one when it is a value over values.
int header_vote(const SampleRecords& records, std::size_t column) {
    const std::string& first = records.front()[column];
    std::size_t filled = 0;
    std::size_t values = 0;
    std::size_t labels = 0;
    bool repeated = false;
    for (std::size_t row = 1; row < records.size(); ++row) {
        if (column >= records[row].size() || base::trim(records[row][column]).empty()) {
            continue;
        }
        const std::string& cell = records[row][column];
        filled += 1;
        values += looks_like_a_value(cell) ? 1 : 0;
        labels += is_numeral_label(cell) ? 1 : 0;
        repeated = repeated || cell == first;
    }
    if (filled == 0 || values * 2 < filled) {
        return repeated && !base::trim(first).empty() ? -1 : 0;
    }
    const bool label_over_counts = is_numeral_label(first) && labels * 2 < filled;
    return !looks_like_a_value(first) || label_over_counts ? 1 : -1;
}

bool detect_header(const SampleRecords& records) {
    if (records.empty()) {
        return true;
    }
    const auto& first = records.front();
    if (records.size() == 1) {
        return std::none_of(first.begin(), first.end(), looks_like_a_value);
    }
    int votes = 0;
    for (std::size_t column = 0; column < first.size(); ++column) {
        votes += header_vote(records, column);
    }
    return votes >= 0;
}

// "sep=;" with or without quotes, as spreadsheet programs write above the header.
std::optional<char> separator_line(std::string_view sample) {
    const std::size_t end = std::min(sample.find_first_of("\r\n"), sample.size());
    std::string_view line = sample.substr(0, end);
    if (is_wrapped_in(line, '"')) {
        line = line.substr(1, line.size() - 2);
    }
    if (line.size() == 5 && base::lower(line.substr(0, 4)) == "sep=") {
        return line[4];
    }
    return std::nullopt;
}

void check_choice(std::optional<char> delimiter, std::optional<char> quote) {
    if (delimiter && delimiter_name(*delimiter).empty()) {
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "The columns are said to be separated by {}. Expected comma, tab, semicolon or "
                "pipe.",
                fmt::format("\"{}\"", *delimiter)
            )
        );
    }
    if (quote && *quote != '"' && *quote != '\'' && *quote != '\0') {
        throw base::Error(base::Code::invalid, "The quote is expected to be \" or ', or none.");
    }
}

}  // namespace

std::string_view delimiter_name(char delimiter) {
    switch (delimiter) {
        case ',':
            return "comma";
        case '\t':
            return "tab";
        case ';':
            return "semicolon";
        case '|':
            return "pipe";
        default:
            return "";
    }
}

bool looks_like_a_value(std::string_view cell) {
    cell = base::trim(cell);
    if (cell.empty()) {
        return false;
    }
    const bool has_digit =
        std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    return has_digit && cell.find_first_not_of("0123456789.,+-/:_<>% ") == std::string_view::npos;
}

Dialect detect_dialect(std::string_view sample, bool is_whole, const DialectChoice& choice) {
    const std::optional<char> separator = separator_line(sample);
    const std::optional<char> delimiter = choice.delimiter ? choice.delimiter : separator;
    check_choice(delimiter, choice.quote);

    Dialect dialect;
    dialect.has_separator_line = separator.has_value();
    dialect.first_line = std::max<std::uint64_t>(choice.first_line.value_or(1), separator ? 2 : 1);
    dialect.quote = choice.quote ? *choice.quote : detect_quote(sample, dialect.first_line);
    dialect.delimiter = delimiter
                            ? *delimiter
                            : detect_delimiter(sample, is_whole, dialect.quote, dialect.first_line);
    const SampleReading reading =
        read_sample(sample, is_whole, dialect.delimiter, dialect.quote, dialect.first_line);
    dialect.line_end = reading.line_end;
    dialect.has_header = choice.has_header ? *choice.has_header : detect_header(reading.records);
    return dialect;
}

std::string describe(const Dialect& dialect) {
    static constexpr std::array line_ends = {
        "one line", "LF", "CR LF", "CR", "a mixture of line ends"};
    const std::string quote =
        dialect.quote == '\0' ? "no quotes" : fmt::format("quotes {}", dialect.quote);
    return fmt::format(
        "Columns separated by {}s, {}, {}, lines end with {}.",
        delimiter_name(dialect.delimiter),
        quote,
        dialect.has_header ? fmt::format("header on line {}", dialect.first_line) : "no header",
        line_ends[static_cast<std::size_t>(dialect.line_end)]
    );
}

}  // namespace tables
