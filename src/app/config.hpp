// Every setting of the program, read once at the start from braid.toml, BRAID_* variables and
// command-line flags, each stronger than the one before. Nothing else reads the environment.
//
// docs/braid.toml.example explains each key; "mail.server" is also BRAID_MAIL_SERVER.
#pragma once

#include "base/time.hpp"
#include "platform/mail/mail.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Listen {
    std::string address = "127.0.0.1";  // an IP address
    std::uint16_t port = 8080;

    std::string text() const;  // "127.0.0.1:8080", "[::1]:8080"
};

struct Limits {
    std::int64_t header_bytes = 16 * 1024;
    std::int64_t body_bytes = 10 * 1024 * 1024;  // named upload routes allow more
    int connections = 4096;
    int connections_per_address = 256;  // behind a trusted proxy: requests of a client at once
    int idle_seconds = 60;              // between two requests of one connection
    int header_seconds = 10;            // for a whole header
    int transfer_seconds = 10;  // for a body or an answer, and a second more for each 1,000 bytes
};

struct Config {
    std::filesystem::path file;  // that the settings were read from; "" for none
    Listen listen;
    std::filesystem::path data = "data";
    std::string database;  // "postgresql://..." or a file; "" is braid.sqlite in the data folder
    std::filesystem::path key_file;  // of the vault; "" is braid.key in the data folder
    std::string base_url;  // "https://braid.example.org", no slash at the end; "" follows `listen`
    std::string
        source_url;  // where visitors get the source of this very program (AGPL, section 13)
    std::vector<std::string> trusted_proxies;  // addresses or networks: "10.0.0.0/8"
    mail::Settings mail;
    Limits limits;
    std::int64_t public_cache_bytes = 64 * 1024 * 1024;
    int workers = 0;  // threads that answer requests; 0 is two for each processor
    bool demo = false;
    std::string time_zone{base::default_zone};

    std::filesystem::path uploads() const { return data / "uploads"; }
    std::filesystem::path journal_key() const { return data / "journal.key"; }
    std::filesystem::path journal_heads() const { return data / "journal-heads.txt"; }
    std::filesystem::path journal_earlier_keys() const { return data / "journal-keys.txt"; }
    // The names this server answers to: that of base_url and those of this machine. Empty, for any,
    // when it listens everywhere and base_url does not say more.
    std::vector<std::string> hosts() const;
    bool behind_tls() const { return base_url.starts_with("https://"); }
};

using Environment = std::map<std::string, std::string>;
// Key of the setting -> text, as given by flags.
using Overrides = std::map<std::string, std::string, std::less<>>;

struct ConfigFile {
    std::string name;  // as shown in mistakes
    std::string text;
};

// Throws base::Error(invalid) naming every mistake at once: where (file and line, variable or
// flag), which key, and what was expected. Passwords are never repeated.
Config make_config(
    const std::optional<ConfigFile>& file, const Environment& environment, const Overrides& flags
);

// make_config from the real world: `path` when it is given (and must then exist), else the file
// named by BRAID_CONFIG, else braid.toml in the current folder if there is one.
Config load_config(const std::filesystem::path& path, const Overrides& flags);

}  // namespace app
