#include "platform/auth/agent_family.hpp"

#include <array>
#include <utility>

namespace auth {

namespace {

using Mark = std::pair<std::string_view, std::string_view>;

// The first mark found names it: browsers claim to be each other, the later ones first.
constexpr std::array<Mark, 8> browser_marks = {
    {{"Edg", "Edge"},
     {"OPR/", "Opera"},
     {"SamsungBrowser/", "Samsung Internet"},
     {"Firefox/", "Firefox"},
     {"FxiOS/", "Firefox"},
     {"CriOS/", "Chrome"},
     {"Chrome/", "Chrome"},
     {"Safari/", "Safari"}}};
constexpr std::array<Mark, 7> system_marks = {
    {{"iPhone", "iPhone"},
     {"iPad", "iPad"},
     {"Android", "Android"},
     {"Windows", "Windows"},
     {"CrOS", "ChromeOS"},
     {"Mac OS X", "macOS"},
     {"Linux", "Linux"}}};

template <std::size_t size>
std::string_view marked(const std::array<Mark, size>& marks, std::string_view text) {
    for (const auto& [mark, name] : marks) {
        if (text.find(mark) != std::string_view::npos) {
            return name;
        }
    }
    return {};
}

}  // namespace

std::string agent_family(std::string_view user_agent) {
    const std::string_view browser = marked(browser_marks, user_agent);
    const std::string_view system = marked(system_marks, user_agent);
    std::string family(browser.empty() ? "A browser" : browser);
    return system.empty() ? family : family.append(" on ").append(system);
}

}  // namespace auth
