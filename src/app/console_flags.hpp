// How a command finds the same settings from another shell, which has neither the variables nor the
// folder of this one.
#pragma once

#include "app/config.hpp"

#include <string>

namespace app {

struct ConsoleFlags {
    std::string words;            // "--config /etc/braid/braid.toml --data /var/lib/braid"
    bool lacks_password = false;  // of the database, which is never shown
};

// The configuration file, the data folder, and of the database and the address people use what the
// file does not say.
ConsoleFlags console_flags(const Config& config);

}  // namespace app
