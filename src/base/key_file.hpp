// Files that hold a key.
#pragma once

#include <filesystem>
#include <string_view>

namespace base {

// Makes a key file that only its owner may read (mode 0600), unless there is one: the whole file
// appears at once, for the first who makes it, also when the machine stops in between. Throws
// Error(invalid) naming the file when it cannot be made.
void make_key_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace base
