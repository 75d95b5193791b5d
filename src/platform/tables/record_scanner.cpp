#include "platform/tables/record_scanner.hpp"

#include <utility>

namespace tables {

RecordScanner::RecordScanner(char delimiter, char quote, Limits limits, Handler handler)
    : delimiter_(delimiter), quote_(quote), limits_(limits), handler_(std::move(handler)) {}

bool RecordScanner::is_special(char character) const {
    return character == delimiter_ || character == '\n' || character == '\r';
}

bool RecordScanner::feed(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size() && !stopped_) {
        i = take_run(text, i);
        if (i < text.size()) {
            take(text[i++]);
        }
        if (text_.size() > limits_.record_bytes) {
            excess_ = Excess::bytes;
            stopped_ = true;
        }
    }
    return !stopped_;
}

// Appends characters that need no decision and returns where the next decision is.
std::size_t RecordScanner::take_run(std::string_view text, std::size_t from) {
    std::size_t to = from;
    if (state_ == State::plain) {
        while (to < text.size() && !is_special(text[to])) {
            ++to;
        }
    } else if (state_ == State::quoted) {
        while (to < text.size() && text[to] != quote_ && text[to] != '\n' && text[to] != '\r') {
            ++to;
        }
    }
    if (to > from) {
        text_.append(text.substr(from, to - from));
        after_return_ = false;
    }
    return to;
}

void RecordScanner::take(char character) {
    if (character == '\n' && after_return_ && state_ != State::quoted) {
        after_return_ = false;
        --cr_;
        ++crlf_;
        return;  // the second half of a line end already taken
    }
    if (state_ == State::quoted) {
        count_line_end(character);
        if (character == quote_) {
            state_ = State::quote_in_quoted;
        } else {
            text_ += character;
        }
        return;
    }
    if (state_ == State::quote_in_quoted || state_ == State::after_quote) {
        take_after_quote(character);
        return;
    }
    after_return_ = false;
    if (character == delimiter_) {
        end_cell();
    } else if (character == '\n' || character == '\r') {
        end_cell();
        count_line_end(character);
        end_record();
    } else if (state_ == State::cell_start && character == quote_ && quote_ != '\0') {
        state_ = State::quoted;
        quote_line_ = line_;
    } else {
        text_ += character;
        state_ = State::plain;
    }
}

// A quote inside quotes was seen: doubled it is a character, else it closed the cell. Spaces
// between it and the delimiter are dropped; anything else is a fault of this record.
void RecordScanner::take_after_quote(char character) {
    after_return_ = false;
    if (character == quote_ && state_ == State::quote_in_quoted) {
        text_ += character;
        state_ = State::quoted;
    } else if (is_special(character)) {
        state_ = State::plain;
        take(character);
    } else if (character == ' ') {
        state_ = State::after_quote;
    } else {
        if (!fault_) {
            fault_ = QuoteFault{ends_.size(), quote_line_};
        }
        text_ += quote_;
        text_ += character;
        state_ = State::plain;
    }
}

void RecordScanner::end_cell() {
    ends_.push_back(text_.size());
    state_ = State::cell_start;
    if (ends_.size() > limits_.cells) {
        excess_ = Excess::cells;
        stopped_ = true;
    }
}

void RecordScanner::end_record() {
    cells_.clear();
    std::size_t start = 0;
    for (const std::size_t end : ends_) {
        cells_.push_back(std::string_view(text_).substr(start, end - start));
        start = end;
    }
    if (!stopped_) {
        stopped_ = !handler_({record_line_, cells_, fault_ ? &*fault_ : nullptr});
    }
    text_.clear();
    ends_.clear();
    fault_.reset();
    record_line_ = line_;
}

void RecordScanner::count_line_end(char character) {
    if (character == '\n') {
        if (after_return_) {
            after_return_ = false;  // CRLF inside quotes: counted at its CR
            return;
        }
        ++line_;
    } else if (character == '\r') {
        ++line_;
    }
    after_return_ = character == '\r';
    if (state_ != State::quoted) {
        (character == '\r' ? cr_ : lf_) += 1;
    }
}

void RecordScanner::finish() {
    if (stopped_ || state_ == State::quoted) {
        return;
    }
    const bool something = state_ != State::cell_start || !ends_.empty();
    if (something) {
        end_cell();
        end_record();
    }
}

std::optional<std::uint64_t> RecordScanner::open_quote_line() const {
    return state_ == State::quoted ? std::optional(quote_line_) : std::nullopt;
}

}  // namespace tables
