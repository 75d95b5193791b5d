#include "platform/http/page_cache.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace http {
namespace {

void write_key(std::string& text, const PageKey& key) {
    text.clear();
    text += key.is_secure ? 's' : 'p';
    text += static_cast<char>('0' + static_cast<int>(key.encoding));
    text.append(key.language).append(1, '\n').append(key.host).append(1, '\n').append(key.target);
}

constexpr std::size_t entry_overhead = 400;  // bytes of list node, hash node and strings, about

}  // namespace

PageCache::PageCache(Config config, const base::Clock& clock, Metrics& metrics)
    : config_(std::move(config)), clock_(clock), metrics_(metrics) {}

PageCache::~PageCache() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void PageCache::poll(Versions ask) {
    {
        const std::lock_guard lock(mutex_);
        ask_ = std::move(ask);
        is_polling_ = true;
    }
    thread_ = std::thread([this] { run(); });
}

void PageCache::refresh() {
    if (ask_) {
        ask_and_learn();
    }
}

void PageCache::ask_and_learn() {
    try {
        const auto asked_at = std::chrono::steady_clock::now();
        learn(ask_(), asked_at);
        is_well_ = true;
    } catch (const std::exception& error) {
        if (is_well_.exchange(false)) {
            spdlog::warn("page cache: the public versions cannot be read: {}", error.what());
        }
    }
}

void PageCache::run() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        // From asking to asking, so that a slow answer does not put the next one off.
        const auto next = std::chrono::steady_clock::now() + config_.poll_interval;
        lock.unlock();
        ask_and_learn();
        lock.lock();
        stopping_.wait_until(lock, next, [this] { return is_stopping_; });
    }
}

void PageCache::learn(
    const std::map<std::string, std::int64_t>& versions,
    std::chrono::steady_clock::time_point asked_at
) {
    const std::lock_guard lock(mutex_);
    for (auto& [name, scope] : scopes_) {
        if (scope.was_polled && !versions.contains(name)) {
            ++scope.version;  // gone: its pages are too
            scope.was_polled = false;
        }
    }
    for (const auto& [name, version] : versions) {
        Scope& scope = scopes_[name];
        scope.version = std::max(scope.version, version);
        scope.was_polled = true;
    }
    learnt_at_ = std::max(learnt_at_, asked_at);
}

bool PageCache::is_out_of_touch() const {
    return is_polling_ && std::chrono::steady_clock::now() - learnt_at_ > config_.stale_after;
}

void PageCache::drop(Entries::iterator entry) {
    bytes_ -= entry->size;
    metrics_.cache_bytes = static_cast<std::int64_t>(bytes_);
    by_key_.erase(entry->key);
    entries_.erase(entry);
}

// Worked out once a day.
base::Instant PageCache::end_of_day() {
    const base::Instant now = clock_.now();
    const bool is_known = now < day_ends_ && day_ends_ < now + base::hours(26);
    if (!is_known) {
        day_ends_ =
            base::start_of(base::add_days(base::date_in(now, config_.zone), 1), config_.zone);
    }
    return day_ends_;
}

std::shared_ptr<const CachedPage> PageCache::find(const PageKey& key) {
    thread_local std::string text;
    write_key(text, key);
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(text);
    if (found == by_key_.end() || is_out_of_touch()) {
        return nullptr;
    }
    const Entries::iterator entry = found->second;
    if (entry->version != entry->scope->version || clock_.now() >= entry->ends) {
        drop(entry);
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, entry);
    return entry->page;
}

void PageCache::keep(
    const PageKey& key, CachedPage page, const std::string& scope_name, std::int64_t version
) {
    Entry entry;
    write_key(entry.key, key);
    entry.size = entry_overhead + entry.key.size() + page.head.size() +
                 page.not_modified_head.size() + page.body.size();
    if (entry.size > config_.byte_limit / 8) {
        return;
    }
    entry.page = std::make_shared<const CachedPage>(std::move(page));
    entry.version = version;
    const std::lock_guard lock(mutex_);
    Scope& scope = scopes_[scope_name];
    if (version < scope.version) {
        return;
    }
    scope.version = version;
    entry.scope = &scope;
    entry.ends = end_of_day();
    if (const auto old = by_key_.find(entry.key); old != by_key_.end()) {
        drop(old->second);
    }
    bytes_ += entry.size;
    entries_.push_front(std::move(entry));
    by_key_[entries_.front().key] = entries_.begin();
    while (bytes_ > config_.byte_limit) {
        drop(std::prev(entries_.end()));
    }
    metrics_.cache_bytes = static_cast<std::int64_t>(bytes_);
}

void PageCache::set_version(const std::string& scope, std::int64_t version) {
    const std::lock_guard lock(mutex_);
    Scope& known = scopes_[scope];
    known.version = std::max(known.version, version);
}

}  // namespace http
