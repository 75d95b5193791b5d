// The commands of the program, one function a file.
#pragma once

#include "app/command.hpp"

#include <vector>

namespace app {

Command account_command();
Command backup_command();
Command check_command();
Command demo_command();
Command import_measures_command();
Command migrate_command();
Command new_key_command();
Command restore_command();
Command serve_command();
Command signin_link_command();
Command version_command();

// --listen and --base-url, for the commands that serve.
std::vector<Option> serving_options();

// All of them, in the order of --help.
std::vector<Command> all_commands();

}  // namespace app
