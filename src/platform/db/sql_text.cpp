#include "platform/db/sql_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace db {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class SqlScanner {
public:
    explicit SqlScanner(std::string_view sql) : sql_(sql) {}

    std::vector<SqlPiece> pieces() {
        while (at_ < sql_.size()) {
            step();
        }
        end_code();
        return std::move(pieces_);
    }

private:
    void step() {
        switch (sql_[at_]) {
            case '\'':
                return add(SqlPiece::Kind::string, quoted('\''));
            case '"':
                return add(SqlPiece::Kind::identifier, quoted('"'));
            case ';':
                return add(SqlPiece::Kind::semicolon, at_ + 1);
            case '-':
                return next() == '-' ? add(SqlPiece::Kind::comment, line_end()) : code();
            case '/':
                return next() == '*' ? add(SqlPiece::Kind::comment, comment_end()) : code();
            case ':':
                return colon();
            case '?':
                refuse("a \"?\"; parameters are written :name");
            case '$':
                refuse("a \"$\"; parameters are written :name and text in single quotes");
            case '`':
            case '[':
                refuse("a name quoted in a way that only one database knows");
            case '\0':
                refuse("a NUL character");
            default:
                return code();
        }
    }

    void colon() {
        if (next() == ':') {
            at_ += 2;
            return;
        }
        std::size_t end = at_ + 1;
        while (end < sql_.size() && is_name_character(sql_[end])) {
            ++end;
        }
        if (end == at_ + 1 || (sql_[at_ + 1] >= '0' && sql_[at_ + 1] <= '9')) {
            refuse("a colon that is not the start of a parameter's name");
        }
        end_code();
        pieces_.push_back({SqlPiece::Kind::parameter, sql_.substr(at_ + 1, end - at_ - 1)});
        at_ = code_start_ = end;
    }

    void code() { ++at_; }

    // The place after a quoted piece; a doubled quote stays inside.
    std::size_t quoted(char quote) {
        for (std::size_t i = at_ + 1; i < sql_.size(); ++i) {
            if (sql_[i] == quote) {
                if (i + 1 < sql_.size() && sql_[i + 1] == quote) {
                    ++i;
                    continue;
                }
                return i + 1;
            }
        }
        refuse("a quote that is not closed");
    }

    std::size_t comment_end() {
        const std::size_t end = sql_.find("*/", at_ + 2);
        if (end == std::string_view::npos) {
            refuse("a comment that is not closed");
        }
        if (sql_.substr(at_ + 2, end - at_ - 2).find("/*") != std::string_view::npos) {
            refuse("a comment inside a comment, which SQLite and PostgreSQL read differently");
        }
        return end + 2;
    }

    std::size_t line_end() const { return std::min(sql_.find('\n', at_), sql_.size()); }

    char next() const { return at_ + 1 < sql_.size() ? sql_[at_ + 1] : '\0'; }

    void end_code() {
        if (code_start_ < at_) {
            pieces_.push_back({SqlPiece::Kind::code, sql_.substr(code_start_, at_ - code_start_)});
        }
    }

    void add(SqlPiece::Kind kind, std::size_t end) {
        end_code();
        pieces_.push_back({kind, sql_.substr(at_, end - at_)});
        at_ = code_start_ = end;
    }

    [[noreturn]] void refuse(std::string_view what) const {
        const std::string_view start = sql_.substr(0, std::min<std::size_t>(sql_.find('\0'), 40));
        const auto line = 1 + std::count(sql_.begin(), sql_.begin() + static_cast<long>(at_), '\n');
        throw base::Error(
            base::Code::internal,
            "The SQL that begins \"" + std::string(start) + "\" has, in its line " +
                std::to_string(line) + ", " + std::string(what) + "."
        );
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    std::size_t code_start_ = 0;
    std::vector<SqlPiece> pieces_;
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// "circles.list" of "/* circles.list */"; empty when the comment is not a name.
std::string_view statement_name(std::string_view comment) {
    if (!comment.starts_with("/*")) {
        return {};
    }
    comment = comment.substr(2, comment.size() - 4);
    const std::size_t from = comment.find_first_not_of(' ');
    if (from == std::string_view::npos) {
        return {};
    }
    const std::string_view name = comment.substr(from, comment.find_last_not_of(' ') + 1 - from);
    const bool fits = std::all_of(name.begin(), name.end(), [](char c) {
        return is_name_character(c) || c == '.' || c == '-';
    });
    return fits ? name : std::string_view{};
}

// True for a trigger of SQLite whose "begin ... end" is not closed yet: its semicolons are its own.
bool is_open_trigger(std::string_view statement) {
    int depth = 0;
    int position = 0;
    bool is_trigger = false;
    std::string word;
    for (const char c : base::lower(statement) + " ") {
        if (is_name_character(c)) {
            word += c;
            continue;
        }
        if (!word.empty()) {
            is_trigger = is_trigger || (position < 3 && word == "trigger");
            depth += word == "begin" || word == "case" ? 1 : word == "end" ? -1 : 0;
            ++position;
            word.clear();
        }
    }
    return is_trigger && depth > 0;
}

[[noreturn]] void throw_bad_statement(std::string_view name, const std::string& what) {
    throw base::Error(base::Code::internal, "The statement " + std::string(name) + " " + what);
}

void add_parameter(Statement& statement, std::string_view name, Dialect dialect) {
    auto& names = statement.parameters;
    auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        found = names.emplace(names.end(), name);
    }
    statement.text += dialect == Dialect::sqlite ? '?' : '$';
    statement.text += std::to_string(found - names.begin() + 1);
}

}  // namespace

std::vector<SqlPiece> scan_sql(std::string_view sql) {
    return SqlScanner(sql).pieces();
}

Statement parse_statement(std::string_view sql, Dialect dialect) {
    const std::vector<SqlPiece> pieces = scan_sql(sql);
    std::size_t first = 0;
    while (first < pieces.size() && is_blank(pieces[first].text)) {
        ++first;
    }
    Statement statement;
    if (first < pieces.size() && pieces[first].kind == SqlPiece::Kind::comment) {
        statement.name = statement_name(pieces[first].text);
    }
    if (statement.name.empty()) {
        throw_bad_statement(
            "\"" + std::string(sql.substr(0, 60)) + "\"",
            "has no name: it must begin with a comment such as /* circles.list */."
        );
    }
    statement.text = "/* " + statement.name + " */ ";
    bool ended = false;
    for (std::size_t i = first + 1; i < pieces.size(); ++i) {
        const auto& [kind, text] = pieces[i];
        if (kind == SqlPiece::Kind::comment) {
            statement.text += ' ';
            continue;
        }
        if (kind == SqlPiece::Kind::semicolon) {
            ended = true;
            continue;
        }
        if (ended && !is_blank(text)) {
            throw_bad_statement(statement.name, "holds more than one statement.");
        }
        if (kind == SqlPiece::Kind::parameter) {
            add_parameter(statement, text, dialect);
            continue;
        }
        if (kind == SqlPiece::Kind::code && dialect == Dialect::sqlite &&
            text.find("::") != std::string_view::npos) {
            throw_bad_statement(statement.name, "has a :: cast; write cast(value as type).");
        }
        statement.text += text;
    }
    return statement;
}

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::string current;
    for (const auto& [kind, text] : scan_sql(sql)) {
        switch (kind) {
            case SqlPiece::Kind::comment:
                current += ' ';
                break;
            case SqlPiece::Kind::semicolon:
                if (is_open_trigger(current)) {
                    current += text;
                } else {
                    statements.push_back(std::exchange(current, {}));
                }
                break;
            case SqlPiece::Kind::parameter:
                throw base::Error(
                    base::Code::internal,
                    "A migration has a parameter, :" + std::string(text) + "; it cannot take any."
                );
            default:
                current += text;
        }
    }
    statements.push_back(std::move(current));
    std::erase_if(statements, [](const std::string& statement) { return is_blank(statement); });
    return statements;
}

}  // namespace db
