#include "app/config.hpp"

#include "app/setting.hpp"
#include "base/error.hpp"

#define TOML_EXCEPTIONS 1
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace app {
namespace {

// Gathers settings and mistakes; the mistakes are told together at the end.
class Gathering {
public:
    void set(const Setting& setting, const std::string& text, const std::string& where) {
        if (!setting.apply(config, text)) {
            const auto given = setting.secret ? "what is given" : fmt::format("'{}'", text);
            refuse(
                where,
                setting.key,
                fmt::format("{} was given, {} was expected", given, setting.expected)
            );
        }
    }
    void refuse(const std::string& where, std::string_view key, const std::string& what) {
        mistakes_.push_back({std::string(key), fmt::format("{}: {}: {}", where, key, what)});
    }
    void throw_mistakes() const {
        if (mistakes_.empty()) {
            return;
        }
        std::string message =
            mistakes_.size() == 1 ? "A setting cannot be used:" : "Some settings cannot be used:";
        for (const auto& mistake : mistakes_) {
            message += "\n  " + mistake.message;
        }
        throw base::Error(base::Code::invalid, message, mistakes_);
    }

    Config config;

private:
    base::FieldErrors mistakes_;
};

// The text of a TOML value of the kind a setting is written with; nothing for any other type.
std::optional<std::string> text_of(const toml::node& node, SettingKind kind) {
    switch (kind) {
        case SettingKind::text:
            return node.value_exact<std::string>();
        case SettingKind::whole_number:
            return node.is_integer()
                       ? std::optional(std::to_string(*node.value_exact<std::int64_t>()))
                       : std::nullopt;
        case SettingKind::yes_no:
            return node.is_boolean()
                       ? std::optional<std::string>(*node.value_exact<bool>() ? "true" : "false")
                       : std::nullopt;
        case SettingKind::list:
            break;
    }
    const auto* items = node.as_array();
    if (items == nullptr) {
        return std::nullopt;
    }
    std::string joined;
    for (const auto& item : *items) {
        const auto text = item.value_exact<std::string>();
        if (!text) {
            return std::nullopt;
        }
        joined += (joined.empty() ? "" : ",") + *text;
    }
    return joined;
}

void read_table(
    Gathering& gathering,
    const toml::table& table,
    const std::string& file,
    const std::string& prefix
) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix + std::string(name.str());
        const std::string where = fmt::format("{}, line {}", file, node.source().begin.line);
        const bool is_section = std::ranges::any_of(settings(), [&](const Setting& setting) {
            return setting.key.starts_with(key + ".");
        });
        if (is_section && node.is_table()) {
            read_table(gathering, *node.as_table(), file, key + ".");
            continue;
        }
        const Setting* setting = find_setting(key);
        if (setting == nullptr) {
            gathering.refuse(
                where, key, "no setting has this name; docs/braid.toml.example lists them all"
            );
            continue;
        }
        if (const auto text = text_of(node, setting->kind)) {
            gathering.set(*setting, *text, where);
        } else {
            gathering.refuse(where, key, fmt::format("{} was expected", setting->expected));
        }
    }
}

void read_file(Gathering& gathering, const ConfigFile& file) {
    try {
        read_table(gathering, toml::parse(file.text, file.name), file.name, "");
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        throw base::Error(
            base::Code::invalid,
            fmt::format(
                "{}, line {}, column {}: this is not TOML: {}",
                file.name,
                at.line,
                at.column,
                error.description()
            )
        );
    }
}

void read_environment(Gathering& gathering, const Environment& environment) {
    for (const auto& [name, text] : environment) {
        if (!name.starts_with("BRAID_") || name.starts_with("BRAID_TEST_") ||
            name == "BRAID_CONFIG") {
            continue;
        }
        const auto setting = std::ranges::find(settings(), name, &Setting::variable);
        if (setting == settings().end()) {
            gathering.refuse(
                "environment",
                name,
                "no setting has this name; docs/braid.toml.example lists them all"
            );
        } else {
            gathering.set(*setting, text, "environment, " + name);
        }
    }
}

void complete(Config& config) {
    if (config.database.empty()) {
        config.database = (config.data / "braid.sqlite").string();
    }
    if (config.key_file.empty()) {
        config.key_file = config.data / "braid.key";
    }
    if (config.base_url.empty()) {
        config.base_url = "http://" + config.listen.text();
    }
    config.mail.outbox = config.data / "outbox";
}

Environment own_environment() {
    Environment environment;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view line(*entry);
        const auto equals = line.find('=');
        if (line.starts_with("BRAID_") && equals != std::string_view::npos) {
            environment.emplace(line.substr(0, equals), line.substr(equals + 1));
        }
    }
    return environment;
}

std::optional<ConfigFile> read_if_there(const std::filesystem::path& path, bool must_exist) {
    std::ifstream stream(path);
    if (!stream && !must_exist) {
        return std::nullopt;
    }
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        throw base::Error(
            base::Code::invalid,
            fmt::format("{}: the configuration file cannot be read.", path.string())
        );
    }
    return ConfigFile{path.string(), text.str()};
}

}  // namespace

std::string Listen::text() const {
    const bool is_v6 = address.find(':') != std::string::npos;
    return is_v6 ? fmt::format("[{}]:{}", address, port) : fmt::format("{}:{}", address, port);
}

std::vector<std::string> Config::hosts() const {
    const std::string_view url = base_url;
    const std::size_t scheme = url.find("://");
    const std::string_view rest = url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
    const std::string_view host_and_port = rest.substr(0, rest.find('/'));
    const std::size_t from = host_and_port.starts_with('[') ? host_and_port.find(']') : 0;
    const std::string host(host_and_port.substr(0, host_and_port.find(':', from)));
    if (host.empty() || host == "0.0.0.0" || host == "[::]") {
        return {};
    }
    return {host, "localhost", "127.0.0.1", "[::1]"};
}

Config make_config(
    const std::optional<ConfigFile>& file, const Environment& environment, const Overrides& flags
) {
    Gathering gathering;
    if (file) {
        read_file(gathering, *file);
    }
    read_environment(gathering, environment);
    for (const auto& [key, text] : flags) {
        const Setting* setting = find_setting(key);
        gathering.set(*setting, text, setting->flag());
    }
    gathering.throw_mistakes();
    complete(gathering.config);
    return std::move(gathering.config);
}

Config load_config(const std::filesystem::path& path, const Overrides& flags) {
    const Environment environment = own_environment();
    const auto named = environment.find("BRAID_CONFIG");
    const bool must_exist = !path.empty() || named != environment.end();
    std::filesystem::path chosen = "braid.toml";
    if (must_exist) {
        chosen = path.empty() ? std::filesystem::path(named->second) : path;
    }
    const auto file = read_if_there(chosen, must_exist);
    Config config = make_config(file, environment, flags);
    config.file = file ? chosen : std::filesystem::path();
    return config;
}

}  // namespace app
