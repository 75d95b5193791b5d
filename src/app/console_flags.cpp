#include "app/console_flags.hpp"

#include "platform/db/target.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace app {
namespace {

// One word of a shell's command line.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/.:_-@%+,";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) {
        return text;
    }
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string absolute_target(const std::string& database) {
    return db::is_postgres_target(database) ? database
                                            : std::filesystem::absolute(database).string();
}

std::optional<ConfigFile> read_again(const std::filesystem::path& path) {
    if (path.empty()) {
        return std::nullopt;
    }
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return ConfigFile{path.string(), text.str()};
}

}  // namespace

ConsoleFlags console_flags(const Config& config) {
    const std::string data = std::filesystem::absolute(config.data).string();
    // What another shell would have from the file and --data alone.
    const Config bare = make_config(read_again(config.file), {}, {{"data", data}});
    ConsoleFlags flags;
    if (!config.file.empty()) {
        const auto file = std::filesystem::absolute(config.file).string();
        flags.words += fmt::format("--config {} ", shell_word(file));
    }
    flags.words += "--data " + shell_word(data);
    const std::string database = absolute_target(config.database);
    if (bare.database != database) {
        const std::string shown =
            db::is_postgres_target(database) ? db::shown_target(database) : database;
        flags.lacks_password = shown != database;
        flags.words += " --database " + shell_word(shown);
    }
    if (bare.base_url != config.base_url) {
        flags.words += " --base-url " + shell_word(config.base_url);
    }
    return flags;
}

}  // namespace app
