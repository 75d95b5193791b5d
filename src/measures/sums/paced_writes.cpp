#include "measures/sums/paced_writes.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace measures {
namespace {

constexpr double fewest_rows = 20;
constexpr double most_rows = 200'000;
constexpr std::chrono::microseconds shortest_pause{2'000};
constexpr std::chrono::microseconds longest_pause{20'000};
constexpr std::chrono::microseconds longest_on_postgres{40'000};
constexpr double others_write_seconds = 0.001;  // a lock waited for so long was someone else's

double seconds_between(PacedWrites::Instant from, PacedWrites::Instant to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

PacedWrites::PacedWrites(db::Database& database, std::function<Instant()> now)
    : database_(database),
      now_(std::move(now)),
      seconds_wanted_(database.dialect() == db::Dialect::sqlite ? 0.010 : 0.05),
      pause_(longest_pause) {}

void PacedWrites::write(const std::function<void(db::Transaction&)>& work) {
    if (is_begun_) {
        std::this_thread::sleep_for(pause_);
    }
    is_begun_ = true;
    const Instant asked = now_();
    db::Transaction transaction = database_.write();
    began_ = now_();
    work(transaction);
    const Instant worked = now_();
    transaction.commit();
    const Instant committed = now_();
    adjust_rows(seconds_between(began_, worked), seconds_between(worked, committed));
    adjust_pause(seconds_between(asked, began_), seconds_between(began_, committed));
}

// The commit counts too, but it does not fall with the rows: however slow the disk, they are given
// half of the time that is wanted.
void PacedWrites::adjust_rows(double seconds_worked, double seconds_committed) {
    seconds_to_commit_ += 0.1 * (seconds_committed - seconds_to_commit_);
    const double wanted = std::max(seconds_wanted_ - seconds_to_commit_, seconds_wanted_ / 2);
    const auto rows = static_cast<double>(rows_);
    const double fitting =
        std::clamp(rows * wanted / std::max(1e-4, seconds_worked), 0.5 * rows, 2.0 * rows);
    rows_ = static_cast<std::size_t>(std::clamp(fitting, fewest_rows, most_rows));
}

void PacedWrites::adjust_pause(double seconds_waited, double seconds_written) {
    if (database_.dialect() == db::Dialect::postgres) {
        const std::chrono::microseconds tenth(static_cast<std::int64_t>(seconds_written * 1e5));
        pause_ = std::min(tenth, longest_on_postgres);
        return;
    }
    const auto wanted = seconds_waited > others_write_seconds ? pause_ * 2 : pause_ * 3 / 4;
    pause_ = std::clamp(wanted, shortest_pause, longest_pause);
}

bool PacedWrites::has_time() const {
    return seconds_between(began_, now_()) < seconds_wanted_;
}

}  // namespace measures
