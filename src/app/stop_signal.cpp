#include "app/stop_signal.hpp"

namespace app {

StopSignal::StopSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

void StopSignal::wait() const {
    int signal = 0;
    sigwait(&signals_, &signal);
}

void StopSignal::give() const {
    ::pthread_kill(waiting_, SIGTERM);
}

}  // namespace app
