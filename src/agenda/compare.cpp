// What changed between two versions: items by kind and id, words by their longest common
// subsequence.
#include "agenda/snapshot.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace agenda {
namespace {

// Longer comparisons are shown as one text taken out and one put in.
constexpr std::size_t most_pairs_of_words = 4'000'000;

using ItemKey = std::pair<std::string_view, std::string_view>;
using ItemsByKey = std::map<ItemKey, const Item*>;

ItemsByKey by_key(const std::vector<Item>& items) {
    ItemsByKey found;
    for (const Item& item : items) {
        found[{item.kind, item.id}] = &item;
    }
    return found;
}

bool is_same_field(const Item::Field& left, const Item::Field& right) {
    return left.name == right.name && left.value == right.value;
}

bool is_same_item(const Item& left, const Item& right) {
    return left.title == right.title && left.is_public == right.is_public &&
           std::equal(
               left.fields.begin(),
               left.fields.end(),
               right.fields.begin(),
               right.fields.end(),
               is_same_field
           );
}

// A word with the white space that follows it; two are the same when their words are.
struct WordAndSpace {
    std::string_view word;
    std::string_view with_space;
};
bool operator==(const WordAndSpace& left, const WordAndSpace& right) {
    return left.word == right.word;
}
using Words = std::vector<WordAndSpace>;

Words words_of(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    Words words;
    std::size_t start = text.find_first_not_of(space);
    while (start != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(space, start), text.size());
        const std::size_t next = std::min(text.find_first_not_of(space, end), text.size());
        words.push_back({text.substr(start, end - start), text.substr(start, next - start)});
        start = next == text.size() ? std::string_view::npos : next;
    }
    return words;
}

class RunMaker {
public:
    void add(Run::Kind kind, const WordAndSpace& word) {
        if (runs_.empty() || runs_.back().kind != kind) {
            runs_.push_back({kind, ""});
        }
        runs_.back().words += word.with_space;
    }
    std::vector<Run> made() { return std::move(runs_); }

private:
    std::vector<Run> runs_;
};

// The middle parts, whose first and last words differ.
struct Middle {
    std::size_t start = 0;
    std::size_t before_end = 0;
    std::size_t after_end = 0;

    std::size_t rows() const { return before_end - start; }
    std::size_t columns() const { return after_end - start; }
};

Middle middle_of(const Words& before, const Words& after) {
    Middle middle{0, before.size(), after.size()};
    while (middle.start < middle.before_end && middle.start < middle.after_end &&
           before[middle.start] == after[middle.start]) {
        ++middle.start;
    }
    while (middle.before_end > middle.start && middle.after_end > middle.start &&
           before[middle.before_end - 1] == after[middle.after_end - 1]) {
        --middle.before_end;
        --middle.after_end;
    }
    return middle;
}

// Lengths of the longest common subsequence of the rests, row by row of `before`.
std::vector<std::uint16_t> lengths_of_rests(
    const Words& before, const Words& after, const Middle& middle
) {
    const std::size_t width = middle.columns() + 1;
    std::vector<std::uint16_t> lengths((middle.rows() + 1) * width, 0);
    for (std::size_t i = middle.rows(); i-- > 0;) {
        for (std::size_t j = middle.columns(); j-- > 0;) {
            const bool same = before[middle.start + i] == after[middle.start + j];
            lengths[i * width + j] =
                same ? static_cast<std::uint16_t>(lengths[(i + 1) * width + j + 1] + 1)
                     : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
        }
    }
    return lengths;
}

void add_middle(const Words& before, const Words& after, const Middle& middle, RunMaker& runs) {
    std::size_t i = 0;
    std::size_t j = 0;
    if (middle.rows() * middle.columns() <= most_pairs_of_words) {
        const std::size_t width = middle.columns() + 1;
        const auto lengths = lengths_of_rests(before, after, middle);
        while (i < middle.rows() && j < middle.columns()) {
            if (before[middle.start + i] == after[middle.start + j]) {
                runs.add(Run::Kind::kept, after[middle.start + j]);
                ++i;
                ++j;
            } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
                runs.add(Run::Kind::removed, before[middle.start + i++]);
            } else {
                runs.add(Run::Kind::added, after[middle.start + j++]);
            }
        }
    }
    for (; i < middle.rows(); ++i) {
        runs.add(Run::Kind::removed, before[middle.start + i]);
    }
    for (; j < middle.columns(); ++j) {
        runs.add(Run::Kind::added, after[middle.start + j]);
    }
}

}  // namespace

std::vector<Difference> compare(const std::vector<Item>& before, const std::vector<Item>& after) {
    const ItemsByKey old_items = by_key(before);
    const ItemsByKey new_items = by_key(after);
    std::vector<Difference> differences;
    for (const Item& item : after) {
        const auto old = old_items.find({item.kind, item.id});
        if (old == old_items.end()) {
            differences.push_back({Difference::What::added, {}, item});
        } else if (!is_same_item(*old->second, item)) {
            differences.push_back({Difference::What::changed, *old->second, item});
        }
    }
    for (const Item& item : before) {
        if (!new_items.contains({item.kind, item.id})) {
            differences.push_back({Difference::What::removed, item, {}});
        }
    }
    return differences;
}

std::vector<Run> compare_words(std::string_view before, std::string_view after) {
    const Words old_words = words_of(before);
    const Words new_words = words_of(after);
    const Middle middle = middle_of(old_words, new_words);
    RunMaker runs;
    for (std::size_t i = 0; i < middle.start; ++i) {
        runs.add(Run::Kind::kept, new_words[i]);
    }
    add_middle(old_words, new_words, middle, runs);
    for (std::size_t i = middle.after_end; i < new_words.size(); ++i) {
        runs.add(Run::Kind::kept, new_words[i]);
    }
    return runs.made();
}

}  // namespace agenda
