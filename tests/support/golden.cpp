#include "support/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace support {
namespace {

std::string one_element_a_line(std::string_view markup) {
    std::string lines;
    for (const char c : markup) {
        if (c == '<' && !lines.empty() && lines.back() == '>') {
            lines += '\n';
        }
        lines += c;
    }
    return lines.ends_with('\n') ? lines : lines + '\n';
}

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

std::string first_difference(const std::string& recorded, const std::string& now) {
    std::istringstream old_lines(recorded);
    std::istringstream new_lines(now);
    std::string old_line;
    std::string new_line;
    for (int line = 1;; ++line) {
        const bool had = static_cast<bool>(std::getline(old_lines, old_line));
        const bool has = static_cast<bool>(std::getline(new_lines, new_line));
        if (!had || !has || old_line != new_line) {
            return "line " + std::to_string(line) + "\n  was: " + (had ? old_line : "(the end)") +
                   "\n  now: " + (has ? new_line : "(the end)");
        }
    }
}

}  // namespace

std::filesystem::path golden_folder(const std::filesystem::path& folder) {
    return std::filesystem::path(BRAID_GOLDEN_FOLDER) / folder;
}

testing::AssertionResult is_golden(const std::filesystem::path& file, std::string_view markup) {
    const std::filesystem::path path = golden_folder(file);
    const std::string now = one_element_a_line(markup);
    if (std::getenv("BRAID_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << now;
    }
    const std::string recorded = text_of(path);
    if (recorded == now) {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure()
           << "tests/golden/" << file.string() << ", " << first_difference(recorded, now)
           << "\nIf it is wanted: BRAID_UPDATE_GOLDEN=1, and read "
              "git diff tests/golden";
}

}  // namespace support
