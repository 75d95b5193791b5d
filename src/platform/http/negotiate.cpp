#include "platform/http/negotiate.hpp"

#include "base/text.hpp"
#include "platform/http/message.hpp"

#include <algorithm>
#include <array>

namespace http {
namespace {

// A qvalue in thousandths: "0.75" -> 750. Text that is none counts as 0.
int read_quality(std::string_view text) {
    text = base::trim(text);
    if (text.empty() || (text[0] != '0' && text[0] != '1')) {
        return 0;
    }
    int quality = (text[0] - '0') * 1000;
    int place = 100;
    for (std::size_t i = 2; i < text.size() && i < 5; ++i, place /= 10) {
        if (text[i] < '0' || text[i] > '9') {
            return 0;
        }
        quality += (text[i] - '0') * place;
    }
    return std::min(quality, 1000);
}

// Calls `each(name, quality)` for the members of "a;q=0.5, b".
template <class Each>
void for_each_choice(std::string_view field, Each each) {
    while (!field.empty()) {
        const std::size_t end = std::min(field.find(','), field.size());
        std::string_view member = field.substr(0, end);
        field.remove_prefix(std::min(end + 1, field.size()));
        int quality = 1000;
        if (const std::size_t mark = member.find(';'); mark != std::string_view::npos) {
            const std::size_t q = member.find("q=", mark);
            quality = q == std::string_view::npos ? 1000 : read_quality(member.substr(q + 2));
            member = member.substr(0, mark);
        }
        member = base::trim(member);
        if (!member.empty()) {
            each(member, quality);
        }
    }
}

}  // namespace

std::string_view name(Encoding encoding) {
    static constexpr std::array<std::string_view, 3> names{"", "gzip", "br"};
    return names[static_cast<std::size_t>(encoding)];
}

Encoding choose_encoding(std::string_view accept_encoding) {
    int gzip = 0;
    int brotli = 0;
    for_each_choice(accept_encoding, [&](std::string_view coding, int quality) {
        if (same_name(coding, "gzip")) {
            gzip = quality;
        } else if (same_name(coding, "br")) {
            brotli = quality;
        }
    });
    if (brotli > 0 && brotli >= gzip) {
        return Encoding::brotli;
    }
    return gzip > 0 ? Encoding::gzip : Encoding::identity;
}

std::string_view choose_language(
    std::string_view accept_language, std::span<const std::string> offered
) {
    std::string_view best = offered.front();
    int best_quality = 0;
    for_each_choice(accept_language, [&](std::string_view tag, int quality) {
        const std::string_view primary = tag.substr(0, std::min(tag.find('-'), tag.size()));
        for (const std::string& language : offered) {
            if (quality > best_quality && same_name(primary, language)) {
                best = language;
                best_quality = quality;
            }
        }
    });
    return best;
}

bool prefers_json(std::string_view accept) {
    int json = 0;
    int html = 0;
    for_each_choice(accept, [&](std::string_view type, int quality) {
        if (same_name(type, "application/json") || same_name(type, "application/problem+json")) {
            json = std::max(json, quality);
        } else if (same_name(type, "text/html") || same_name(type, "application/xhtml+xml")) {
            html = std::max(html, quality);
        }
    });
    return json > html;
}

bool is_forwarded_secure(std::string_view forwarded_proto) {
    return same_name(base::trim(forwarded_proto.substr(0, forwarded_proto.find(','))), "https");
}

}  // namespace http
