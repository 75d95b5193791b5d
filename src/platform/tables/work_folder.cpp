#include "platform/tables/work_folder.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <system_error>

namespace tables {

WorkFolder::WorkFolder(const std::filesystem::path& parent) {
    std::error_code error;
    const auto base_folder = parent.empty() ? std::filesystem::temp_directory_path(error) : parent;
    std::string pattern =
        std::filesystem::absolute(base_folder / "braid-table-XXXXXX", error).string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw base::Error(
            base::Code::internal,
            "No working folder could be made in " + base_folder.string() +
                ": is it there, and writable?"
        );
    }
    path_ = pattern;
}

WorkFolder::~WorkFolder() {
    std::error_code ignored;  // a leftover copy is swept with the import folder
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path WorkFolder::link_to(
    const std::filesystem::path& file, const std::string& name
) const {
    const auto link = path_ / name;
    std::error_code error;
    std::filesystem::create_symlink(std::filesystem::canonical(file, error), link, error);
    if (error) {
        throw base::Error(
            base::Code::internal, "A file could not be linked into " + path_.string() + "."
        );
    }
    return link;
}

}  // namespace tables
