// The fuzz target's corpus, replayed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

TEST(CsvFuzz, EveryFileOfTheCorpusIsATableOrRefused) {
    std::size_t files = 0;
    const auto corpus = std::filesystem::path(BRAID_TESTS_FOLDER) / "fuzz/corpus/csv";
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        // From every offset, so that one file stands for many beginnings.
        for (std::size_t from = 0; from < bytes.size(); ++from) {
            LLVMFuzzerTestOneInput(
                reinterpret_cast<const unsigned char*>(bytes.data()) + from, bytes.size() - from
            );
        }
        files += 1;
    }
    EXPECT_GT(files, 20U);
}

}  // namespace
