#include "fuzz/fuzz.hpp"

#include <cstdlib>

void fuzz::expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}
