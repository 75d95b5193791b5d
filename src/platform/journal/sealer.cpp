#include "platform/journal/sealer.hpp"

#include "platform/journal/seal.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace journal {
namespace {

constexpr std::chrono::seconds pause_between_seals{1};

void append_head(const std::filesystem::path& file, const Head& head) {
    const std::string line = head_line(head);
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const bool written =
        descriptor >= 0 &&
        ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(descriptor) == 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (!written) {
        throw base::Error(
            base::Code::internal,
            fmt::format("The journal's signed head could not be added to {}.", file.string())
        );
    }
}

}  // namespace

struct Sealer::Impl {
    Impl(
        db::Database& open_database,
        const base::Clock& the_clock,
        SigningKey the_key,
        std::filesystem::path file
    )
        : database(open_database),
          clock(the_clock),
          key(std::move(the_key)),
          heads_file(std::move(file)) {}

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
            seal(database);
            if (const auto head = sign_head(database, key, clock.now())) {
                append_head(heads_file, *head);
            }
            failing = false;
        } catch (const base::Error& error) {
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
    bool failing = false;
    bool stopping = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::thread thread;
};

Sealer::Sealer(
    db::Database& database,
    const base::Clock& clock,
    SigningKey key,
    std::filesystem::path heads_file
)
    : impl_(std::make_unique<Impl>(database, clock, std::move(key), std::move(heads_file))) {
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
