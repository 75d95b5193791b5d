#include "standards/nz/nhi.hpp"

#include "base/text.hpp"
#include "standards/nz/check_value.hpp"

#include <algorithm>

namespace nz {
namespace {

std::string upper_trimmed(std::string_view text) {
    std::string upper(base::trim(text));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return upper;
}

// By the first six characters.
std::optional<NhiFormat> format_of(std::string_view six) {
    const bool head = is_identifier_letter(six[0]) && is_identifier_letter(six[1]) &&
                      is_identifier_letter(six[2]) && is_digit(six[3]) && is_digit(six[4]);
    if (head && is_digit(six[5])) {
        return NhiFormat::old_format;
    }
    return head && is_identifier_letter(six[5]) ? std::optional(NhiFormat::new_format)
                                                : std::nullopt;
}

}  // namespace

std::optional<char> nhi_check_character(std::string_view first_six) {
    const auto format = first_six.size() == 6 ? format_of(first_six) : std::nullopt;
    if (!format) {
        return std::nullopt;
    }
    const int sum = weighted_sum(first_six);
    if (*format == NhiFormat::new_format) {
        return letter_of(23 - sum % 23);
    }
    const int rest = sum % 11;
    return rest == 0 ? std::nullopt : std::optional(static_cast<char>('0' + (11 - rest) % 10));
}

NhiCheck check_nhi(std::string_view text, TestNumbers test_numbers) {
    NhiCheck check;
    const std::string number = upper_trimmed(text);
    if (number.size() != 7) {
        return check;
    }
    const std::string_view first_six = std::string_view(number).substr(0, 6);
    const auto format = format_of(first_six);
    const bool fits =
        format == NhiFormat::old_format ? is_digit(number[6]) : is_identifier_letter(number[6]);
    if (!format || !fits) {
        return check;
    }
    check.format = format;
    if (nhi_check_character(first_six) != number[6]) {
        check.problem = NhiProblem::wrong_check;
    } else if (number[0] == 'Z' && test_numbers == TestNumbers::refused) {
        check.problem = NhiProblem::test_number;
    } else {
        check.problem = NhiProblem::none;
        check.number = number;
    }
    return check;
}

std::string_view explain(NhiProblem problem) {
    switch (problem) {
        case NhiProblem::none:
            return "";
        case NhiProblem::malformed:
            return "An NHI number has three letters and four digits (ABC1234), or three letters, "
                   "two digits and two letters (ABC12DE), without I or O.";
        case NhiProblem::wrong_check:
            return "This NHI number has a mistake in it: its last character does not fit the rest.";
        case NhiProblem::test_number:
            return "NHI numbers that begin with Z are for testing and belong to nobody.";
    }
    return "";
}

}  // namespace nz
