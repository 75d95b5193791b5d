// Public pages as finished bytes, answered on the I/O thread before routing, session or pool.
//
// A page is kept when its handler set Response::public_scope (the network) and public_version (the
// counter that every change visible to the public raises, read in the same snapshot as the page's
// data), and nothing about the request or the answer was personal. It is answered again until
//   - the scope's version is known to be higher: told by this process (set_version), or learnt from
//     the database, after each unsafe request here and by polling for what others do;
//   - the local day ends, since pages speak of "today";
//   - room is needed: the least recently used goes first.
// What is marked "immutable" on a route open to anyone is kept too, with the scope "immutable".
#pragma once

#include "base/time.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/raw_request.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace http {

struct CachedPage {
    std::string head;               // status line and fields; without Date and the blank line
    std::string not_modified_head;  // the same for 304
    std::string body;
    std::string etag;
    Metrics::Route* counts = nullptr;
};

class PageCache {
public:
    struct Config {
        std::size_t byte_limit = 64 * 1000 * 1000;
        std::string zone = std::string(base::default_zone);  // whose midnight ends a day
        std::chrono::milliseconds poll_interval{500};
        // When the versions could not be learnt for so long, nothing is answered from here.
        std::chrono::milliseconds stale_after{1'000};
    };
    // The current public versions of all scopes, in one query.
    using Versions = std::function<std::map<std::string, std::int64_t>()>;

    PageCache(Config config, const base::Clock& clock, Metrics& metrics);
    ~PageCache();
    PageCache(const PageCache&) = delete;
    PageCache& operator=(const PageCache&) = delete;

    // Asks for all versions now and then every `poll_interval`, on a thread of its own. What `ask`
    // throws counts as not having learnt them; it is called from several threads, and must not wait
    // for what requests wait for: a busy moment would then switch the cache off. Call at most once.
    void poll(Versions ask);
    // Asks at once: after a request that may have changed something, before it is answered.
    void refresh();

    // The page, if it may still be answered.
    std::shared_ptr<const CachedPage> find(const PageKey& key);
    // Does nothing when a newer version of the scope is known, or the page is too large to keep.
    void keep(const PageKey& key, CachedPage page, const std::string& scope, std::int64_t version);
    // Call after a commit that raised the scope's public version.
    void set_version(const std::string& scope, std::int64_t version);

private:
    struct Scope {
        std::int64_t version = 0;
        bool was_polled = false;
    };
    struct Entry {
        std::string key;
        std::shared_ptr<const CachedPage> page;
        const Scope* scope;
        std::int64_t version;
        base::Instant ends;
        std::size_t size;
    };
    using Entries = std::list<Entry>;

    void run();
    void ask_and_learn();
    void learn(
        const std::map<std::string, std::int64_t>& versions,
        std::chrono::steady_clock::time_point asked_at
    );
    bool is_out_of_touch() const;
    void drop(Entries::iterator entry);
    base::Instant end_of_day();

    const Config config_;
    const base::Clock& clock_;
    Metrics& metrics_;

    std::mutex mutex_;
    std::map<std::string, Scope, std::less<>> scopes_;
    Entries entries_;  // most recently used first
    std::unordered_map<std::string_view, Entries::iterator> by_key_;
    std::size_t bytes_ = 0;
    base::Instant day_ends_{};
    Versions ask_;
    bool is_polling_ = false;
    std::atomic<bool> is_well_{true};  // the last asking succeeded
    std::chrono::steady_clock::time_point learnt_at_;

    std::condition_variable stopping_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace http
