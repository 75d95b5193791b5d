// What an import refuses, gathered so that all of it can be told at once.
#pragma once

#include "platform/tables/refusal.hpp"

#include <cstdint>
#include <vector>

namespace measures {

// Refusals: all counted, the first of them kept.
class RefusalList {
public:
    static constexpr std::size_t kept_at_most = 1'000;

    void add(tables::Refusal refusal);
    std::uint64_t count() const { return count_; }
    // By line.
    std::vector<tables::Refusal> sorted() const;
    // Those another reader counted, and the first of them that it kept.
    void add_all(std::uint64_t count, const std::vector<tables::Refusal>& kept);

private:
    std::uint64_t count_ = 0;
    std::vector<tables::Refusal> kept_;
};

}  // namespace measures
