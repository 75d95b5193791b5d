// A command of the program as data. Adding one is a file in app/commands/ that returns a Command,
// and a line in commands/commands.cpp. Options are declared here and read by name, so that only
// command_line.cpp knows the library that parses them.
#pragma once

#include "app/config.hpp"
#include "app/output.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Option {
    enum class Kind { flag, value, operand, setting };
    Kind kind;
    std::string name;   // "plan"; a setting's key
    std::string about;  // "print what would be done, and do nothing"
    std::string value;  // what it takes, in capitals: "FILE"
    bool required = false;
};

// --plan
Option flag(std::string name, std::string about);
// --network NAME
Option value(std::string name, std::string value, std::string about);
Option required(Option option);
// FILE, without a name before it; always required
Option operand(std::string value, std::string about);
// --listen ADDRESS:PORT, which sets a setting of config.hpp for this run
Option setting(std::string key, std::string value, std::string about);

// What was given on the command line.
class Arguments {
public:
    void add(const std::string& name, const std::string& text) { texts_[name] = text; }
    bool has(std::string_view name) const { return texts_.contains(name); }
    // "" when it was not given. An operand's name is its value in capitals: text("FILE").
    const std::string& text(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
};

struct Invocation {
    const Config& config;
    const Arguments& arguments;
    Output& output;
};

struct Command {
    std::string name;     // "migrate", "import measures"
    std::string about;    // one sentence
    std::string example;  // a command line that works
    std::vector<Option> options = {};
    // Prints a table: the command gets --format text|json|csv.
    bool prints_data = false;
    // Throws base::Error to refuse, with the reason.
    std::function<void(const Invocation&)> run;
};

}  // namespace app
