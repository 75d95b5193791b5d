// What the cryptography library wants once in a process.
#pragma once

namespace base {

// Before anything is sealed, signed or fingerprinted, and before any thread: chooses the fast form
// of each algorithm for this processor and opens the source of random numbers. False when the
// system has none. A second call does nothing.
[[nodiscard]] bool start_cryptography();

}  // namespace base
