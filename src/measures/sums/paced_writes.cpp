#include "measures/sums/paced_writes.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace measures {
namespace {

constexpr double fewest_rows = 50;
constexpr double most_rows = 200'000;
constexpr std::chrono::milliseconds pause{2};

}  // namespace

PacedWrites::PacedWrites(db::Database& database, std::function<Instant()> now)
    : database_(database),
      now_(std::move(now)),
      seconds_wanted_(database.dialect() == db::Dialect::sqlite ? 0.020 : 0.3) {}

void PacedWrites::write(const std::function<void(db::Transaction&)>& work) {
    db::Transaction transaction = database_.write();
    began_ = now_();
    work(transaction);
    transaction.commit();
    const double seconds = std::max(1e-4, std::chrono::duration<double>(now_() - began_).count());
    const auto rows = static_cast<double>(rows_);
    const double fitting = std::clamp(rows * seconds_wanted_ / seconds, 0.5 * rows, 2.0 * rows);
    rows_ = static_cast<std::size_t>(std::clamp(fitting, fewest_rows, most_rows));
    if (database_.dialect() == db::Dialect::sqlite) {
        std::this_thread::sleep_for(pause);
    }
}

bool PacedWrites::has_time() const {
    return std::chrono::duration<double>(now_() - began_).count() < seconds_wanted_;
}

}  // namespace measures
