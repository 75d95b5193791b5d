// What an import refuses, gathered so that all of it can be told at once.
#pragma once

#include "platform/tables/refusal.hpp"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace measures {

using TellRefusal = std::function<void(const tables::Refusal&)>;

// Refusals: all counted and told, the first of them kept.
class RefusalList {
public:
    static constexpr std::size_t kept_at_most = 1'000;

    explicit RefusalList(TellRefusal tell = {}) : tell_(std::move(tell)) {}
    void add(tables::Refusal refusal);
    std::uint64_t count() const { return count_; }
    // By line.
    std::vector<tables::Refusal> sorted() const;

private:
    TellRefusal tell_;
    std::uint64_t count_ = 0;
    std::uint64_t last_line_ = 0;  // of those kept, when there is no room for more
    std::vector<tables::Refusal> kept_;
};

}  // namespace measures
