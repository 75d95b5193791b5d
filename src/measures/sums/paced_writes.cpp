#include "measures/sums/paced_writes.hpp"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace measures {
namespace {

constexpr double fewest_rows = 20;
constexpr double most_rows = 200'000;
constexpr double others_write_seconds = 0.001;  // a lock waited for so long was someone else's
constexpr std::chrono::seconds others_write_again{1};

// On SQLite a writer keeps all others out; on PostgreSQL it keeps them waiting for processors and
// the disk.
PacedWrites::Pace pace_of(db::Dialect dialect, bool is_alone) {
    using std::chrono::milliseconds;
    if (dialect == db::Dialect::sqlite) {
        return {0.010, milliseconds(is_alone ? 2 : 20)};
    }
    return is_alone ? PacedWrites::Pace{0.100, milliseconds(5)}
                    : PacedWrites::Pace{0.020, milliseconds(30)};
}

double seconds_between(PacedWrites::Instant from, PacedWrites::Instant to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

PacedWrites::PacedWrites(db::Database& database, Watch watch)
    : database_(database),
      watch_(std::move(watch)),
      pace_(pace_of(database.dialect(), false)),
      others_wrote_(watch_.now()) {}

void PacedWrites::write(const std::function<void(db::Transaction&)>& work) {
    if (is_begun_) {
        std::this_thread::sleep_for(pace_.pause);
    }
    is_begun_ = true;
    const Instant asked = watch_.now();
    db::Transaction transaction = database_.write();
    began_ = watch_.now();
    const Seen seen = look_at(transaction);
    work(transaction);
    const Instant worked = watch_.now();
    transaction.commit();
    const Instant committed = watch_.now();
    adjust_pace(have_others_written(seen, seconds_between(asked, began_)));
    last_seen_ = seen;
    adjust_rows(seconds_between(began_, worked), seconds_between(worked, committed));
}

// An import writes with two hands: the count goes up with the number, so that neither takes the
// other's transactions for those of people.
PacedWrites::Seen PacedWrites::look_at(db::Transaction& transaction) const {
    static std::mutex mutex;
    static std::int64_t paced = 0;
    const std::scoped_lock lock(mutex);
    return {watch_.number(transaction), ++paced};
}

bool PacedWrites::have_others_written(Seen seen, double seconds_waited) const {
    if (!seen.number) {
        return seconds_waited > others_write_seconds;
    }
    return last_seen_.number && *seen.number - *last_seen_.number > seen.paced - last_seen_.paced;
}

void PacedWrites::adjust_pace(bool have_others_written) {
    if (have_others_written) {
        others_wrote_ = began_;
    }
    pace_ = pace_of(database_.dialect(), began_ - others_wrote_ > others_write_again);
}

// The commit counts too, but it does not fall with the rows: however slow the disk, they are given
// half of the time that is wanted.
void PacedWrites::adjust_rows(double seconds_worked, double seconds_committed) {
    seconds_to_commit_ += 0.1 * (seconds_committed - seconds_to_commit_);
    const double wanted =
        std::max(pace_.seconds_wanted - seconds_to_commit_, pace_.seconds_wanted / 2);
    const auto rows = static_cast<double>(rows_);
    const double fitting =
        std::clamp(rows * wanted / std::max(1e-4, seconds_worked), 0.5 * rows, 2.0 * rows);
    rows_ = static_cast<std::size_t>(std::clamp(fitting, fewest_rows, most_rows));
}

bool PacedWrites::has_time() const {
    return seconds_between(began_, watch_.now()) < pace_.seconds_wanted;
}

}  // namespace measures
