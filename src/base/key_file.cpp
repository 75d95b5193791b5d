#include "base/key_file.hpp"

#include "base/error.hpp"
#include "base/id.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace base {
namespace {

[[noreturn]] void refuse_new_key(const std::filesystem::path& file, int reason) {
    throw Error(
        Code::invalid,
        fmt::format(
            "The key file {} cannot be made: {}.",
            file.string(),
            std::generic_category().message(reason)
        )
    );
}

// 0, or why not. A file system that is full may take a part before it says so.
int write_whole(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (count == 0 || errno != EINTR) {
            return count == 0 ? EIO : errno;
        }
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

// So that the name, too, is there after the power fails.
void flush_folder(const std::filesystem::path& folder) {
    const auto named = folder.empty() ? std::filesystem::path(".") : folder;
    const int descriptor = ::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

}  // namespace

void make_key_file(const std::filesystem::path& file, std::string_view bytes) {
    const std::string unfinished = fmt::format("{}.{}", file.string(), new_uuid());
    const int descriptor =
        ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        refuse_new_key(file, errno);
    }
    int reason = write_whole(descriptor, bytes);
    ::close(descriptor);
    if (reason == 0 && ::link(unfinished.c_str(), file.c_str()) != 0 && errno != EEXIST) {
        reason = errno;
    }
    ::unlink(unfinished.c_str());
    if (reason != 0) {
        refuse_new_key(file, reason);
    }
    flush_folder(file.parent_path());
}

}  // namespace base
