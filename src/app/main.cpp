#include "app/command_line.hpp"
#include "app/commands/commands.hpp"

#include <iostream>

int main(int count, char** words) {
    return app::run_command_line(
        {words + 1, words + count}, app::all_commands(), std::cout, std::cerr
    );
}
