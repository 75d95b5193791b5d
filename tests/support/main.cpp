// The main() of every test binary: as the program's own does, it starts the cryptography first.
#include "base/cryptography.hpp"

#include <gmock/gmock.h>

int main(int count, char** words) {
    if (!base::start_cryptography()) {
        return 2;
    }
    testing::InitGoogleMock(&count, words);
    return RUN_ALL_TESTS();
}
