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
    if (tell_) {
        tell_(refusal);
    }
    if (kept_.size() < kept_at_most) {
        last_line_ = std::max(last_line_, refusal.line);
        kept_.push_back(std::move(refusal));
    } else if (refusal.line < last_line_) {
        *std::max_element(kept_.begin(), kept_.end(), earlier_line) = std::move(refusal);
        last_line_ = std::max_element(kept_.begin(), kept_.end(), earlier_line)->line;
    }
}

std::vector<tables::Refusal> RefusalList::sorted() const {
    std::vector<tables::Refusal> list = kept_;
    std::stable_sort(list.begin(), list.end(), earlier_line);
    return list;
}

}  // namespace measures
