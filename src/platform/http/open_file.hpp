// A file open for reading, closed when destroyed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace http {

class OpenFile {
public:
    // Throws Error(internal) when the file cannot be opened or is no plain file.
    explicit OpenFile(const std::filesystem::path& path);
    ~OpenFile();
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;

    std::uint64_t size() const { return size_; }
    // Changes whenever the file is written or replaced.
    const std::string& version() const { return version_; }
    // Bytes read from `offset` on; 0 at the end or when reading fails.
    std::size_t read(std::uint64_t offset, std::span<char> into) const;

private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::string version_;
};

}  // namespace http
