#include "platform/jobs/run.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace jobs {
namespace {

constexpr std::chrono::milliseconds pause_between_looks{500};

}  // namespace

struct Worker::Impl {
    Impl(
        db::Database& open_database,
        const base::Clock& the_clock,
        Handlers all_handlers,
        std::vector<Periodic> all_periodics,
        Lane the_lane
    )
        : database(open_database),
          clock(the_clock),
          handlers(std::move(all_handlers)),
          periodics(std::move(all_periodics)),
          lane(std::move(the_lane)) {}

    void run() {
        while (!stopping) {
            work();
            std::unique_lock lock(mutex);
            changed.wait_for(lock, pause_between_looks, [this] { return stopping || woken; });
            woken = false;
        }
    }

    // What cannot be done now (the database is busy or away) is looked at again half a second
    // later.
    void work() {
        try {
            do {
                run_due_periodics(database, periodics, clock.now());
            } while (!stopping && run_next_job(database, handlers, clock.now(), lane));
            failing = false;
        } catch (const std::exception& error) {
            if (!failing) {
                spdlog::error("jobs.worker failed: {}", error.what());
            }
            failing = true;
        }
    }

    db::Database& database;
    const base::Clock& clock;
    Handlers handlers;
    std::vector<Periodic> periodics;
    Lane lane;
    std::atomic<bool> stopping = false;
    bool woken = false;
    bool failing = false;
    std::mutex mutex;
    std::condition_variable changed;
    std::thread thread;
};

Worker::Worker(
    db::Database& database,
    const base::Clock& clock,
    Handlers handlers,
    std::vector<Periodic> periodics,
    Lane lane
)
    : impl_(std::make_unique<Impl>(
          database, clock, std::move(handlers), std::move(periodics), std::move(lane)
      )) {
    impl_->thread = std::thread([impl = impl_.get()] { impl->run(); });
}

Worker::~Worker() {
    stop();
}

void Worker::wake() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->woken = true;
    }
    impl_->changed.notify_all();
}

void Worker::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->changed.notify_all();
    if (impl_->thread.joinable()) {
        impl_->thread.join();
    }
}

}  // namespace jobs
