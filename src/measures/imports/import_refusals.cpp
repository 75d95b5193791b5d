#include "measures/imports/import_refusals.hpp"

#include <algorithm>

namespace measures {
namespace {

bool earlier_line(const tables::Refusal& left, const tables::Refusal& right) {
    return left.line < right.line;
}

}  // namespace

void RefusalList::add(tables::Refusal refusal) {
    ++count_;
    if (kept_.size() < kept_at_most) {
        kept_.push_back(std::move(refusal));
    } else if (const auto last = std::max_element(kept_.begin(), kept_.end(), earlier_line);
               refusal.line < last->line) {
        *last = std::move(refusal);
    }
}

std::vector<tables::Refusal> RefusalList::sorted() const {
    std::vector<tables::Refusal> list = kept_;
    std::stable_sort(list.begin(), list.end(), earlier_line);
    return list;
}

void RefusalList::add_all(std::uint64_t count, const std::vector<tables::Refusal>& kept) {
    for (const tables::Refusal& refusal : kept) {
        add(refusal);
    }
    count_ += count - kept.size();
}

}  // namespace measures
