// The thread that seals the journal every second, signs its head every day and, when stopped, seals
// once more. Every `braid serve` has one; they take turns.
#pragma once

#include "base/time.hpp"
#include "platform/journal/signing.hpp"

#include <memory>

namespace journal {

class Sealer {
public:
    // Each new head is also added to `heads_file`, a copy outside the database.
    Sealer(
        db::Database& database,
        const base::Clock& clock,
        SigningKey key,
        std::filesystem::path heads_file
    );
    ~Sealer();
    // Seals what is committed and ends the thread. A second call does nothing.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace journal
