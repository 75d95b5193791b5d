// The thread that seals the journal every second, signs its head every day and, when stopped, seals
// once more. Every `braid serve` has one; they take turns.
#pragma once

#include "base/time.hpp"
#include "platform/journal/signing.hpp"

#include <functional>
#include <memory>

namespace journal {

class Sealer {
public:
    // Each new head is also added to `heads_file`, a copy outside the database. `may_go_on` is
    // asked before each time: while it says no, nothing is sealed and nothing signed.
    Sealer(
        db::Database& database,
        const base::Clock& clock,
        SigningKey key,
        std::filesystem::path heads_file,
        std::function<bool()> may_go_on = [] { return true; }
    );
    ~Sealer();
    // Seals what is committed and ends the thread. A second call does nothing.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace journal
