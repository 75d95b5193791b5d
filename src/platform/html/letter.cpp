#include "platform/html/letter.hpp"

#include "base/text.hpp"

#include <string_view>
#include <vector>

namespace html {
namespace {

bool is_letter_address(std::string_view line, std::string_view base_url) {
    return !base_url.empty() && line.starts_with(base_url) &&
           line.substr(base_url.size()).starts_with('/') &&
           line.find(' ') == std::string_view::npos;
}

std::string_view without_colon(std::string_view line) {
    return line.ends_with(':') ? line.substr(0, line.size() - 1) : line;
}

Html letter_paragraph(const std::vector<std::string_view>& lines, std::string_view base_url) {
    Html body;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_named = i + 1 < lines.size() && is_letter_address(lines[i + 1], base_url);
        const std::string_view address = is_named ? lines[i + 1] : lines[i];
        if (!body.empty()) {
            body += Html("<br>");
        }
        if (is_letter_address(address, base_url)) {
            body += format("<a href=\"{}\">{}</a>", Url::checked(address), without_colon(lines[i]));
        } else {
            body += escape(lines[i]);
        }
        i += is_named ? 1 : 0;
    }
    return format("<p>{}</p>", body);
}

}  // namespace

Html letter(std::string_view text, std::string_view base_url) {
    Html body;
    std::vector<std::string_view> lines;
    const auto end_paragraph = [&] {
        if (!lines.empty()) {
            body += letter_paragraph(lines, base_url);
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
