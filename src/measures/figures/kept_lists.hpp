// Lists worked out from the database, kept between pages under a key that names the state they were
// worked out from: the same key is always the same list, so nothing ever has to be taken out, and
// the least recently used goes when room is needed.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace measures {

template <class Item>
class KeptLists {
public:
    using List = std::shared_ptr<const std::vector<Item>>;

    // Keeps lists of at most so many items altogether.
    explicit KeptLists(std::size_t most_items) : most_items_(most_items) {}

    // What is kept under the key, or what `make` gives, then kept. Two threads may make the same.
    List find_or_make(const std::string& key, const std::function<std::vector<Item>()>& make) {
        if (List found = find(key)) {
            return found;
        }
        auto made = std::make_shared<const std::vector<Item>>(make());
        keep(key, made);
        return made;
    }

private:
    using Entries = std::list<std::pair<std::string, List>>;

    List find(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) {
            return nullptr;
        }
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

    void keep(const std::string& key, const List& list) {
        const std::lock_guard lock(mutex_);
        if (list->size() > most_items_ || by_key_.contains(key)) {
            return;
        }
        entries_.emplace_front(key, list);
        by_key_.emplace(key, entries_.begin());
        kept_ += list->size();
        while (kept_ > most_items_) {
            kept_ -= entries_.back().second->size();
            by_key_.erase(entries_.back().first);
            entries_.pop_back();
        }
    }

    const std::size_t most_items_;
    std::mutex mutex_;
    Entries entries_;  // most recently used first
    std::unordered_map<std::string, typename Entries::iterator> by_key_;
    std::size_t kept_ = 0;
};

}  // namespace measures
