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

private:
    std::ostream& out_;
    Format format_;
};

}  // namespace app
