// Every component as it is written today. After a wanted change run the tests once with
// BRAID_UPDATE_GOLDEN=1, and read the difference before committing it.
#include "support/samples/samples.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace {

std::filesystem::path golden_file(const std::string& name) {
    return std::filesystem::path(BRAID_GOLDEN_FOLDER) / (name + ".html");
}

std::string golden_read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

bool is_updating() {
    return std::getenv("BRAID_UPDATE_GOLDEN") != nullptr;
}

// One element a line, so that a difference can be read.
std::string in_lines(std::string_view markup) {
    std::string lines;
    for (const char c : markup) {
        if (c == '<' && !lines.empty() && lines.back() == '>') {
            lines += '\n';
        }
        lines += c;
    }
    return lines.ends_with('\n') ? lines : lines + '\n';
}

}  // namespace

TEST(Golden, EveryComponentIsWrittenAsBefore) {
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        const std::string now = in_lines(sample.markup.text());
        if (is_updating()) {
            std::ofstream(golden_file(sample.name), std::ios::binary) << now;
        }
        EXPECT_EQ(golden_read(golden_file(sample.name)), now)
            << "tests/golden/html/" << sample.name << ".html";
    }
}

TEST(Golden, NoFileIsLeftOfAComponentThatIsNoMore) {
    std::set<std::string> names;
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        EXPECT_TRUE(names.insert(sample.name).second) << sample.name << " is there twice";
    }
    for (const auto& file : std::filesystem::directory_iterator(BRAID_GOLDEN_FOLDER)) {
        EXPECT_TRUE(names.contains(file.path().stem().string())) << file.path();
    }
}
