// What a command prints: lines for people, or one table in the format asked for.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace app {

enum class Format { text, json, csv };

class Output {
public:
    Output(std::ostream& out, Format format) : out_(out), format_(format) {}

    Format format() const { return format_; }
    // A line for people; nothing when another format was asked for.
    void line(std::string_view text);
    // Rows under their column names: aligned text, a JSON array of objects, or CSV (RFC 4180).
    void table(
        const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows
    );

    // The same row by row, for more than memory should hold: text is one line a row, not aligned.
    class Rows {
    public:
        Rows(Output& output, std::vector<std::string> columns);
        void add(const std::vector<std::string>& row);
        // After the last, where there was any.
        void end();

    private:
        Output& output_;
        std::vector<std::string> columns_;
        bool is_begun_ = false;
    };

private:
    std::ostream& out_;
    Format format_;
};

}  // namespace app
