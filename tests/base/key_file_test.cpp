#include "base/key_file.hpp"

#include "base/error.hpp"
#include "base/id.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;

struct KeyFolder {
    KeyFolder() { fs::create_directory(path); }
    ~KeyFolder() { fs::remove_all(path); }
    KeyFolder(const KeyFolder&) = delete;
    KeyFolder& operator=(const KeyFolder&) = delete;
    fs::path path = fs::temp_directory_path() / ("braid-keys-" + base::new_uuid());
};

// As on a full disk: a file of this process may have so many bytes, and then no more.
struct ShortFiles {
    explicit ShortFiles(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit limit{bytes, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~ShortFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handled);
    }
    ShortFiles(const ShortFiles&) = delete;
    ShortFiles& operator=(const ShortFiles&) = delete;
    rlimit before{};
    void (*handled)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

TEST(KeyFile, IsWholeOrNotThere) {
    const KeyFolder folder;
    const fs::path file = folder.path / "braid.key";
    {
        const ShortFiles full(10);
        EXPECT_THROW(base::make_key_file(file, std::string(32, 'k')), base::Error);
    }
    EXPECT_TRUE(fs::is_empty(folder.path)) << "neither a cut-off key nor what was begun";
    base::make_key_file(file, std::string(32, 'k'));
    EXPECT_EQ(fs::file_size(file), 32U);
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(KeyFile, ThatIsThereStays) {
    const KeyFolder folder;
    const fs::path file = folder.path / "braid.key";
    base::make_key_file(file, "first");
    base::make_key_file(file, "second");
    std::string text;
    std::ifstream(file) >> text;
    EXPECT_EQ(text, "first");
}

}  // namespace
