// Every component as it is on record in tests/golden/html/.
#include "support/golden.hpp"

#include "support/samples/samples.hpp"

#include <gtest/gtest.h>

#include <set>

TEST(Golden, EveryComponentIsWrittenAsBefore) {
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        EXPECT_TRUE(support::is_golden("html/" + sample.name + ".html", sample.markup.text()));
    }
}

TEST(Golden, NoFileIsLeftOfAComponentThatIsNoMore) {
    std::set<std::string> names;
    for (const samples::Sample& sample : samples::all_samples(samples::Voice::friendly())) {
        EXPECT_TRUE(names.insert(sample.name).second) << sample.name << " is there twice";
    }
    for (const auto& file : std::filesystem::directory_iterator(support::golden_folder("html"))) {
        EXPECT_TRUE(names.contains(file.path().stem().string())) << file.path();
    }
}
