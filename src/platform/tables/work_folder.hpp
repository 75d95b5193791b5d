// A private folder for one table's working copy, removed with everything in it.
#pragma once

#include <filesystem>
#include <string>

namespace tables {

class WorkFolder {
public:
    // Makes a folder that only this account can open, under `parent` (the system's folder for
    // temporary files when empty). Throws base::Error(internal) where that fails.
    explicit WorkFolder(const std::filesystem::path& parent);
    ~WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    // A name inside the folder for a file that lies elsewhere.
    std::filesystem::path link_to(const std::filesystem::path& file, const std::string& name) const;

private:
    std::filesystem::path path_;
};

}  // namespace tables
