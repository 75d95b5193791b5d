// SIGTERM and SIGINT as something to wait for. Made before any thread is started, so that no thread
// but the one that waits is ever interrupted by them.
#pragma once

#include <csignal>
#include <pthread.h>

namespace app {

class StopSignal {
public:
    StopSignal();
    // Returns when one of the signals has come.
    void wait() const;
    // Lets wait() return, from any thread.
    void give() const;

private:
    sigset_t signals_;
    pthread_t waiting_ = ::pthread_self();
};

}  // namespace app
