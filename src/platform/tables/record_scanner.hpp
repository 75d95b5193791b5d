// Cuts text into records and cells (RFC 4180, with any delimiter), knowing each record's physical
// line: a record may span lines inside quotes. Every byte is data: a line that begins with # too.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

// A cell with text after its closing quote; the cell keeps both, with the quote between them.
struct QuoteFault {
    std::size_t cell = 0;    // which cell of the record, from 0
    std::uint64_t line = 0;  // where its quote opened
};

struct ScannedRecord {
    std::uint64_t line = 0;                   // physical line, from 1, on which it begins
    std::span<const std::string_view> cells;  // unquoted; valid during the call only
    const QuoteFault* fault = nullptr;

    // A line with nothing on it.
    bool is_blank() const { return cells.size() == 1 && cells[0].empty(); }
};

class RecordScanner {
public:
    // Returns false to stop: the rest of the text is then ignored.
    using Handler = std::function<bool(const ScannedRecord&)>;

    struct Limits {
        std::size_t record_bytes = 1'000'000;
        std::size_t cells = 10'000;
    };
    enum class Excess { none, bytes, cells };

    // A `quote` of '\0' means that quotes are ordinary characters.
    RecordScanner(char delimiter, char quote, Limits limits, Handler handler);

    // Takes the next piece of text. Returns false once the handler stopped or a limit was passed.
    bool feed(std::string_view text);
    // Hands over the last record, where it has no line end. Not when a quote is still open.
    void finish();

    // The line on which a quote opened that is not closed yet.
    std::optional<std::uint64_t> open_quote_line() const;
    Excess excess() const { return excess_; }
    // Where the record in hand begins.
    std::uint64_t record_line() const { return record_line_; }
    std::uint64_t lines_ended_by_lf() const { return lf_; }
    std::uint64_t lines_ended_by_crlf() const { return crlf_; }
    std::uint64_t lines_ended_by_cr() const { return cr_; }

private:
    enum class State { cell_start, plain, quoted, quote_in_quoted, after_quote };

    std::size_t take_run(std::string_view text, std::size_t from);
    void take(char character);
    void take_after_quote(char character);
    void end_cell();
    void end_record();
    void count_line_end(char character);
    bool is_special(char character) const;

    char delimiter_;
    char quote_;
    Limits limits_;
    Handler handler_;
    State state_ = State::cell_start;
    Excess excess_ = Excess::none;
    bool stopped_ = false;
    bool after_return_ = false;  // the last character was CR: an LF now belongs to it
    std::string text_;           // the cells of the record in hand, end to end
    std::vector<std::size_t> ends_;
    std::vector<std::string_view> cells_;
    std::optional<QuoteFault> fault_;
    std::uint64_t line_ = 1;
    std::uint64_t record_line_ = 1;
    std::uint64_t quote_line_ = 0;
    std::uint64_t lf_ = 0;
    std::uint64_t crlf_ = 0;
    std::uint64_t cr_ = 0;
};

}  // namespace tables
