// Identifiers of organisations, facilities, health workers, businesses and charities.
#pragma once

#include <string>
#include <string_view>

namespace nz {

enum class IdentifierProblem {
    none,
    malformed,
    wrong_check,
    // It has the form, and its check is wrong or unknown in a way test systems are known to use;
    // a warning, not a refusal. NZBN only.
    test_number,
};

// A full sentence; empty for no problem.
std::string_view explain(IdentifierProblem problem);

// Health Provider Index: organisation GXXNNN-C and facility FXXNNN-C, X a letter (without I, O)
// or a digit, N a digit. r = weighted sum of the first six (as for NHI) mod 11; the check letter
// is the letter of value r, so r = 0 has none and is refused. Upper case, no spaces.
IdentifierProblem check_hpi_organisation(std::string_view id);
IdentifierProblem check_hpi_facility(std::string_view id);

// Health worker (common person number), NNAAAA: the form only, its check is not published.
IdentifierProblem check_hpi_person(std::string_view id);

// New Zealand Business Number: 13 digits beginning 94, a GS1 location number (weights 1, 3, 1, ...
// from the left, sum divisible by 10). Numbers of 13 digits beginning 99999 that fail are those
// of the HPI's test system: `test_number`.
IdentifierProblem check_nzbn(std::string_view number);

// Charities Services registration: CC and four to six digits; there is no check digit.
IdentifierProblem check_charity_number(std::string_view number);

}  // namespace nz
