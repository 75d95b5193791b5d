#include "measures/figures/kept_lists.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>

namespace {

using Lists = measures::KeptLists<int>;

// A list of `size`, and how often it had to be made.
struct Maker {
    std::size_t size = 1;
    int times = 0;

    std::vector<int> operator()() {
        ++times;
        return std::vector<int>(size, times);
    }
};

int times_made(Lists& lists, const std::string& key, std::size_t size = 1) {
    Maker maker{size};
    lists.find_or_make(key, std::ref(maker));
    return maker.times;
}

TEST(KeptLists, MakeAListOnce) {
    Lists lists(10);
    EXPECT_EQ(1, times_made(lists, "a"));
    EXPECT_EQ(0, times_made(lists, "a"));
    EXPECT_EQ(1, times_made(lists, "b"));
}

TEST(KeptLists, LetTheLeastRecentlyUsedGo) {
    Lists lists(2);
    times_made(lists, "a");
    times_made(lists, "b");
    times_made(lists, "a");
    times_made(lists, "c");
    EXPECT_EQ(0, times_made(lists, "a"));
    EXPECT_EQ(1, times_made(lists, "b"));
}

TEST(KeptLists, GiveButDoNotKeepWhatIsTooLarge) {
    Lists lists(2);
    EXPECT_EQ(1, times_made(lists, "small"));
    EXPECT_EQ(1, times_made(lists, "large", 3));
    EXPECT_EQ(1, times_made(lists, "large", 3));
    EXPECT_EQ(0, times_made(lists, "small"));
}

TEST(KeptLists, KeepNothingOfAListThatCouldNotBeMade) {
    Lists lists(2);
    EXPECT_THROW(
        lists.find_or_make("a", []() -> std::vector<int> { throw std::runtime_error("no"); }),
        std::runtime_error
    );
    EXPECT_EQ(1, times_made(lists, "a"));
}

}  // namespace
