// National Health Index numbers (HISO 10046:2023), old format AAANNNC and new AAANNAC.
//
// Letters are A to Z without I and O, valued 1 to 24; digits are their value. With
// S = sum of the first six values times 7, 6, 5, 4, 3, 2:
//   old: r = S mod 11; never valid at r = 0; check digit (11 - r) mod 10
//   new: r = S mod 23; check letter is the letter of value 23 - r (r = 0 gives Y)
// An earlier draft used mod 24 for the new format; numbers made by it are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nz {

enum class NhiFormat { old_format, new_format };

enum class NhiProblem {
    none,
    malformed,    // neither AAANNNC nor AAANNAC
    wrong_check,  // the last character does not follow from the others
    test_number,  // begins with Z: never given to a person
};

// Whether numbers kept for testing (Z...) are let through.
enum class TestNumbers { refused, allowed };

struct NhiCheck {
    NhiProblem problem = NhiProblem::malformed;
    std::optional<NhiFormat> format;  // absent when malformed
    std::string number;               // trimmed, upper case; empty unless there is no problem
};

NhiCheck check_nhi(std::string_view text, TestNumbers test_numbers = TestNumbers::refused);

// A full sentence that never repeats the number; empty for no problem.
std::string_view explain(NhiProblem problem);

// The last character for the first six of a number, in upper case ("ZZZ001" gives '6',
// "ZZZ00A" gives 'C'); nothing when they are malformed or no last character makes them valid.
std::optional<char> nhi_check_character(std::string_view first_six);

}  // namespace nz
