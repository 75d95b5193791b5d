#include "platform/http/open_file.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace http {

OpenFile::OpenFile(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        throw base::Error(
            base::Code::internal,
            fmt::format("The file {} cannot be read.", path.filename().string())
        );
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    version_ = fmt::format(
        "{}-{}-{}-{}", status.st_ino, size_, status.st_mtim.tv_sec, status.st_mtim.tv_nsec
    );
}

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      version_(std::move(other.version_)) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    std::swap(version_, other.version_);
    return *this;
}

std::size_t OpenFile::read(std::uint64_t offset, std::span<char> into) const {
    const ssize_t count =
        ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

}  // namespace http
