// BRAID_FUZZ_TARGET is the function of fuzz.hpp that this program feeds.
#include "fuzz/fuzz.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::BRAID_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}
