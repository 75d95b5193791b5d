#include "app/command_line.hpp"

#include "app/setting.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>

namespace app {
namespace {

// What CLI11 writes into while it parses.
struct Given {
    Arguments arguments;
    Overrides settings;
    std::string config_file;
    std::string format = "text";
};

std::string typed_name(const Option& option) {
    switch (option.kind) {
        case Option::Kind::operand:
            return option.name;
        case Option::Kind::setting:
            return find_setting(option.name)->flag();
        default:
            return "--" + option.name;
    }
}

void add_option(CLI::App& parser, const Option& option, Given& given) {
    const bool is_setting = option.kind == Option::Kind::setting;
    if (option.kind == Option::Kind::flag) {
        parser.add_flag_callback(
            "--" + option.name,
            [&given, &option] { given.arguments.add(option.name, "yes"); },
            option.about
        );
        return;
    }
    const std::string name = typed_name(option);
    const auto keep = [&given, &option, is_setting](const std::string& text) {
        if (is_setting) {
            given.settings[option.name] = text;
        } else {
            given.arguments.add(option.name, text);
        }
    };
    parser.add_option_function<std::string>(name, keep, option.about)
        ->required(option.required)
        ->type_name(option.kind == Option::Kind::operand ? "" : option.value);
}

const std::vector<Option>& common_options() {
    static const std::vector<Option> options{
        setting("data", "DIR", "the folder that holds everything Braid keeps"),
        setting("database", "TARGET", "an SQLite file, or postgresql://user@host/name"),
    };
    return options;
}

void declare(CLI::App& parser, const Command& command, Given& given) {
    for (const auto& option : command.options) {
        add_option(parser, option, given);
    }
    for (const auto& option : common_options()) {
        add_option(parser, option, given);
    }
    parser.add_option("--config", given.config_file, "the settings to use instead of braid.toml")
        ->type_name("FILE");
    if (command.prints_data) {
        parser.add_option("--format", given.format, "text, json or csv")
            ->check(CLI::IsMember({"text", "json", "csv"}))
            ->type_name("FORMAT");
    }
    parser.footer("Example:\n  " + command.example);
}

// The parser of "import measures", made below that of "import".
CLI::App* parser_for(CLI::App& program, const Command& command) {
    CLI::App* parent = &program;
    const auto words = base::split(command.name, ' ');
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string word(words[i]);
        const auto groups =
            parent->get_subcommands([&](CLI::App* group) { return group->get_name() == word; });
        if (groups.empty()) {
            parent = parent->add_subcommand(word, "See braid " + word + " --help.");
            parent->require_subcommand(1);
        } else {
            parent = groups.front();
        }
    }
    return parent->add_subcommand(std::string(words.back()), command.about);
}

// The words that name no command. The parser would answer --help before it looked at them.
std::optional<std::string> find_unknown_command(
    const std::vector<std::string>& words, const std::vector<Command>& commands
) {
    std::string name;
    for (const std::string& word : words) {
        if (word.starts_with('-')) {
            break;
        }
        name += (name.empty() ? "" : " ") + word;
        const auto is_it = [&](const Command& command) { return command.name == name; };
        const auto is_below = [&](const Command& command) {
            return std::string_view(command.name).starts_with(name + " ");
        };
        if (std::any_of(commands.begin(), commands.end(), is_it)) {
            break;
        }
        if (std::none_of(commands.begin(), commands.end(), is_below)) {
            return name;
        }
    }
    return std::nullopt;
}

Format format_named(const std::string& name) {
    return name == "json" ? Format::json : name == "csv" ? Format::csv : Format::text;
}

void run(const Command& command, const Given& given, std::ostream& out) {
    const Config config = load_config(given.config_file, given.settings);
    Output output(out, format_named(given.format));
    command.run({config, given.arguments, output});
}

}  // namespace

int run_command_line(
    const std::vector<std::string>& words,
    const std::vector<Command>& commands,
    std::ostream& out,
    std::ostream& error
) {
    if (const auto unknown = find_unknown_command(words, commands)) {
        error << "braid: there is no command '" << *unknown
              << "'. Run braid --help for those there are." << std::endl;
        return ExitCode::wrong_usage;
    }
    CLI::App program("Braid: the backbone of a place-based network for health equity.", "braid");
    program.require_subcommand(1);
    program.set_version_flag("--version", "braid " BRAID_VERSION);
    Given given;
    const Command* chosen = nullptr;
    for (const auto& command : commands) {
        CLI::App* parser = parser_for(program, command);
        declare(*parser, command, given);
        parser->callback([&chosen, &command] { chosen = &command; });
    }
    try {
        program.parse(std::vector<std::string>(words.rbegin(), words.rend()));
        run(*chosen, given, out);
        return ExitCode::done;
    } catch (const CLI::ParseError& wrong) {
        return program.exit(wrong, out, error) == 0 ? ExitCode::done : ExitCode::wrong_usage;
    } catch (const std::exception& refusal) {
        error << "braid: " << refusal.what() << std::endl;
        return ExitCode::refused;
    }
}

}  // namespace app
