// The corpus of the boundary fuzzer, replayed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

TEST(BoundaryFuzz, EveryFileOfTheCorpusIsDrawnWholeOrRefused) {
    std::size_t files = 0;
    const auto corpus = std::filesystem::path(BRAID_TESTS_FOLDER) / "fuzz/corpus/boundary";
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        files += 1;
    }
    EXPECT_GT(files, 3U);
}
