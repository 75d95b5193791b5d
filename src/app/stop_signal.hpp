// SIGTERM and SIGINT as something to wait for. Made before any thread is started, so that no thread
// but the one that waits is ever interrupted by them.
#pragma once

#include <csignal>

namespace app {

class StopSignal {
public:
    StopSignal();
    // Returns when one of the signals has come.
    void wait() const;

private:
    sigset_t signals_;
};

}  // namespace app
