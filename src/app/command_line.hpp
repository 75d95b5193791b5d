// From the words of a command line to a command that runs, and from what happens to an exit code.
#pragma once

#include "app/command.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace app {

enum ExitCode { done = 0, refused = 1, wrong_usage = 2 };

// Every command takes --config, --data and --database besides its own options. `words` do not
// include the program's name. Never throws: a refusal is one sentence on `error`.
int run_command_line(
    const std::vector<std::string>& words,
    const std::vector<Command>& commands,
    std::ostream& out,
    std::ostream& error
);

}  // namespace app
