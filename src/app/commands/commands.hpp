// The commands of the program, one function a file.
#pragma once

#include "app/command.hpp"

#include <vector>

namespace app {

Command backup_command();
Command check_command();
Command migrate_command();
Command restore_command();
Command signin_link_command();
Command version_command();

// All of them, in the order of --help.
std::vector<Command> all_commands();

}  // namespace app
