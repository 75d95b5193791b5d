#include "app/command_line.hpp"
#include "app/commands/commands.hpp"
#include "base/cryptography.hpp"

#include <iostream>

int main(int count, char** words) {
    if (!base::start_cryptography()) {
        std::cerr << "braid: this system gives no random numbers." << std::endl;
        return app::ExitCode::refused;
    }
    return app::run_command_line(
        {words + 1, words + count}, app::all_commands(), std::cout, std::cerr
    );
}
