// Lists worked out from the database, kept between pages under a key that names the state they were
// worked out from: the same key is always the same list, so nothing ever has to be taken out, and
// the least recently used goes when room is needed.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace base {

template <class Item>
class KeptLists {
public:
    using List = std::shared_ptr<const std::vector<Item>>;

    // Keeps lists of at most so many items altogether.
    explicit KeptLists(std::size_t most_items) : most_items_(most_items) {}

    // Keys and their lists.
    using Made = std::vector<std::pair<std::string, std::vector<Item>>>;

    // What is kept under the key, or what `make` gives, then kept.
    List find_or_make(const std::string& key, const std::function<std::vector<Item>()>& make) {
        return find_or_make_all(key, key, [&] {
            Made made;
            made.emplace_back(key, make());
            return made;
        });
    }

    // The same where one work gives the lists of many keys, that of `key` among them: all are kept,
    // but the others not where they would take more than a quarter of the room from the rest.
    // Whoever asks for one of them while the work named so is done waits for it.
    List find_or_make_all(
        const std::string& key, const std::string& work, const std::function<Made()>& make
    ) {
        {
            std::unique_lock lock(mutex_);
            for (;;) {
                if (List found = find(key)) {
                    return found;
                }
                if (working_.insert(work).second) {
                    break;
                }
                ended_.wait(lock);
            }
        }
        const Ending ending{*this, work};
        Made made = make();
        std::size_t items_made = 0;
        for (const auto& [its_key, items] : made) {
            items_made += items.size();
        }
        List wanted;
        for (auto& [its_key, items] : made) {
            auto list = std::make_shared<const std::vector<Item>>(std::move(items));
            if (its_key == key) {
                wanted = std::move(list);
            } else if (items_made <= most_items_ / 4) {
                keep(its_key, list);
            }
        }
        keep(key, wanted);  // last, so that it is there when others had to go
        return wanted;
    }

private:
    using Entries = std::list<std::pair<std::string, List>>;

    // Lets those who wait look again, however the work ended.
    struct Ending {
        KeptLists& lists;
        const std::string& work;

        Ending(KeptLists& kept, const std::string& done) : lists(kept), work(done) {}
        Ending(const Ending&) = delete;
        Ending& operator=(const Ending&) = delete;
        ~Ending() {
            const std::lock_guard lock(lists.mutex_);
            lists.working_.erase(work);
            lists.ended_.notify_all();
        }
    };

    // With the mutex held.
    List find(const std::string& key) {
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
    std::condition_variable ended_;
    std::set<std::string> working_;
    Entries entries_;  // most recently used first
    std::unordered_map<std::string, typename Entries::iterator> by_key_;
    std::size_t kept_ = 0;
};

}  // namespace base
