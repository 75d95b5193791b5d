#include "base/kept_lists.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <stdexcept>

namespace {

using Lists = base::KeptLists<int>;

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

TEST(KeptLists, OneLargeWorkLeavesRoomForOthers) {
    Lists lists(10);
    lists.find_or_make("other", [] { return std::vector<int>{1}; });
    const auto made = [] { return Lists::Made{{"a", {1}}, {"b", {2, 3}}}; };
    lists.find_or_make_all("b", "both", made);
    EXPECT_EQ(0, times_made(lists, "b"));
    EXPECT_EQ(0, times_made(lists, "other"));
    EXPECT_EQ(1, times_made(lists, "a"));
}

TEST(KeptLists, OneWorkGivesTheListsOfManyKeys) {
    Lists lists(20);
    const auto made = [] { return Lists::Made{{"a", {1}}, {"b", {2, 3}}}; };
    EXPECT_EQ(2, lists.find_or_make_all("b", "both", made)->front());
    EXPECT_EQ(0, times_made(lists, "a"));
}

TEST(KeptLists, TheOneAskedForIsKeptWhereThereIsNoRoomForAll) {
    Lists lists(2);
    const auto made = [] { return Lists::Made{{"a", {1, 1}}, {"b", {2, 2}}}; };
    lists.find_or_make_all("a", "both", made);
    EXPECT_EQ(0, times_made(lists, "a"));
    EXPECT_EQ(1, times_made(lists, "b", 2));
}

TEST(KeptLists, ASecondAskerWaitsForTheFirst) {
    Lists lists(10);
    std::promise<void> begun;
    std::promise<void> may_end;
    std::atomic<int> times = 0;
    const auto slowly = [&] {
        ++times;
        begun.set_value();
        may_end.get_future().wait();
        return Lists::Made{{"a", {1}}, {"b", {2}}};
    };
    auto first =
        std::async(std::launch::async, [&] { return lists.find_or_make_all("a", "both", slowly); });
    begun.get_future().wait();
    auto second =
        std::async(std::launch::async, [&] { return lists.find_or_make_all("b", "both", slowly); });
    EXPECT_EQ(std::future_status::timeout, second.wait_for(std::chrono::milliseconds(50)));
    may_end.set_value();
    EXPECT_EQ(1, first.get()->front());
    EXPECT_EQ(2, second.get()->front());
    EXPECT_EQ(1, times);
}

}  // namespace
