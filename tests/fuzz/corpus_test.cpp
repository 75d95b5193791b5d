// Every input that was ever worth keeping, through the same functions as the fuzzer.
#include "fuzz/fuzz.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

int replay(const std::string& folder, void (*target)(std::string_view)) {
    int count = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(BRAID_CORPUS) + '/' + folder)) {
        std::ostringstream bytes;
        bytes << std::ifstream(file.path(), std::ios::binary).rdbuf();
        target(bytes.str());
        ++count;
    }
    return count;
}

TEST(Corpus, OfFormsIsBorne) {
    EXPECT_GT(replay("form", fuzz::form), 0);
}
TEST(Corpus, OfMultipartBodiesIsBorne) {
    EXPECT_GT(replay("multipart", fuzz::multipart), 0);
}
TEST(Corpus, OfCookiesIsBorne) {
    EXPECT_GT(replay("cookie", fuzz::cookie), 0);
}
TEST(Corpus, OfRequestsIsBorne) {
    EXPECT_GT(replay("request", fuzz::request), 0);
}

}  // namespace
