// Readers of foreign bytes, each as a function that must bear any input: it may refuse, it may not
// crash, hang or break the promise it checks. libFuzzer calls them (BRAID_FUZZ), and a normal test
// replays the corpus through them.
#pragma once

#include <string_view>

namespace fuzz {

void form(std::string_view bytes);
void multipart(std::string_view bytes);
void cookie(std::string_view bytes);
void request(std::string_view bytes);

// Ends the process, so that the fuzzer keeps the input.
void expect(bool holds);

}  // namespace fuzz
