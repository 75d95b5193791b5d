#include "platform/journal/sealer.hpp"

#include "platform/journal/seal.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace journal {
namespace {

constexpr std::chrono::seconds pause_between_seals{1};

void append_lines(const std::filesystem::path& file, const std::string& lines) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const bool written =
        descriptor >= 0 &&
        ::write(descriptor, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
        ::fsync(descriptor) == 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!written) {
        throw base::Error(
            base::Code::internal,
            fmt::format("The journal's signed heads could not be added to {}.", file.string())
        );
    }
}

// The day of the last head in the file, "" for none. A line cut short by a crash is taken off.
std::string last_day_in(const std::filesystem::path& file) {
    std::ostringstream text;
    if (std::ifstream stream(file); stream) {
        text << stream.rdbuf();
    }
    std::string lines = text.str();
    const std::size_t whole = lines.rfind('\n') + 1;  // 0 when there is no whole line
    if (whole < lines.size()) {
        std::filesystem::resize_file(file, whole);
        lines.resize(whole);
    }
    const std::vector<Head> heads = parse_heads(lines);
    return heads.empty() ? "" : heads.back().day;
}

// Adds the heads later than the file's last: also those that were signed just before a crash.
void append_missing_heads(db::Database& database, const std::filesystem::path& file) {
    const std::string last = last_day_in(file);
    db::Reader reader = database.read();
    std::string lines;
    for (const Head& head : list_heads(reader)) {
        if (head.day > last) {
            lines += head_line(head);
        }
    }
    if (!lines.empty()) {
        append_lines(file, lines);
    }
}

}  // namespace

struct Sealer::Impl {
    Impl(
        db::Database& open_database,
        const base::Clock& the_clock,
        SigningKey the_key,
        std::filesystem::path file,
        std::function<bool()> ask
    )
        : database(open_database),
          clock(the_clock),
          key(std::move(the_key)),
          heads_file(std::move(file)),
          may_go_on(std::move(ask)) {}

    void run() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            lock.unlock();
            work();
            lock.lock();
            changed.wait_for(lock, pause_between_seals, [this] { return stopping; });
        }
        lock.unlock();
        work();
    }

    // A failure is logged once, not every second, and tried again.
    void work() {
        try {
            if (!may_go_on()) {
                return;
            }
            seal(database);
            if (sign_head(database, key, clock.now())) {
                file_is_whole = false;
            }
            if (!file_is_whole) {
                append_missing_heads(database, heads_file);
                file_is_whole = true;
            }
            failing = false;
        } catch (const std::exception& error) {
            if (!failing) {
                spdlog::error("journal.seal failed: {}", error.what());
            }
            failing = true;
        }
    }

    db::Database& database;
    const base::Clock& clock;
    SigningKey key;
    std::filesystem::path heads_file;
    std::function<bool()> may_go_on;
    bool failing = false;
    bool file_is_whole = false;  // as far as this process knows
    bool stopping = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::thread thread;
};

Sealer::Sealer(
    db::Database& database,
    const base::Clock& clock,
    SigningKey key,
    std::filesystem::path heads_file,
    std::function<bool()> may_go_on
)
    : impl_(std::make_unique<Impl>(
          database, clock, std::move(key), std::move(heads_file), std::move(may_go_on)
      )) {
    impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Sealer::~Sealer() {
    stop();
}

void Sealer::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->changed.notify_all();
    if (impl_->thread.joinable()) {
        impl_->thread.join();
    }
}

}  // namespace journal
