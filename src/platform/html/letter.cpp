#include "platform/html/letter.hpp"

#include "base/text.hpp"

#include <string_view>
#include <vector>

namespace html {
namespace {

bool is_letter_address(std::string_view line) {
    return (line.starts_with("https://") || line.starts_with("http://")) &&
           line.find(' ') == std::string_view::npos;
}

std::string_view without_colon(std::string_view line) {
    return line.ends_with(':') ? line.substr(0, line.size() - 1) : line;
}

Html letter_paragraph(const std::vector<std::string_view>& lines) {
    Html body;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_named = i + 1 < lines.size() && is_letter_address(lines[i + 1]);
        const std::string_view address = is_named ? lines[i + 1] : lines[i];
        if (!body.empty()) {
            body += Html("<br>");
        }
        if (is_letter_address(address)) {
            body += format("<a href=\"{}\">{}</a>", Url::checked(address), without_colon(lines[i]));
        } else {
            body += escape(lines[i]);
        }
        i += is_named ? 1 : 0;
    }
    return format("<p>{}</p>", body);
}

}  // namespace

Html letter(std::string_view text) {
    Html body;
    std::vector<std::string_view> lines;
    const auto end_paragraph = [&] {
        if (!lines.empty()) {
            body += letter_paragraph(lines);
            lines.clear();
        }
    };
    for (const std::string_view line : base::split(text, '\n')) {
        if (base::trim(line).empty()) {
            end_paragraph();
        } else {
            lines.push_back(base::trim(line));
        }
    }
    end_paragraph();
    return format("<!doctype html><html lang=\"en-NZ\"><body>{}</body></html>", body);
}

}  // namespace html
