// The settings as a table: what each key is called, what it expects and where it goes.
#pragma once

#include "app/config.hpp"

#include <span>
#include <string>
#include <string_view>

namespace app {

// The TOML type a key is written with. Variables and flags give text, read the same way; a list is
// then separated by commas.
enum class SettingKind { text, whole_number, yes_no, list };

struct Setting {
    std::string_view key;  // "mail.server"
    SettingKind kind;
    std::string_view expected;                        // completes "expected ..."
    bool (*apply)(Config&, const std::string& text);  // false when the text is not as expected
    bool secret = false;                              // its text is not repeated in a mistake

    std::string variable() const;  // "BRAID_MAIL_SERVER"
    std::string flag() const;      // "--mail-server"
};

// In the order of docs/braid.toml.example.
std::span<const Setting> settings();

// Null when there is no such key.
const Setting* find_setting(std::string_view key);

}  // namespace app
