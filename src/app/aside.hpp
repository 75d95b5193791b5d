// Files that must make room for another and are not thrown away.
#pragma once

#include <filesystem>
#include <string_view>

namespace app {

// Renames the file, with what it is now and the time in its name; the new name.
std::filesystem::path put_aside(const std::filesystem::path& file, std::string_view what);

}  // namespace app
