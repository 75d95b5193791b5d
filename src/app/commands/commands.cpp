#include "app/commands/commands.hpp"

namespace app {

std::vector<Command> all_commands() {
    return {
        serve_command(),
        demo_command(),
        migrate_command(),
        backup_command(),
        restore_command(),
        check_command(),
        new_key_command(),
        import_measures_command(),
        signin_link_command(),
        account_command(),
        version_command(),
    };
}

}  // namespace app
