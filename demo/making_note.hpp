// A note in the data folder while the demonstration is being made. The parts are committed one
// after another, so that one that was interrupted leaves half a demonstration: the note tells it
// from a whole one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace demo {

// The database in which a making began and did not come to its end.
std::optional<std::string> find_note(const std::filesystem::path& folder);

class MakingNote {
public:
    // Throws base::Error(busy) while another program holds the note: it is making the
    // demonstration.
    MakingNote(const std::filesystem::path& folder, const std::string& database);
    ~MakingNote();
    MakingNote(const MakingNote&) = delete;
    MakingNote& operator=(const MakingNote&) = delete;

    // Everything was made.
    void take_away();

private:
    std::filesystem::path path_;
    int file_;
};

}  // namespace demo
