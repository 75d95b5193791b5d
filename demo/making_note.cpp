#include "demo/making_note.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <unistd.h>

namespace demo {
namespace {

std::filesystem::path note_in(const std::filesystem::path& folder) {
    return folder / "demonstration-unfinished";
}

}  // namespace

std::optional<std::string> find_note(const std::filesystem::path& folder) {
    std::ifstream note(note_in(folder));
    std::string database;
    if (!note) {
        return std::nullopt;
    }
    std::getline(note, database);
    return database;
}

MakingNote::MakingNote(const std::filesystem::path& folder, const std::string& database)
    : path_(note_in(folder)),
      file_(::open(path_.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
    if (file_ < 0) {
        throw base::Error(
            base::Code::invalid, "The data folder " + folder.string() + " is not writable."
        );
    }
    // The system lets go of it when the program ends, however that comes about.
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(file_);
        throw base::Error(
            base::Code::busy,
            "Another braid is making the demonstration in " + folder.string() +
                ": wait until it is done."
        );
    }
    std::ofstream(path_) << database << "\n";
}

MakingNote::~MakingNote() {
    ::close(file_);
}

void MakingNote::take_away() {
    std::filesystem::remove(path_);
}

}  // namespace demo
