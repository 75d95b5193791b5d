#include "app/commands/commands.hpp"

namespace app {

std::vector<Command> all_commands() {
    return {
        version_command(),
    };
}

}  // namespace app
