#include "base/cryptography.hpp"

#include <sodium.h>

namespace base {

bool start_cryptography() {
    return sodium_init() >= 0;
}

}  // namespace base
