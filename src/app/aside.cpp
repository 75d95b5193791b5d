#include "app/aside.hpp"

#include "base/time.hpp"

#include <fmt/format.h>

namespace app {

std::filesystem::path put_aside(const std::filesystem::path& file, std::string_view what) {
    std::string time = base::iso_time(base::SystemClock().now());
    std::erase_if(time, [](char c) { return c == ':' || c == '.'; });
    const auto name =
        fmt::format("{}.{}-{}{}", file.stem().string(), what, time, file.extension().string());
    const std::filesystem::path aside = file.parent_path() / name;
    std::filesystem::rename(file, aside);
    return aside;
}

}  // namespace app
